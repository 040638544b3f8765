/** The report of chaos drills, for people: Markdown, with a line of text over time for each caller. */
import { none, table } from '../../writing/markdown';
import { callerNames, type Experiment } from './experiment';
import { type Result, shortcomings } from './result';

/** What became of an experiment: it was refused, not begun, or carried out. */
export interface Outcome {
  readonly experiment: Experiment;
  /** Why it cannot be done here. */
  readonly refused?: string;
  /** Why it was not begun. */
  readonly unbegun?: string;
  readonly result?: Result;
}

/** `held`, `not held`, `refused` or `not begun`. */
export function verdictOf({ experiment, refused, result }: Outcome): string {
  if (refused !== undefined) return 'refused';
  if (!result) return 'not begun';
  return shortcomings(experiment, result).length === 0 ? 'held' : 'not held';
}

/** What keeps a run from having passed; one that is refused where all are tried is nothing of that. */
export function problems(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.flatMap(({ experiment, result, unbegun }) => [
    ...(unbegun === undefined ? [] : [`${experiment.name}: ${unbegun}`]),
    ...(result ? shortcomings(experiment, result).map((one) => `${experiment.name}: ${one}`) : []),
  ]);
}

const seconds = (time?: number) => (time === undefined ? none : `${time.toFixed(0)} s`);

/** A row for each experiment. */
export function summary(outcomes: readonly Outcome[]): string {
  return table(
    ['experiment', 'hypothesis', 'detected', 'recovered', 'sent', 'failed', 'longest gap'],
    outcomes.map((outcome) => {
      const { experiment, result } = outcome;
      const all = Object.values(result?.callers ?? {});
      const sum = (of: 'sent' | 'failed') => String(all.reduce((total, one) => total + one[of], 0));
      const { detected } = result ?? {};
      return [
        experiment.name,
        verdictOf(outcome),
        detected ? `${seconds(detected.after)}, ${detected.by}` : none,
        seconds(result?.recovered),
        ...(result ? [sum('sent'), sum('failed')] : [none, none]),
        result ? `${Math.max(0, ...all.map(({ gap }) => gap)).toFixed(1)} s` : none,
      ];
    }),
  );
}

/** @param environment whose platform it was */
export function report(environment: string, at: string, outcomes: readonly Outcome[]): string {
  return [
    `# Chaos drills: ${environment}`,
    '',
    `Began ${at}.`,
    '',
    summary(outcomes),
    '',
    ...outcomes.flatMap((outcome) => [...chapter(outcome), '']),
  ].join('\n');
}

function chapter({ experiment, refused, result, unbegun }: Outcome): readonly string[] {
  const { bounds, breaks, hypothesis, name, radius, restores } = experiment;
  const head = [
    `## ${name}`,
    table(
      ['', ''],
      [
        ['hypothesis', hypothesis],
        ['fault', breaks],
        ['undone', restores],
        ['blast radius', radius],
        ['abort', boundsOf(bounds.abort)],
      ],
    ),
    '',
  ];
  if (!result) return [...head, refused === undefined ? `Not begun: ${unbegun}` : `Refused: ${refused}`];
  const bad = shortcomings(experiment, result);
  const callers = callerNames.flatMap((caller) => {
    const seen = result.callers[caller];
    if (!seen) return [];
    const others = Object.entries(seen.refused).map(([answer, times]) => `${answer} ${times}`);
    return [[caller, seen.sent, seen.failed, seen.gap.toFixed(1), bounds.gap[caller], others.join(', ') || none]];
  });
  const alerts = result.alerts?.map(({ after, alert, subject }) => `${alert} ${subject} after ${seconds(after)}`);
  return [
    ...head,
    `Taken: ${result.target}.`,
    '',
    ...(bad.length === 0
      ? ['The hypothesis held.']
      : ['The hypothesis did not hold:', ...bad.map((one) => `- ${one}`)]),
    '',
    table(['caller', 'sent', 'failed', 'longest gap, s', 'expected at most, s', 'other answers'], callers),
    '',
    `Alerts: ${alerts ? alerts.join(', ') || 'none fired' : 'Prometheus was not there'}. Those of this fault: ${'none' in experiment.alerts ? `none, since ${experiment.alerts.none}` : experiment.alerts.join(', ')}.`,
    '',
    ...Object.entries(result.strips).map(([caller, strip]) => `    ${caller.padEnd(10)}${strip}`),
    '',
    table(
      ['seconds', 'what'],
      result.moments.map(({ at, what }) => [at.toFixed(1), what]),
    ),
  ];
}

function boundsOf(gaps: Experiment['bounds']['gap']): string {
  return `without a right answer: ${callerNames.map((name) => `${name} ${gaps[name]} s`).join(', ')}`;
}
