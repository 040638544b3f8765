/** Time as a run of the pipeline takes it: where nobody should wait, another clock is given. */

export interface Clock {
  /** Milliseconds since some moment; only differences mean something. */
  readonly now: () => number;
  /** Goes on after so many seconds. */
  readonly sleep: (seconds: number) => Promise<void>;
}

export const clock: Clock = {
  now: () => performance.now(),
  sleep: (seconds) => new Promise((next) => setTimeout(next, seconds * 1000)),
};

/** @returns seconds since a moment of `performance.now()`, as in `12.3 s` */
export function elapsed(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
