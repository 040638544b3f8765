/** The result of a chaos experiment, and the judgement on it: whether its hypothesis held. */
import { type Answered, type Seen, seenIn } from '../answers';
import type { Moment } from '../timeline';
import type { Kept } from '../users-writer';
import type { Answers } from './callers';
import { type CallerName, callerNames, type Experiment, type Gaps } from './experiment';

/** What one caller saw from the beginning of the fault on. */
export interface Suffered extends Seen {
  readonly sent: number;
  readonly failed: number;
}

/** An alert that fired, and how long after the fault began. */
export interface Fired {
  readonly alert: string;
  readonly subject: string;
  readonly after: number;
}

/** The first sign of a fault. */
export interface Detected {
  /** `alert`: Prometheus; `probe`: the steady state, as the drill reads it. */
  readonly by: 'alert' | 'probe';
  readonly what: string;
  /** Seconds since the fault began. */
  readonly after: number;
}

export interface Result {
  readonly experiment: string;
  /** When it began, as ISO 8601. */
  readonly at: string;
  readonly target: string;
  /** Seconds of the timeline at which the fault began, and at which it was undone. */
  readonly fault: number;
  readonly undone: number;
  /** Why it was undone before its time. */
  readonly aborted?: string;
  /** What kept it from being undone: it is still there. */
  readonly stuck?: string;
  readonly detected?: Detected;
  /** Alerts that fired meanwhile; none: Prometheus is not there. */
  readonly alerts?: readonly Fired[];
  /** Seconds from the end of the fault until the steady state held; none: it did not. */
  readonly recovered?: number;
  readonly callers: Readonly<Partial<Record<CallerName, Suffered>>>;
  /** What became of the users that were written; none: none was. */
  readonly kept?: Pick<Kept, 'missing' | 'twice'>;
  /** Why they could not be read back. */
  readonly unread?: string;
  /** From the beginning of the fault to the end of the drill, a line of characters for each caller, and for the fault. */
  readonly strips: Readonly<Record<string, string>>;
  readonly moments: readonly Moment[];
}

/** @returns why the hypothesis did not hold, a sentence each; none: it held */
export function shortcomings(
  { bounds }: Pick<Experiment, 'bounds'>,
  { aborted, callers, kept, recovered, stuck, unread }: Result,
): readonly string[] {
  return [
    ...(stuck === undefined ? [] : [`the fault is still there: ${stuck}`]),
    ...(aborted === undefined ? [] : [`undone before its time: ${aborted}`]),
    ...callerNames.flatMap((name) => {
      const gap = callers[name]?.gap ?? 0;
      const most = bounds.gap[name];
      return gap > most ? [`${name}: ${gap.toFixed(1)} s without a right answer; ${most} s were expected at most`] : [];
    }),
    ...(unread === undefined ? [] : [`what was written could not be read back: ${unread}`]),
    ...lost('is missing', kept?.missing),
    ...lost('is there twice', kept?.twice),
    ...(recovered === undefined
      ? ['the steady state did not come back']
      : recovered > bounds.recovered
        ? [`the steady state came back after ${recovered.toFixed(0)} s; ${bounds.recovered} s were expected at most`]
        : []),
  ];
}

function lost(how: string, emails: readonly string[] = []): readonly string[] {
  return emails.length === 0 ? [] : [`${emails.length} acknowledged users: ${emails[0]} ${how}`];
}

/** What callers saw between two moments. */
export function sufferedIn(answers: Answers, from: number, to: number): Result['callers'] {
  const one = (name: CallerName, all: readonly Answered[] = []) => {
    const seen = seenIn(all, from, to);
    const failed = Object.values(seen.refused).reduce((sum, times) => sum + times, 0);
    return [name, { ...seen, sent: seen.acknowledged + failed, failed }] as const;
  };
  return Object.fromEntries(callerNames.filter((name) => answers[name]).map((name) => one(name, answers[name])));
}

/** @returns a caller whose time without a right answer has come to its bound: a sentence; none: no caller */
export function exceeded(answers: Answers, most: Gaps, from: number, to: number): string | undefined {
  for (const name of callerNames) {
    const last = (answers[name] ?? []).findLast(({ at, wrong }) => wrong === undefined && at <= to)?.at ?? from;
    const gap = (to - Math.max(from, last)) / 1000;
    if (answers[name] && gap >= most[name]) return `${name}: ${gap.toFixed(1)} s without a right answer`;
  }
  return undefined;
}

/** @returns a caller that got a wrong answer or none within a span: a sentence; none: all got right answers */
export function refusedIn(answers: Answers, from: number, to: number): string | undefined {
  for (const [name, { acknowledged, refused }] of Object.entries(sufferedIn(answers, from, to))) {
    const [answer] = Object.keys(refused);
    if (answer !== undefined) return `${name} got ${answer}`;
    if (acknowledged === 0) return `${name} got no answer`;
  }
  return undefined;
}
