/** Ready pods of a service: their number, and each change of it with its time. */
import { kubectl } from '../cluster/kubectl';
import type { ServiceName } from '../config/services';
import type { Run } from '../programs/run';

/** A moment at which the number of ready pods became another. */
export interface Step {
  /** Seconds from the beginning of the watch; the first is what was there. */
  readonly at: number;
  readonly ready: number;
}

export interface PodWatch {
  /** What was seen so far. */
  steps(): readonly Step[];
  stop(): Promise<void>;
}

/** Watches a Deployment of the same name as its namespace until it is stopped. @param tell called with each change */
export function watchPods(
  run: Run,
  context: string,
  name: ServiceName,
  tell: (step: Step) => void = () => {},
): PodWatch {
  const began = performance.now();
  const steps: Step[] = [];
  const ended = new AbortController();
  const line = (text: string) => {
    const ready = /^ready (\d*)$/.exec(text)?.[1];
    if (ready === undefined || Number(ready) === steps.at(-1)?.ready) return;
    const step = { at: steps.length === 0 ? 0 : (performance.now() - began) / 1000, ready: Number(ready) };
    steps.push(step);
    tell(step);
  };
  const watching = kubectl(run, context).watchReady(name, name, { line, signal: ended.signal });
  return {
    steps: () => steps,
    stop: async () => {
      ended.abort();
      await watching;
    },
  };
}
