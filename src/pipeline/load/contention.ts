/** Whether answers were slow when the machine had no time left: each second of a run by how busy all cores were in it. */
import type { Measurement } from './measure';

export interface Contention {
  /** Such as `80 to 90 %`. */
  readonly busy: string;
  /** How many seconds were so. */
  readonly seconds: number;
  /** Milliseconds: the middle one of their p99. */
  readonly p99: number;
}

/** Per cent of all cores at which one group ends and the next begins. */
const steps = [80, 90, 95] as const;

/** @returns the groups that had any second, the least busy first */
export function contention({ perSecond, use }: Pick<Measurement, 'perSecond' | 'use'>): readonly Contention[] {
  const names = ['below 80 %', '80 to 90 %', '90 to 95 %', '95 % and more'];
  const groups = names.map((): number[] => []);
  for (const [at, busy] of use.perSecond.entries()) {
    const second = perSecond[at];
    if (second && second.sent > 0) groups[steps.filter((step) => busy >= step).length]?.push(second.p99);
  }
  return names.flatMap((busy, at) => {
    const times = (groups[at] ?? []).sort((one, two) => one - two);
    const p99 = times[Math.floor(times.length / 2)];
    return p99 === undefined ? [] : [{ busy, seconds: times.length, p99 }];
  });
}
