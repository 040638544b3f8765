/** Decision on a connection and the rules that allow it: the semantics of NetworkPolicy. */

import type { Block } from '../kubernetes/cidr';
import { contains, overlap, parseBlock } from '../kubernetes/cidr';
import { list } from '../kubernetes/manifest';
import { selects } from '../kubernetes/selectors';
import type { Action, ClusterPeer, ClusterPolicy, ClusterRule, PodSet, Tier } from './cluster-policy';
import type { End, PodEnd } from './end';
import type { Network } from './network';
import { namespaceLabels } from './network';
import type { Peer, PolicyPort } from './network-policy';
import type { Direction, NetworkPolicy, Rule } from './policy';
import type { Protocol } from './port';

/** Two ends of connections, whatever the port. */
export interface Pair {
  readonly from: End;
  readonly to: End;
}

/** A connection as it leaves the source: after a Service's address has become that of a pod. */
export interface Connection extends Pair {
  readonly protocol: Protocol;
  readonly port: number;
}

export interface Verdict {
  /** True if both halves allow it. */
  readonly open: boolean;
  readonly egress: Half;
  readonly ingress: Half;
}

/** The policies of one end: of the source for egress, of the destination for ingress. */
export interface Half {
  readonly direction: Direction;
  readonly open: boolean;
  /** The policies that select this end in this direction; with none, everything is allowed. */
  readonly policies: readonly PolicyVerdict[];
  /** The rule of a policy of the whole cluster that decides, instead of all others. */
  readonly cluster?: ClusterVerdict;
}

/** The first rule of a tier that matches, its peer and its port. */
export interface ClusterVerdict {
  readonly policy: ClusterPolicy;
  readonly rule: ClusterRule;
  readonly peer: number;
  readonly port: number | 'any';
}

export interface PolicyVerdict {
  readonly policy: NetworkPolicy;
  readonly rules: readonly RuleVerdict[];
}

/** The items of a rule that match the connection: the first one's place, `any` for an empty list, or undefined. */
export interface RuleVerdict {
  readonly rule: Rule;
  readonly peer: number | 'any' | undefined;
  readonly port: number | 'any' | undefined;
}

/** A connection is open when egress of its source and ingress of its destination both allow it. */
export function decide(network: Network, { protocol, port, ...pair }: Connection): Verdict {
  return judge(network, pair)(protocol, port);
}

/** Decides about many ports between two ends: what does not depend on the port is found once. */
export function judge(network: Network, pair: Pair): (protocol: Protocol, port: number) => Verdict {
  const [egressAt, ingressAt] = [half(network, pair, 'egress'), half(network, pair, 'ingress')];
  return (protocol, port) => {
    const [egress, ingress] = [egressAt(protocol, port), ingressAt(protocol, port)];
    return { open: egress.open && ingress.open, egress, ingress };
  };
}

/** A rule of which a peer and a port match. */
export interface AllowingRule extends RuleVerdict {
  readonly peer: number | 'any';
  readonly port: number | 'any';
}

/** True if the rule allows the connection. */
export function allows(verdict: RuleVerdict): verdict is AllowingRule {
  return verdict.peer !== undefined && verdict.port !== undefined;
}

function half(network: Network, { from, to }: Pair, direction: Direction): (protocol: Protocol, port: number) => Half {
  const [own, other] = direction === 'egress' ? [from, to] : [to, from];
  const bound = policiesFor(network, own, direction).map((policy) => ({
    policy,
    rules: policy.rules[direction].map((rule) => {
      return { rule, peer: first(rule.peers, (peer) => isPeer(network, policy, peer, other)) };
    }),
  }));
  const [admin, baseline] = (['admin', 'baseline'] as const).map((tier) =>
    clusterRules(network, tier, own, direction).flatMap(({ policy, rule }) => {
      const peer = rule.peers.findIndex((one) => isClusterPeer(network, one, other, rule.action));
      return peer < 0 ? [] : [{ policy, rule, peer }];
    }),
  );
  const decided = (rules: typeof admin, protocol: Protocol, port: number): ClusterVerdict | undefined => {
    for (const one of rules ?? []) {
      const place = first(one.rule.ports, (item) => isPort(item, to, protocol, port));
      if (place !== undefined) return one.rule.action === 'pass' ? undefined : { ...one, port: place };
    }
    return undefined;
  };
  return (protocol, port) => {
    const before = decided(admin, protocol, port);
    if (before) return { direction, open: before.rule.action === 'allow', policies: [], cluster: before };
    const policies = bound.map(({ policy, rules }) => ({
      policy,
      rules: rules.map(({ rule, peer }) => {
        return { rule, peer, port: first(rule.ports, (one) => isPort(one, to, protocol, port)) };
      }),
    }));
    if (policies.length > 0) {
      return { direction, open: policies.some(({ rules }) => rules.some(allows)), policies };
    }
    const after = decided(baseline, protocol, port);
    if (after) return { direction, open: after.rule.action === 'allow', policies, cluster: after };
    return { direction, open: true, policies };
  };
}

/** The rules of a tier for an end, in the order in which they are judged. */
export function clusterRules(
  network: Network,
  tier: Tier | undefined,
  end: End,
  direction: Direction,
): readonly { readonly policy: ClusterPolicy; readonly rule: ClusterRule }[] {
  return network.clusterPolicies
    .filter((policy) => (tier === undefined || policy.tier === tier) && isOfSet(network, policy.subject, end))
    .flatMap((policy) => policy.rules[direction].map((rule) => ({ policy, rule })));
}

/** Pods with the network of their node are in no set. */
function isOfSet(network: Network, { namespaceSelector, podSelector }: PodSet, end: End): boolean {
  if (end.kind === 'outside' || end.hostNetwork) return false;
  return selects(namespaceSelector, namespaceLabels(network, end)) && selects(podSelector, end.labels);
}

/** Addresses that are not known are in a network of all; for what is denied, all that are known must be in it. */
export function isClusterPeer(network: Network, { pods, networks }: ClusterPeer, end: End, action: Action): boolean {
  if (pods) return isOfSet(network, pods, end);
  if (!networks) return false;
  const addresses = addressesOf(network, end);
  if (addresses.length === 0) return networks.some((cidr) => cidr.endsWith('/0'));
  const isInside = (address: Block) =>
    networks.some((cidr) => {
      const block = parseBlock(cidr);
      return block !== undefined && (action === 'allow' ? overlap(block, address) : contains(block, address));
    });
  return action === 'allow' ? addresses.some(isInside) : addresses.every(isInside);
}

/** The policies that bind an end in a direction. */
export function policiesFor(network: Network, end: End, direction: Direction): readonly NetworkPolicy[] {
  if (end.kind === 'outside' || end.hostNetwork) return [];
  return selecting(network, end).filter(({ directions }) => directions.includes(direction));
}

/** What was found once for each end: a matrix asks for it again and again. */
const found = new WeakMap<Network, WeakMap<PodEnd, readonly NetworkPolicy[]>>();

function selecting(network: Network, end: PodEnd): readonly NetworkPolicy[] {
  const known = found.get(network) ?? new WeakMap<PodEnd, readonly NetworkPolicy[]>();
  found.set(network, known);
  const before = known.get(end);
  if (before) return before;
  const all = (network.policies.get(end.namespace) ?? []).filter((one) => selects(one.podSelector, end.labels));
  known.set(end, all);
  return all;
}

/** The place of the first item that holds; an empty list leaves nothing out. */
function first<T>(items: readonly T[], holds: (item: T) => boolean): number | 'any' | undefined {
  if (items.length === 0) return 'any';
  const place = items.findIndex(holds);
  return place < 0 ? undefined : place;
}

/** A missing selector matches everything; without a namespaceSelector the namespace is the policy's own. */
export function isPeer(network: Network, { namespace }: NetworkPolicy, peer: Peer, end: End): boolean {
  const { ipBlock, namespaceSelector, podSelector } = peer;
  if (ipBlock) return addressesOf(network, end).some((address) => isIn(address, ipBlock));
  if (end.kind === 'outside' || end.hostNetwork || (!namespaceSelector && !podSelector)) return false;
  const there = namespaceSelector
    ? selects(namespaceSelector, namespaceLabels(network, end))
    : end.namespace === namespace;
  return there && selects(podSelector ?? {}, end.labels);
}

/** The possible addresses of an end. */
function addressesOf(network: Network, end: End): readonly Block[] {
  if (end.kind === 'outside') return [end.address];
  return end.addresses.length > 0 || end.hostNetwork ? end.addresses : network.podBlocks;
}

/** True if an ipBlock overlaps the addresses, and no exception of it contains them all. */
function isIn(address: Block, { cidr, except }: NonNullable<Peer['ipBlock']>): boolean {
  const block = parseBlock(cidr);
  if (!block || !overlap(block, address)) return false;
  return !list(except).some((one) => {
    const hole = parseBlock(one);
    return hole !== undefined && contains(hole, address);
  });
}

/** No port means every port of the protocol; a name is that of a container's port at the destination. */
function isPort({ protocol, port, endPort }: PolicyPort, to: End, asked: Protocol, number: number): boolean {
  if ((protocol ?? 'TCP') !== asked) return false;
  if (typeof port === 'string') return named(to, port, asked).includes(number);
  if (port === null || port === undefined) return true;
  return port <= number && number <= (endPort ?? port);
}

/** The ports that a destination calls by a name. */
export function named(to: End, name: string, protocol: Protocol): readonly number[] {
  if (to.kind === 'outside') return [];
  return to.ports.filter((one) => one.name === name && one.protocol === protocol).map(({ port }) => port);
}
