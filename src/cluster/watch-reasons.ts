/** Pods that are not ready, observed from time to time while something else waits for them. */
import type { Kubectl } from './kubectl';
import { type NotReady, type PodReason, reasons, sentenceOf } from './pod-reasons';

export interface Watch {
  /**
   * Ends it.
   * @returns what kept pods from being ready for more than a moment, those that a failed release took away with it too;
   * where nothing did, what was seen last
   */
  readonly stop: () => Promise<readonly string[]>;
}

/** Seconds between two polls. */
const pause = 5;

/** Consecutive polls before a reason is reported; a pod that runs and is not ready yet may need any time. */
const enough: Readonly<Record<PodReason, number>> = {
  running: Number.POSITIVE_INFINITY,
  starting: 4,
  unscheduled: 2,
  failing: 2,
  hopeless: 2,
  refused: 2,
};

/** Polls until it is stopped, and says each reason once, when it has been seen often enough. */
export function watchReasons(kubectl: Kubectl, say: (line: string) => void): Watch {
  const since = Date.now();
  const seen = new Map<string, { readonly reason: PodReason; readonly times: number }>();
  let last: readonly NotReady[] = [];
  let going = true;
  let wake = () => {};
  const look = async () => {
    last = await reasons(kubectl, since);
    for (const one of last) {
      const line = sentenceOf(one);
      const times = (seen.get(line)?.times ?? 0) + 1;
      seen.set(line, { reason: one.reason, times });
      if (times === enough[one.reason]) say(line);
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
      const lasting = [...seen].filter(([, { reason, times }]) => times >= enough[reason]).map(([line]) => line);
      return lasting.length > 0 ? lasting : last.map(sentenceOf);
    },
  };
}
