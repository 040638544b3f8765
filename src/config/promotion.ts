/** Promotion: how commits come to an environment that does not take each one. */

/** A time in which nothing is promoted; a roll-back is. */
export interface Freeze {
  /** Its first and its last moment, in UTC: `2026-12-19T00:00Z`. */
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

/** What must be true of a commit before an environment gets it. */
export interface Promotion {
  /** The environment in which a commit must be proven before. @default - none: it is the first */
  readonly after?: string;
  /** Hours since that proof, at least. */
  readonly soakHours: number;
  /** @default - none */
  readonly freezes?: readonly Freeze[];
  /** Days on which nothing is promoted, 0 is Sunday, with the reason. @default - none */
  readonly quietDays?: { readonly days: readonly number[]; readonly because: string };
}

/** Why nothing may be promoted at a moment; nothing: it may. */
export function frozen({ freezes = [], quietDays }: Promotion, now: Date): string | undefined {
  const freeze = freezes.find(({ from, to }) => now >= new Date(from) && now <= new Date(to));
  if (freeze) return `${freeze.because}, until ${freeze.to}`;
  return quietDays?.days.includes(now.getUTCDay()) ? quietDays.because : undefined;
}
