/** A look at the cluster from time to time, while something else waits for it. */
import type { Run } from '../run';
import { isEarly, reasons } from './reasons';

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

/** Looks on until it is stopped, and says each reason once, when it is seen for the second time. */
export function watchReasons(run: Run, kubectl: readonly string[], say: (line: string) => void): Watch {
  const since = Date.now();
  const seen = new Map<string, number>();
  let last: readonly string[] = [];
  let going = true;
  let wake = () => {};
  const look = async () => {
    last = await reasons(run, kubectl, since);
    for (const line of last.filter((one) => !isEarly(one))) {
      const times = (seen.get(line) ?? 0) + 1;
      seen.set(line, times);
      if (times === 2) say(line);
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
      const lasting = [...seen].filter(([, times]) => times > 1).map(([line]) => line);
      return lasting.length > 0 ? lasting : last;
    },
  };
}
