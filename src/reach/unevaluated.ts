/** Policies that are there and not evaluated: each may open or close what is said of the ends in its reach. */

import { groupOf } from '../kubernetes/groups';
import type { Manifest } from '../kubernetes/manifest';
import { type ClusterPolicy, isClusterPolicy, readClusterPolicy } from './cluster-policy';
import { unknownKeys } from './controller-labels';
import type { End } from './end';
import type { Network } from './network';
import { isNetworkPolicy } from './policy';

export interface Unevaluated {
  /** Such as `CiliumNetworkPolicy shop/web`. */
  readonly name: string;
  /** @default - it is of the whole cluster */
  readonly namespace?: string;
  readonly because: string;
}

/** Groups of network plug-ins and meshes, and those of their kinds that decide about connections. */
const known: readonly (readonly [group: RegExp, kinds: RegExp])[] = [
  [/^cilium\.io$/, /NetworkPolicy$/],
  [/(^|\.)projectcalico\.org$/, /^(Global)?NetworkPolicy$/],
  [/^security\.istio\.io$/, /^(AuthorizationPolicy|PeerAuthentication)$/],
  [/^networking\.istio\.io$/, /^Sidecar$/],
  [/^policy\.linkerd\.io$/, /^(Server|ServerAuthorization|AuthorizationPolicy)$/],
  [/^crd\.antrea\.io$/, /NetworkPolicy$/],
  [/^k8s\.ovn\.org$/, /^(EgressFirewall|(Cluster)?UserDefinedNetwork)$/],
  [/^network\.openshift\.io$/, /^(EgressNetworkPolicy|NetNamespace)$/],
  [/^k8s\.cni\.cncf\.io$/, /^(MultiNetworkPolicy|NetworkAttachmentDefinition)$/],
  [/^kuma\.io$/, /TrafficPermission$/],
  [/^consul\.hashicorp\.com$/, /^ServiceIntentions$/],
  [/./, /NetworkPolicy$/],
];

/** What there is beside the kinds that are evaluated, and what of those cannot be evaluated from YAML alone. */
export function unevaluatedIn(objects: readonly Manifest[]): readonly Unevaluated[] {
  const evaluated = objects.filter(isClusterPolicy).map(readClusterPolicy);
  return [...objects.filter(isUnknown).map(ofKind), ...evaluated.flatMap(partsOf), ...ties(evaluated)];
}

/** Workloads that a policy selects by a label of which only a cluster knows the value. */
export function unknownLabels({ pods }: Network): readonly Unevaluated[] {
  return pods.flatMap((end) => {
    const keys = unknownKeys(end);
    const because = `a policy selects pods by ${keys.join(', ')}, of which only the cluster knows the value`;
    return keys.length === 0 ? [] : [{ name: `${end.workload} ${end.name}`, namespace: end.namespace, because }];
  });
}

/** Those that may speak of a connection between two ends. */
export function unevaluatedFor(all: readonly Unevaluated[], ends: readonly End[]): readonly Unevaluated[] {
  return all.filter(
    ({ namespace }) =>
      namespace === undefined ||
      ends.some((end) => end.kind === 'pod' && !end.hostNetwork && end.namespace === namespace),
  );
}

function isUnknown(object: Manifest): boolean {
  const group = groupOf(object.apiVersion);
  if (isNetworkPolicy(object) || isClusterPolicy(object)) return false;
  return known.some(([groups, kinds]) => groups.test(group) && kinds.test(object.kind));
}

function ofKind({ kind, metadata: { name, namespace } }: Manifest): Unevaluated {
  const because = 'policies of its kind are not evaluated';
  return namespace === undefined
    ? { name: `${kind} ${name}`, because }
    : { name: `${kind} ${namespace}/${name}`, namespace, because };
}

/** Peers that only a cluster resolves. */
function partsOf({ name, rules }: ClusterPolicy): readonly Unevaluated[] {
  return [...rules.ingress, ...rules.egress].flatMap(({ path, peers }) =>
    peers.flatMap(({ unknown }) =>
      unknown === undefined ? [] : [{ name: `${name}, ${path}`, because: `a peer by ${unknown} is not in YAML` }],
    ),
  );
}

/** Policies of one priority: the specification leaves open which one is judged first. */
function ties(policies: readonly ClusterPolicy[]): readonly Unevaluated[] {
  return policies.flatMap((one, place) => {
    const other = policies.slice(0, place).find(({ tier, priority }) => tier === one.tier && priority === one.priority);
    if (!other) return [];
    return [{ name: one.name, because: `it has the priority of ${other.name}, and either may be judged first` }];
  });
}
