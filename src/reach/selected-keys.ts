/** Peers of policies, and the labels by which selectors of policies tell pods apart. */

import { list } from '../kubernetes/manifest';
import type { ClusterPolicy } from './cluster-policy';
import type { NetworkPolicy } from './policy';

interface WithRules<Peer> {
  readonly rules: Readonly<Record<string, readonly { readonly peers: readonly Peer[] }[]>>;
}

/** The peers of all rules of a policy. */
export function peersOf<Peer>({ rules }: WithRules<Peer>): readonly Peer[] {
  return Object.values(rules).flatMap((direction) => direction.flatMap(({ peers }) => peers));
}

/** Keys of labels by which any selector of a policy tells pods apart. */
export function keysSelected(
  policies: readonly NetworkPolicy[],
  cluster: readonly ClusterPolicy[],
): ReadonlySet<string> {
  const selectors = [
    ...policies.flatMap((policy) => [policy.podSelector, ...peersOf(policy).map((peer) => peer.podSelector ?? {})]),
    ...cluster.flatMap((one) => [one.subject.podSelector, ...peersOf(one).map((peer) => peer.pods?.podSelector ?? {})]),
  ];
  return new Set(
    selectors.flatMap(({ matchLabels, matchExpressions }) => [
      ...Object.keys(matchLabels ?? {}),
      ...list(matchExpressions).map(({ key }) => key),
    ]),
  );
}
