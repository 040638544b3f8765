/** Explanations of the ports between two ends: one for each reason, with its ports. */
import type { Connection, Pair, Verdict } from './decide';
import { judge } from './decide';
import { explainHalf } from './explain';
import type { Network } from './network';
import type { Span } from './port';
import { describeSpans, joinSpans } from './port';
import { stretches } from './spans';

/** One explanation and the ports that it holds for. */
export interface Answer {
  /** Such as `27017/TCP`, or `every other port`. */
  readonly ports: string;
  /** The ports; none: those that no other answer has. */
  readonly spans: readonly Span[];
  readonly open: boolean;
  /** The sentences of both halves; the first of each is its verdict. */
  readonly egress: readonly string[];
  readonly ingress: readonly string[];
}

/** The answers for every open port and every port that the destination declares, then one for all others. */
export function answers(network: Network, pair: Pair): readonly Answer[] {
  const all = stretches(network, pair);
  const verdictAt = judge(network, pair);
  const open = all.filter(({ verdict }) => verdict.open);
  const declared = (pair.to.kind === 'pod' ? pair.to.ports : [])
    .map(({ protocol, port }) => ({ protocol, first: port, last: port }))
    .map((span) => ({ ...span, verdict: verdictAt(span.protocol, span.first) }))
    .filter(({ verdict }) => !verdict.open);
  const groups = new Map<string, Omit<Answer, 'ports'>>();
  for (const { verdict, ...span } of [...open, ...declared]) {
    const answer = explained(pair, verdict, span);
    const key = JSON.stringify([answer.egress, answer.ingress]);
    const spans = joinSpans([...(groups.get(key)?.spans ?? []), span]);
    groups.set(key, { ...answer, spans });
  }
  const known = [...groups.values()].map((answer) => ({ ports: describeSpans(answer.spans), ...answer }));
  // The longest stretch speaks for the rest: no rule names its ports.
  const [rest] = all.filter(({ verdict }) => !verdict.open).sort((a, b) => b.last - b.first - (a.last - a.first));
  if (!rest) return known;
  const { verdict, ...span } = rest;
  const ports = known.length === 0 ? 'every port' : 'every other port';
  return [...known, { ports, ...explained(pair, verdict, span), spans: [] }];
}

function explained(pair: Pair, verdict: Verdict, span: Span): Omit<Answer, 'ports'> {
  const connection: Connection = { ...pair, protocol: span.protocol, port: span.first };
  return {
    spans: [span],
    open: verdict.open,
    egress: explainHalf(verdict.egress, connection),
    ingress: explainHalf(verdict.ingress, connection),
  };
}
