/** Counts and durations in words. */

/** `1 image`, `3 images`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** @returns seconds since a moment of `performance.now()`, as in `12.3 s` */
export function elapsed(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
