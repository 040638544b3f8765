/** Runs in turn: yardstick, this checkout, the other one, and again, so that a slow moment of the machine is in all. */
import type { Subject } from './subject';
import { yardstick } from './subject';

/** One whole process. */
export interface Timed {
  readonly seconds: number;
  /** At its peak, in MiB. @default - unknown: not a program of Node.js */
  readonly memory?: number;
}

/** Runs a program at the root of a checkout. @throws when it does not end with 0 */
export type Time = (root: string, program: Pick<Subject, 'program' | 'args' | 'variables' | 'mayFind'>) => Timed;

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What a subject cost in one checkout. */
export interface Cost {
  readonly seconds: Spread;
  /** Median over the rounds of its seconds by those of the yardstick beside it. */
  readonly ratio: number;
  /** Largest peak memory in MiB. @default - unknown */
  readonly memory?: number;
}

export interface Row {
  readonly subject: Subject;
  readonly now: Cost;
  readonly other?: Cost;
  /** Median over the rounds of the seconds here by those of the other checkout. */
  readonly change?: number;
}

export interface Checkouts {
  readonly now: string;
  readonly other?: string;
}

/** Rounds that do not count: files are read into the cache of the operating system. */
const warmUps = 1;

/** @param runs rounds that count */
export function measure(subject: Subject, { now, other }: Checkouts, runs: number, time: Time): Row {
  const base: number[] = [];
  const here: Timed[] = [];
  const there: Timed[] = [];
  for (let round = 0; round < warmUps + runs; round++) {
    const one = time(now, yardstick).seconds;
    const mine = time(now, subject);
    const theirs = other === undefined ? undefined : time(other, subject);
    if (round < warmUps) continue;
    base.push(one);
    here.push(mine);
    if (theirs) there.push(theirs);
  }
  const cost = costOf(here, base);
  if (other === undefined) return { subject, now: cost };
  const change = median(here.map(({ seconds }, round) => seconds / (there[round]?.seconds ?? Number.NaN)));
  return { subject, now: cost, other: costOf(there, base), change };
}

function costOf(runs: readonly Timed[], base: readonly number[]): Cost {
  const seconds = runs.map((run) => run.seconds);
  const ratio = median(seconds.map((one, round) => one / (base[round] ?? Number.NaN)));
  const spread = { median: median(seconds), min: Math.min(...seconds), max: Math.max(...seconds) };
  const memories = runs.flatMap(({ memory }) => memory ?? []);
  return { seconds: spread, ratio, ...(memories.length === 0 ? {} : { memory: Math.max(...memories) }) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
