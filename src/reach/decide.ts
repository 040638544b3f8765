/** Decision on a connection and the rules that allow it: the semantics of NetworkPolicy. */

import type { Block } from '../kubernetes/cidr';
import { contains, overlap, parseBlock } from '../kubernetes/cidr';
import { list } from '../kubernetes/manifest';
import { selects } from '../kubernetes/selectors';
import type { End } from './end';
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
  return (protocol, port) => {
    const policies = bound.map(({ policy, rules }) => ({
      policy,
      rules: rules.map(({ rule, peer }) => {
        return { rule, peer, port: first(rule.ports, (one) => isPort(one, to, protocol, port)) };
      }),
    }));
    const open = policies.length === 0 || policies.some(({ rules }) => rules.some(allows));
    return { direction, open, policies };
  };
}

/** The policies that bind an end in a direction. */
export function policiesFor(network: Network, end: End, direction: Direction): readonly NetworkPolicy[] {
  if (end.kind === 'outside' || end.hostNetwork) return [];
  return (network.policies.get(end.namespace) ?? []).filter(
    ({ directions, podSelector }) => directions.includes(direction) && selects(podSelector, end.labels),
  );
}

/** The place of the first item that holds; an empty list leaves nothing out. */
function first<T>(items: readonly T[], holds: (item: T) => boolean): number | 'any' | undefined {
  if (items.length === 0) return 'any';
  const place = items.findIndex(holds);
  return place < 0 ? undefined : place;
}

/** A missing selector matches everything; without a namespaceSelector the namespace is the policy's own. */
function isPeer(network: Network, { namespace }: NetworkPolicy, peer: Peer, end: End): boolean {
  const { ipBlock, namespaceSelector, podSelector } = peer;
  if (ipBlock) return addressesOf(network, end).some((address) => isIn(address, ipBlock));
  if (end.kind === 'outside' || end.hostNetwork || (!namespaceSelector && !podSelector)) return false;
  const there = namespaceSelector
    ? selects(namespaceSelector, namespaceLabels(network, end.namespace))
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
