/** Contention: whether answers were slow while the machine was busy. Seconds of a run by the use of all cores. */
import type { Measurement } from './measure';

export interface Contention {
  /** Such as `80 to 90 %`. */
  readonly busy: string;
  /** How many seconds were so. */
  readonly seconds: number;
  /** Milliseconds: the middle one of their p99. */
  readonly p99: number;
}

/** Groups, each from a per cent of all cores up to the next. */
const groups = [
  { from: 0, busy: 'below 80 %' },
  { from: 80, busy: '80 to 90 %' },
  { from: 90, busy: '90 to 95 %' },
  { from: 95, busy: '95 % and more' },
] as const;

/** @returns the groups that had any second, the least busy first */
export function contention({ perSecond, use }: Pick<Measurement, 'perSecond' | 'use'>): readonly Contention[] {
  const seconds = use.perSecond.flatMap((busy, at) => {
    const second = perSecond[at];
    const group = groups.findLast(({ from }) => busy >= from);
    return second && second.sent > 0 ? [{ group, p99: second.p99 }] : [];
  });
  return groups.flatMap((group) => {
    const times = seconds.filter((one) => one.group === group).map(({ p99 }) => p99);
    const p99 = times.sort((one, two) => one - two)[Math.floor(times.length / 2)];
    return p99 === undefined ? [] : [{ busy: group.busy, seconds: times.length, p99 }];
  });
}
