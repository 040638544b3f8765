/** A look at the cluster from time to time, while something else waits for it. */
import type { Run } from '../programs/run';
import { isEarly, reasons, running } from './pod-reasons';

export interface Watch {
  /**
   * Ends it.
   * @returns what kept pods from being ready for more than a moment, those that a failed release took away with it too;
   * where nothing did, what was seen last
   */
  readonly stop: () => Promise<readonly string[]>;
}

/** Seconds between two looks. */
const pause = 5;

/** How often a reason is seen until it is one: a pod that is on its way is given four looks. */
function enough(reason: string): number {
  if (reason.includes(running)) return Number.POSITIVE_INFINITY;
  return isEarly(reason) ? 4 : 2;
}

/** Looks on until it is stopped, and says each reason once, when it has been seen often enough. */
export function watchReasons(run: Run, kubectl: readonly string[], say: (line: string) => void): Watch {
  const since = Date.now();
  const seen = new Map<string, number>();
  let last: readonly string[] = [];
  let going = true;
  let wake = () => {};
  const look = async () => {
    last = await reasons(run, kubectl, since);
    for (const line of last) {
      const times = (seen.get(line) ?? 0) + 1;
      seen.set(line, times);
      if (times === enough(line)) say(line);
    }
  };
  const looking = (async () => {
    while (going) {
      await new Promise<void>((next) => {
        const timer = setTimeout(next, pause * 1000);
        wake = () => {
          clearTimeout(timer);
          next();
        };
      });
      if (going) await look();
    }
  })();
  return {
    stop: async () => {
      going = false;
      wake();
      await looking;
      await look();
      const lasting = [...seen].filter(([line, times]) => times >= enough(line)).map(([line]) => line);
      return lasting.length > 0 ? lasting : last;
    },
  };
}
