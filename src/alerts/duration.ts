/** Durations of rules, and the factor by which a rehearsal shortens them. */

/** As Prometheus writes them, one unit each. */
export type Duration = `${number}${'d' | 'h' | 'm' | 's'}`;

const seconds = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;

/** @returns the seconds of a duration. @throws where it is not one */
export function secondsOf(duration: Duration): number {
  const [, number = '', unit = ''] = /^(\d+)([dhms])$/.exec(duration) ?? [];
  if (number === '') throw new Error(`a duration is a whole number with d, h, m or s, got '${duration}'`);
  return Number(number) * seconds[unit as keyof typeof seconds];
}

/** @returns the duration at a scale: as written at 1, in whole milliseconds at any other */
export function scaled(duration: Duration, scale: number): string {
  if (scale === 1) return duration;
  return `${Math.max(1, Math.round(secondsOf(duration) * scale * 1000))}ms`;
}
