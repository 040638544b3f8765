/** Thresholds that a run of load must meet. */
import type { Figures } from './figures';
import type { Use } from './measure';

export interface Thresholds {
  /** Answers that are wrong or missing, at the most. */
  readonly errors: number;
  /** Per cent of the offered rate, at least. */
  readonly achieved: number;
  /** Milliseconds within which 99 of 100 answers came. */
  readonly p99: number;
}

export const thresholds: Thresholds = { errors: 0, achieved: 99.5, p99: 250 };

/** A sentence for each threshold that is missed; none: all is well. */
export function missed(figures: Figures, wanted: Thresholds): readonly string[] {
  const { achieved, errors, latency, offered, right, sent } = figures;
  const wrong = sent - right;
  const share = (achieved / offered) * 100;
  const kinds = Object.entries(errors).map(([kind, count]) => `${count} ${kind}`);
  return [
    ...(wrong > wanted.errors
      ? [`${wrong} of ${sent} answers were wrong or missing (${kinds.join(', ')}); at most ${wanted.errors} may be`]
      : []),
    ...(achieved < (offered * wanted.achieved) / 100
      ? [
          `${achieved.toFixed(1)}/s were achieved, ${share.toFixed(2)} % of what was offered; at least ${wanted.achieved} % must be`,
        ]
      : []),
    ...(latency.p99 > wanted.p99
      ? [`99 of 100 answers took up to ${latency.p99.toFixed(0)} ms; at most ${wanted.p99} ms is allowed`]
      : []),
  ];
}

/** From where on the client or the machine itself is in the way: per cent of one core, and of all. */
const bounds = { client: 70, machine: 95 } as const;

/** Why the figures say more of this machine than of the service; none: they do not. */
export function limits({ client, cores, machine }: Use): readonly string[] {
  return [
    ...(client > bounds.client
      ? [`the client took ${client.toFixed(0)} % of one core, more than ${bounds.client} %: it may be the limit itself`]
      : []),
    ...(machine > bounds.machine
      ? [
          `the ${cores} cores of this machine were ${machine.toFixed(0)} % busy: the machine is the limit, not the service alone`,
        ]
      : []),
  ];
}
