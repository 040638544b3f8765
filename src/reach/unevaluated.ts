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
  /** Of what it may speak, where that is less than its namespace. @default - all connections there */
  readonly of?: (ends: readonly End[]) => boolean;
  /** Whether it is named alone, and not a failure: YAML never says it. @default false */
  readonly minor?: true;
}

interface Known {
  readonly group: RegExp;
  readonly kinds: RegExp;
  /** Namespaces in which one holds for others too. @default - none */
  readonly wide?: RegExp;
}

/** Groups of network plug-ins and meshes, and those of their kinds that decide about connections, or where they lead. */
const known: readonly Known[] = [
  { group: /^cilium\.io$/, kinds: /(NetworkPolicy|LocalRedirectPolicy|EgressGatewayPolicy|EnvoyConfig)$/ },
  // A staged policy is recorded, and decides nothing.
  { group: /(^|\.)projectcalico\.org$/, kinds: /^(?!Staged).*NetworkPolicy$|^(HostEndpoint|Profile)$/ },
  { group: /(^|\.)antrea\./, kinds: /NetworkPolicy$/ },
  {
    group: /(^|\.)istio\.io$/,
    kinds: /^(AuthorizationPolicy|PeerAuthentication|RequestAuthentication|Sidecar)$/,
    wide: /istio/,
  },
  { group: /^policy\.linkerd\.io$/, kinds: /^(Server|ServerAuthorization|AuthorizationPolicy|EgressNetwork)$/ },
  { group: /^kuma\.io$/, kinds: /TrafficPermission$/, wide: /kuma/ },
  { group: /^consul\.hashicorp\.com$/, kinds: /^ServiceIntentions$/, wide: /./ },
  { group: /^k8s\.otterize\.com$/, kinds: /^(ClientIntents|ProtectedService)$/, wide: /./ },
  { group: /^access\.smi-spec\.io$/, kinds: /^TrafficTarget$/ },
  { group: /^policy\.openservicemesh\.io$/, kinds: /^(Egress|IngressBackend)$/ },
  {
    group: /^k8s\.ovn\.org$/,
    kinds: /^(EgressFirewall|(Cluster)?UserDefinedNetwork|AdminPolicyBasedExternalRoute)$|NetworkPolicy$/,
  },
  { group: /^network\.openshift\.io$/, kinds: /^(EgressNetworkPolicy|NetNamespace)$/ },
  { group: /^k8s\.cni\.cncf\.io$/, kinds: /^(MultiNetworkPolicy|NetworkAttachmentDefinition)$/ },
  { group: /^kubeovn\.io$/, kinds: /^(SecurityGroup|Subnet)$/ },
  { group: /(^|\.)nsx\.vmware\.com$/, kinds: /^SecurityPolicy$/ },
  { group: /^neuvector\.com$/, kinds: /^Nv(Cluster)?SecurityRule$/ },
  { group: /^security\.kubearmor\.com$/, kinds: /^KubeArmor(Host|Cluster)?Policy$/ },
  { group: /^vpcresources\.k8s\.aws$/, kinds: /^SecurityGroupPolicy$/ },
];

/** Any other group: a kind says what it is. */
const others: Known = { group: /./, kinds: /NetworkPolicy$/ };

/** What there is beside the kinds that are evaluated, and what of those cannot be evaluated from YAML alone. */
export function unevaluatedIn(objects: readonly Manifest[]): readonly Unevaluated[] {
  const evaluated = objects.filter(isClusterPolicy).map(readClusterPolicy);
  return [...objects.flatMap(ofKind), ...evaluated.flatMap(partsOf), ...ties(evaluated)];
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
    ({ namespace, of = () => true }) =>
      of(ends) &&
      (namespace === undefined ||
        ends.some((end) => end.kind === 'pod' && !end.hostNetwork && end.namespace === namespace)),
  );
}

/** Rows of groups: most objects are of a few. */
const rows = new Map<string, Known | undefined>();

function knownOf({ apiVersion, kind }: Manifest): Known | undefined {
  const group = groupOf(apiVersion);
  if (!rows.has(group))
    rows.set(
      group,
      [...known, others].find((one) => one.group.test(group)),
    );
  const own = rows.get(group);
  return own?.kinds.test(kind) ? own : undefined;
}

function ofKind(object: Manifest): readonly Unevaluated[] {
  const kind = isNetworkPolicy(object) || isClusterPolicy(object) ? undefined : knownOf(object);
  if (!kind) return [];
  const { name, namespace } = object.metadata;
  const because = 'policies of its kind are not evaluated';
  if (namespace === undefined) return [{ name: `${object.kind} ${name}`, because }];
  const one = { name: `${object.kind} ${namespace}/${name}`, because };
  return [kind.wide?.test(namespace) ? one : { ...one, namespace }];
}

/** What YAML alone does not resolve: subjects, peers and ports. */
function partsOf({ name, rules, unread }: ClusterPolicy): readonly Unevaluated[] {
  const named = (place: string, what: string | undefined): readonly Unevaluated[] =>
    what === undefined ? [] : [{ name: place, because: `${what} is not evaluated` }];
  return [
    ...named(name, unread && `a subject by ${unread}`),
    ...[...rules.ingress, ...rules.egress].flatMap(({ path, peers, unread: port }) => [
      ...peers.flatMap(({ unknown }) => named(`${name}, ${path}`, unknown && `a peer by ${unknown}`)),
      ...named(`${name}, ${path}`, port && `a port by ${port}`),
    ]),
  ];
}

/** Policies of one priority: the specification leaves open which one is judged first. */
function ties(policies: readonly ClusterPolicy[]): readonly Unevaluated[] {
  return policies.flatMap((one, place) => {
    const other = policies.slice(0, place).find(({ tier, priority }) => tier === one.tier && priority === one.priority);
    if (!other) return [];
    return [{ name: one.name, because: `it has the priority of ${other.name}, and either may be judged first` }];
  });
}
