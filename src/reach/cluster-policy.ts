/** Policies of policy.networking.k8s.io over a whole cluster, in one form: those before NetworkPolicies and those after. */

import { groupOf } from '../kubernetes/groups';
import type { Manifest } from '../kubernetes/manifest';
import { isSet, list } from '../kubernetes/manifest';
import type { LabelSelector } from '../kubernetes/selectors';
import type { PolicyPort } from './network-policy';
import type { Direction } from './policy';
import { protocols } from './port';

/** Judged before the NetworkPolicies of a pod, or only where it has none. */
export type Tier = 'admin' | 'baseline';

export type Action = 'allow' | 'deny' | 'pass';

/** Pods by two selectors. */
export interface PodSet {
  readonly namespaceSelector: LabelSelector;
  readonly podSelector: LabelSelector;
}

/** One item of `from` or `to`: pods, addresses, or what YAML alone cannot resolve. */
export interface ClusterPeer {
  readonly pods?: PodSet;
  readonly networks?: readonly string[];
  /** The field that is not evaluated, such as `nodes`. */
  readonly unknown?: string;
}

export interface ClusterRule {
  /** Such as `spec.ingress[0]`. */
  readonly path: string;
  readonly action: Action;
  /** Any one of which must match; none matches nothing. */
  readonly peers: readonly ClusterPeer[];
  /** Any one of which must match; an empty list matches all. */
  readonly ports: readonly PolicyPort[];
  /** The field of a port that is not evaluated, such as `icmp`. @default - all are */
  readonly unread?: string;
}

export interface ClusterPolicy {
  /** Such as `AdminNetworkPolicy tenants`. */
  readonly name: string;
  readonly tier: Tier;
  /** The lower one is judged first. */
  readonly priority: number;
  readonly subject: PodSet;
  readonly rules: Readonly<Record<Direction, readonly ClusterRule[]>>;
  /** The field of the subject that is not evaluated; then it selects nothing. @default - it is */
  readonly unread?: string;
}

const group = 'policy.networking.k8s.io';
const kinds = ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'];

export function isClusterPolicy({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): boolean {
  return groupOf(apiVersion) === group && kinds.includes(kind);
}

interface Spec {
  readonly tier?: string;
  readonly priority?: number;
  readonly subject?: Peer | null;
  readonly ingress?: readonly RawRule[] | null;
  readonly egress?: readonly RawRule[] | null;
}

interface RawRule {
  readonly action?: string;
  readonly from?: readonly Peer[] | null;
  readonly to?: readonly Peer[] | null;
  readonly ports?: readonly RawPort[] | null;
  readonly protocols?: readonly RawPort[] | null;
}

interface Peer {
  readonly namespaces?: LabelSelector | null;
  readonly pods?: Partial<PodSet> | null;
  readonly networks?: readonly string[] | null;
}

interface Range {
  readonly protocol?: string;
  readonly port?: number;
  readonly start?: number;
  readonly end?: number;
}

interface Destination {
  readonly destinationPort?: { readonly number?: number; readonly range?: Range } | null;
}

interface RawPort {
  readonly portNumber?: Range;
  readonly portRange?: Range;
  readonly namedPort?: string;
  readonly tcp?: Destination;
  readonly udp?: Destination;
  readonly sctp?: Destination;
  readonly destinationNamedPort?: string;
}

/** Reads a policy of one of the three kinds: nothing is judged. */
export function readClusterPolicy({ kind, metadata: { name }, spec }: Manifest): ClusterPolicy {
  const { tier, priority, subject, ingress, egress } = (spec ?? {}) as Spec;
  const pods = podsOf(subject ?? {});
  const isBaseline = kind === 'BaselineAdminNetworkPolicy' || (kind === 'ClusterNetworkPolicy' && tier === 'Baseline');
  return {
    name: `${kind} ${name}`,
    tier: isBaseline ? 'baseline' : 'admin',
    priority: priority ?? 0,
    subject: pods ?? { namespaceSelector: nothing, podSelector: {} },
    ...(pods || !subject ? {} : { unread: fieldOf(subject) }),
    rules: {
      ingress: list(ingress).map((rule, place) => readRule(rule, list(rule.from), `spec.ingress[${place}]`)),
      egress: list(egress).map((rule, place) => readRule(rule, list(rule.to), `spec.egress[${place}]`)),
    },
  };
}

const nothing: LabelSelector = { matchExpressions: [{ key: '', operator: 'In', values: [] }] };

/** Policies in the order in which they are judged; those of one priority by their names. */
export function inOrder(policies: readonly ClusterPolicy[]): readonly ClusterPolicy[] {
  return [...policies].sort((a, b) => a.priority - b.priority || (a.name < b.name ? -1 : 1));
}

function readRule({ action, ports, protocols: more }: RawRule, peers: readonly Peer[], path: string): ClusterRule {
  const actions: Readonly<Record<string, Action>> = { Allow: 'allow', Accept: 'allow', Pass: 'pass' };
  const all = [...list(ports), ...list(more)];
  const read = all.flatMap(portsOf);
  const unread = all.find((port) => portsOf(port).length === 0);
  return {
    path,
    action: actions[action ?? ''] ?? 'deny',
    // Without a port that can be read it matches nothing: an empty list would be every port.
    peers: all.length > 0 && read.length === 0 ? [] : peers.map(readPeer),
    ports: read,
    ...(unread ? { unread: fieldOf(unread) } : {}),
  };
}

/** The first field of what cannot be read. */
function fieldOf(value: object): string {
  const [[key, selector] = ['an unknown field', undefined]] = Object.entries(value);
  if (key !== 'namespaces' && key !== 'pods') return key;
  const inner = Object.keys(Object(selector)).find((name) => !/^match|Selector$/.test(name));
  return inner === undefined ? key : `${key}.${inner}`;
}

function readPeer(peer: Peer): ClusterPeer {
  const pods = podsOf(peer);
  if (pods) return { pods };
  if (isSet(peer.networks)) return { networks: peer.networks };
  return { unknown: fieldOf(peer) };
}

/** Undefined where a field is not of this version: an older one has `sameLabels`, and selectors in `namespaces`. */
function podsOf({ namespaces, pods }: Peer): PodSet | undefined {
  if (!isSet(namespaces) && !isSet(pods)) return undefined;
  const { namespaceSelector, podSelector, ...more } = pods ?? {};
  const set: PodSet = { namespaceSelector: namespaces ?? namespaceSelector ?? {}, podSelector: podSelector ?? {} };
  return Object.keys(more).length === 0 && Object.values(set).every(isSelector) ? set : undefined;
}

function isSelector(selector: LabelSelector): boolean {
  return Object.keys(selector).every((key) => key === 'matchLabels' || key === 'matchExpressions');
}

/** Ports as a NetworkPolicy has them; a name is one of any protocol. */
function portsOf(port: RawPort): readonly PolicyPort[] {
  const { portNumber, portRange, namedPort, destinationNamedPort } = port;
  const name = namedPort ?? destinationNamedPort;
  if (name !== undefined) return protocols.map((protocol) => ({ protocol, port: name }));
  if (portNumber) return [{ protocol: portNumber.protocol ?? 'TCP', port: portNumber.port ?? null }];
  if (portRange) return [spanOf(portRange.protocol ?? 'TCP', portRange)];
  return (['tcp', 'udp', 'sctp'] as const).flatMap((key) => {
    const one = port[key];
    if (!isSet(one)) return [];
    const { number, range } = one.destinationPort ?? {};
    return range ? [spanOf(key.toUpperCase(), range)] : [{ protocol: key.toUpperCase(), port: number ?? null }];
  });
}

function spanOf(protocol: string, { start, end }: Range): PolicyPort {
  return { protocol, port: start ?? null, endPort: end ?? null };
}
