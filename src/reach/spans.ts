/** All ports that are open between two ends. */
import type { Pair, Verdict } from './decide';
import { clusterRules, judge, named, policiesFor } from './decide';
import type { Network } from './network';
import type { Protocol, Span } from './port';
import { joinSpans, lastPort, protocols } from './port';

/** Ports of one protocol with the same verdict. */
export interface Stretch extends Span {
  readonly verdict: Verdict;
}

/**
 * Every port of every protocol, cut where a rule begins or ends: the ports of a stretch have the same verdict, so that
 * one is judged.
 */
export function stretches(network: Network, pair: Pair): readonly Stretch[] {
  const verdict = judge(network, pair);
  return protocols.flatMap((protocol) => {
    const starts = startsOf(network, pair, protocol);
    return starts.map((first, place) => {
      const last = (starts[place + 1] ?? lastPort + 1) - 1;
      return { protocol, first, last, verdict: verdict(protocol, first) };
    });
  });
}

/** The open ports between two ends, neighbours joined, by protocol and number. */
export function openSpans(network: Network, pair: Pair): readonly Span[] {
  return joinSpans(stretches(network, pair).filter(({ verdict }) => verdict.open));
}

/** The ports at which the verdict may change. */
function startsOf(network: Network, { from, to }: Pair, protocol: Protocol): readonly number[] {
  const rules = [
    ...policiesFor(network, from, 'egress').flatMap((policy) => policy.rules.egress),
    ...policiesFor(network, to, 'ingress').flatMap((policy) => policy.rules.ingress),
    ...clusterRules(network, undefined, from, 'egress').map(({ rule }) => rule),
    ...clusterRules(network, undefined, to, 'ingress').map(({ rule }) => rule),
  ];
  const starts = rules
    .flatMap(({ ports }) => ports)
    .flatMap(({ port, endPort }) => {
      if (typeof port === 'number') return [port, (endPort ?? port) + 1];
      return typeof port === 'string' ? named(to, port, protocol).flatMap((one) => [one, one + 1]) : [];
    });
  return [...new Set([1, ...starts])].filter((port) => port >= 1 && port <= lastPort).sort((a, b) => a - b);
}
