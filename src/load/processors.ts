/** CPU usage of this machine, and the share of this process. */
import { cpus } from 'node:os';

/** Milliseconds that all cores together were busy, and all there were. */
export interface Ticks {
  readonly busy: number;
  readonly all: number;
}

export function ticks(): Ticks {
  const cores = cpus();
  const all = cores.reduce((sum, { times }) => sum + Object.values(times).reduce((one, two) => one + two, 0), 0);
  return { busy: all - cores.reduce((sum, { times }) => sum + times.idle, 0), all };
}

/** Per cent of the whole machine between two moments; 0 where no time has gone by. */
export function busyBetween(before: Ticks, after: Ticks): number {
  const all = after.all - before.all;
  return all > 0 ? ((after.busy - before.busy) / all) * 100 : 0;
}

export function cores(): number {
  return cpus().length;
}
