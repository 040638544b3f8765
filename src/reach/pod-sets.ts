/** Pods that policies name by selectors: which of many ends they are, and a pod of such a set that was not read. */

import { list } from '../kubernetes/manifest';
import type { LabelSelector, Labels } from '../kubernetes/selectors';
import { selects } from '../kubernetes/selectors';
import type { PodSet } from './cluster-policy';
import type { End, PodEnd } from './end';
import type { Network } from './network';
import { nameLabel, namespaceLabels, policiesOf } from './network';
import type { Peer } from './network-policy';
import type { NetworkPolicy } from './policy';
import { peersOf } from './selected-keys';
import { describeSelector } from './selector-words';

/** Every set of pods that a peer of a policy names, once. */
export function setsNamed(network: Network): ReadonlyMap<string, PodSet> {
  const named = [
    ...policiesOf(network).flatMap((policy) => peersOf(policy).flatMap((peer) => setOf(peer, policy) ?? [])),
    ...network.clusterPolicies.flatMap(peersOf).flatMap(({ pods }) => pods ?? []),
  ];
  return new Map(named.map((set) => [keyOf(set), set]));
}

export function keyOf(set: PodSet): string {
  return JSON.stringify([set.namespaceSelector, set.podSelector]);
}

/** The pods of a peer; none of one that names addresses, or nothing. */
export function setOf(
  { ipBlock, namespaceSelector, podSelector }: Peer,
  { namespace }: NetworkPolicy,
): PodSet | undefined {
  if (ipBlock || (!namespaceSelector && !podSelector)) return undefined;
  return {
    namespaceSelector: namespaceSelector ?? { matchLabels: { [nameLabel]: namespace } },
    podSelector: podSelector ?? {},
  };
}

/** A search among many ends: by namespace, and by the first label that a selector asks for. */
export function searchAmong(network: Network, ends: readonly End[]): (set: PodSet) => readonly PodEnd[] {
  interface Place {
    readonly labels: Labels;
    readonly all: PodEnd[];
    readonly byLabel: Map<string, PodEnd[]>;
  }
  const places = new Map<string, Place>();
  for (const end of ends) {
    if (end.kind === 'outside' || end.hostNetwork) continue;
    const labels = { [nameLabel]: end.namespace, ...namespaceLabels(network, end) };
    const key = JSON.stringify(labels);
    const place: Place = places.get(key) ?? { labels, all: [], byLabel: new Map<string, PodEnd[]>() };
    places.set(key, place);
    place.all.push(end);
    for (const [label, value] of Object.entries(end.labels)) {
      const own = place.byLabel.get(`${label}=${value}`);
      if (own) own.push(end);
      else place.byLabel.set(`${label}=${value}`, [end]);
    }
  }
  return ({ namespaceSelector, podSelector }) => {
    const [first] = Object.entries(podSelector.matchLabels ?? {});
    return [...places.values()]
      .filter(({ labels }) => selects(namespaceSelector, labels))
      .flatMap(({ all, byLabel }) => (first ? (byLabel.get(`${first[0]}=${first[1]}`) ?? []) : all))
      .filter((end) => selects(podSelector, end.labels));
  };
}

/** An end for each set of pods that a policy names and of which no end is one. */
export function absentEnds(network: Network, present: readonly End[]): readonly PodEnd[] {
  const search = searchAmong(network, present);
  return [...setsNamed(network).values()].filter((set) => search(set).length === 0).flatMap((set) => endOf(set) ?? []);
}

/** A pod with the labels that a set asks for, and no others; none where they contradict each other. */
function endOf({ namespaceSelector, podSelector }: PodSet): PodEnd | undefined {
  const [labels, namespaceLabels] = [labelsFor(podSelector), labelsFor(namespaceSelector)];
  if (!labels || !namespaceLabels) return undefined;
  const name = wordsOf({ namespaceSelector, podSelector });
  const namespace = namespaceLabels[nameLabel];
  return {
    kind: 'pod',
    name,
    workload: 'Pod',
    namespace: namespace ?? `(${name})`,
    // A namespace that is named may have an object with more labels.
    ...(namespace !== undefined && Object.keys(namespaceLabels).length === 1 ? {} : { namespaceLabels }),
    labels,
    ports: [],
    hostNetwork: false,
    addresses: [],
  };
}

function labelsFor(selector: LabelSelector): Labels | undefined {
  const labels: Record<string, string> = { ...selector.matchLabels };
  for (const { key, operator, values } of list(selector.matchExpressions)) {
    if (operator === 'In') labels[key] ??= list(values)[0] ?? '';
    if (operator === 'Exists') labels[key] ??= 'any';
  }
  return selects(selector, labels) ? labels : undefined;
}

/** `pods app=prom in namespaces team=mon`. */
function wordsOf({ namespaceSelector, podSelector }: PodSet): string {
  const pods = describeSelector(podSelector);
  const where = describeSelector(namespaceSelector);
  const [, name] = /^kubernetes\.io\/metadata\.name=([^,]+)$/.exec(where) ?? [];
  const place = name === undefined ? (where === '' ? 'every namespace' : `namespaces ${where}`) : `namespace ${name}`;
  return `${pods === '' ? 'every pod' : `pods ${pods}`} in ${place}`;
}
