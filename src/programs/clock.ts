/** Clock: time and sleep as arguments, so that tests do not wait. */

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
