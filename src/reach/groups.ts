/** Groups of ends that no policy tells apart: what is open between two of them is open between all of theirs. */

import type { Block } from '../kubernetes/cidr';
import { clusterRules, isPeer, policiesFor } from './decide';
import type { End, PodEnd } from './end';
import type { Network } from './network';
import { policiesOf } from './network';
import { keyOf, searchAmong, setOf, setsNamed } from './pod-sets';
import type { Direction, NetworkPolicy, Rule } from './policy';
import type { Span } from './port';
import { lastPort, protocols } from './port';
import { openSpans } from './spans';

export interface Groups {
  /** The ends of each group, in their order; the first one stands for all. */
  readonly members: readonly (readonly [End, ...End[]])[];
  /** The place of the group of each end. */
  readonly of: ReadonlyMap<End, number>;
  /** What is open from the group of one place to that of another; none: nothing. */
  readonly open: (from: number, to: number) => readonly Span[];
  /** The places of the groups to which anything is open from that of a place. */
  readonly targets: (from: number) => readonly number[];
}

const directions = ['egress', 'ingress'] as const;

/** @param mark what must be alike within a group, beside what policies tell apart */
export function groupsOf(network: Network, ends: readonly End[], mark: (end: End) => string): Groups {
  const signature = signatures(network, ends);
  const byKey = new Map<string, [End, ...End[]]>();
  const of = new Map<End, number>();
  const members: [End, ...End[]][] = [];
  for (const end of ends) {
    const key = `${mark(end)} ${signature(end)}`;
    const known = byKey.get(key);
    if (known) known.push(end);
    else {
      const group: [End, ...End[]] = [end];
      byKey.set(key, group);
      members.push(group);
    }
    of.set(end, of.get(byKey.get(key)?.[0] ?? end) ?? members.length - 1);
  }
  return { members, of, ...openBetween(network, members) };
}

/** What policies can see of an end, as a text. */
function signatures(network: Network, ends: readonly End[]): (end: End) => string {
  const inSets = membership(network, ends);
  const all = [...policiesOf(network), ...network.clusterPolicies];
  const names = new Set(
    all
      .flatMap(({ rules }) => Object.values<readonly { ports: Rule['ports'] }[]>(rules).flat())
      .flatMap(({ ports }) => ports.flatMap(({ port }) => (typeof port === 'string' ? [port] : []))),
  );
  const ruleKeys = new Map<NetworkPolicy, Readonly<Record<Direction, string>>>();
  const keysOf = (policy: NetworkPolicy) => {
    const known = ruleKeys.get(policy);
    if (known) return known;
    const keys = { egress: rulesKey(policy, 'egress'), ingress: rulesKey(policy, 'ingress') };
    ruleKeys.set(policy, keys);
    return keys;
  };
  return (end) => {
    if (end.kind === 'outside') return `outside ${end.name} ${end.address.family} ${end.address.first}`;
    const bound = directions.map((direction) => {
      const own = policiesFor(network, end, direction).map((policy) => keysOf(policy)[direction]);
      const cluster = clusterRules(network, undefined, end, direction).map(
        ({ policy, rule }) => policy.name + rule.path,
      );
      return [own.length > 0, [...new Set(own)].sort(), cluster];
    });
    const ports = end.ports.filter(({ name }) => name !== undefined && names.has(name));
    const addresses = end.addresses.map(blockText);
    return JSON.stringify([bound, inSets.get(end) ?? [], ports, end.hostNetwork, addresses]);
  };
}

/** The rules of a policy by what they say, whatever it is called. */
function rulesKey(policy: NetworkPolicy, direction: Direction): string {
  return JSON.stringify(
    policy.rules[direction].map(({ peers, ports }) => [peers.map((peer) => setOf(peer, policy) ?? peer), ports]),
  );
}

function blockText({ family, first, last }: Block): string {
  return `${family} ${first} ${last}`;
}

/** The sets of pods that each end is in, by their places. */
function membership(network: Network, ends: readonly End[]): ReadonlyMap<End, readonly number[]> {
  const search = searchAmong(network, ends);
  const found = new Map<End, number[]>();
  for (const [place, set] of [...setsNamed(network).values()].entries()) {
    for (const end of search(set)) {
      const own = found.get(end);
      if (own) own.push(place);
      else found.set(end, [place]);
    }
  }
  return found;
}

const everything: readonly Span[] = protocols.map((protocol) => ({ protocol, first: 1, last: lastPort }));

/** What a half allows at all: every end, or those of these places. */
type Allowed = 'free' | 'any' | ReadonlySet<number>;

/**
 * Most pairs are closed, since no peer of a rule is the other end; those are found by sets. All others are judged by
 * their ports, as each pair of ends is.
 */
function openBetween(network: Network, members: Groups['members']): Pick<Groups, 'open' | 'targets'> {
  const ends = members.map(([first]) => first);
  const egress = allowances(network, ends, 'egress');
  const ingress = allowances(network, ends, 'ingress');
  const unbound = ingress.flatMap((allowed, to) => (allowed instanceof Set ? [] : [to]));
  const admitting = ends.map((): number[] => []);
  for (const [to, allowed] of ingress.entries()) {
    if (allowed instanceof Set) for (const from of allowed as ReadonlySet<number>) admitting[from]?.push(to);
  }
  const known = new Map<number, readonly Span[]>();
  const open = (from: number, to: number) => {
    if (egress[from] === 'free' && ingress[to] === 'free') return everything;
    const [outward, inward] = [egress[from], ingress[to]];
    if (outward instanceof Set && !outward.has(to)) return [];
    if (inward instanceof Set && !inward.has(from)) return [];
    const [source, destination] = [ends[from], ends[to]];
    if (!source || !destination) return [];
    const key = from * ends.length + to;
    const spans = known.get(key) ?? openSpans(network, { from: source, to: destination });
    known.set(key, spans);
    return spans;
  };
  const targets = (from: number) => {
    const outward = egress[from];
    const candidates: readonly number[] =
      outward instanceof Set ? [...(outward as ReadonlySet<number>)] : [...unbound, ...(admitting[from] ?? [])];
    return candidates.filter((to) => open(from, to).length > 0).sort((a, b) => a - b);
  };
  return { open, targets };
}

function allowances(network: Network, ends: readonly End[], direction: Direction): readonly Allowed[] {
  const places = new Map(ends.map((end, place) => [end, place]));
  const search = searchAmong(network, ends);
  const found = new Map<string, readonly number[]>();
  const addressed = ends.filter((end) => end.kind === 'outside' || end.hostNetwork || mayHaveAddress(network, end));
  const meant = (policy: NetworkPolicy) => (peer: NetworkPolicyPeer) => {
    const set = setOf(peer, policy);
    if (!set)
      return addressed.filter((end) => isPeer(network, policy, peer, end)).flatMap((end) => places.get(end) ?? []);
    const key = keyOf(set);
    const before = found.get(key) ?? search(set).flatMap((end) => places.get(end) ?? []);
    found.set(key, before);
    return before;
  };
  return ends.map((end) => {
    if (clusterRules(network, undefined, end, direction).length > 0) return 'any';
    const policies = policiesFor(network, end, direction);
    if (policies.length === 0) return 'free';
    const rules = policies.flatMap((policy) => policy.rules[direction].map((rule) => ({ policy, rule })));
    if (rules.some(({ rule }) => rule.peers.length === 0)) return 'any';
    return new Set(rules.flatMap(({ policy, rule }) => rule.peers.flatMap(meant(policy))));
  });
}

type NetworkPolicyPeer = Rule['peers'][number];

/** Whether a rule with addresses may mean a pod. */
function mayHaveAddress({ podBlocks }: Network, { addresses }: PodEnd): boolean {
  return addresses.length > 0 || podBlocks.length > 0;
}
