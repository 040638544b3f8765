/** Counts, durations and many names in words. */

/** `1 image`, `3 images`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** @returns seconds since a moment of `performance.now()`, as in `12.3 s` */
export function elapsed(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** The first of many names, and how many more there are. */
export function someOf(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
