/** Connections that a change opens and closes: two networks over the same ends. */
import type { End, PodEnd } from './end';
import { groupsOf } from './groups';
import type { Network } from './network';
import { outsideEnds } from './outside';
import { absentEnds } from './pod-sets';
import type { Span } from './port';
import { without } from './port-sets';
import { strangers } from './strangers';

/** Ports between two ends that are open on one side only. */
export interface Shift {
  readonly from: Side;
  readonly to: Side;
  readonly ports: readonly Span[];
}

/** An end of a shift. */
export interface Side {
  readonly name: string;
  /** Whether it is a workload that was read, any pod of others, or an address outside. */
  readonly sort: 'own' | 'other' | 'outside';
}

export interface NetworkDiff {
  readonly opened: readonly Shift[];
  readonly closed: readonly Shift[];
}

/** More open pairs than these are not compared one by one. */
const most = 1_000_000;

/** @param neighbours pods of others, that are ends on both sides @returns a sentence where there are too many pairs */
export function networkDiff(before: Network, after: Network, neighbours: readonly PodEnd[] = []): NetworkDiff | string {
  const others = new Map<string, readonly [Side['sort'], End]>();
  const known: readonly PodEnd[] = [...neighbours, ...strangers];
  for (const network of [before, after]) {
    for (const end of [...known, ...absentEnds(network, [...network.pods, ...known])])
      others.set(end.name, ['other', end]);
    for (const end of outsideEnds(network)) others.set(`${end.name} ${end.address.first}`, ['outside', end]);
  }
  const [old, now] = [pairsOf(before, [...others.values()]), pairsOf(after, [...others.values()])];
  if (!old || !now) return `more than ${most} pairs are open: name fewer objects`;
  return { opened: shifts(now, old), closed: shifts(old, now) };
}

interface Pair {
  readonly from: Side;
  readonly to: Side;
  readonly open: readonly Span[];
}

type Pairs = ReadonlyMap<string, Pair>;

function pairsOf(network: Network, others: readonly (readonly [Side['sort'], End])[]): Pairs | undefined {
  const sides = new Map<End, Side & { readonly key: string }>();
  const times = new Map<string, number>();
  for (const end of network.pods) {
    const name = `${end.workload} ${end.name}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    sides.set(end, { name: end.name, sort: 'own', key: time === 1 ? name : `${name}#${time}` });
  }
  for (const [sort, end] of others) sides.set(end, { name: end.name, sort, key: `${sort} ${end.name}` });
  const groups = groupsOf(network, [...sides.keys()], (end) => `${sides.get(end)?.sort === 'own'}`);
  const pairs = new Map<string, Pair>();
  for (const [source, members] of groups.members.entries()) {
    const isOwn = sides.get(members[0])?.sort === 'own';
    for (const target of groups.targets(source)) {
      const targets = groups.members[target] ?? [];
      const [first] = targets;
      if (!isOwn && !(first && sides.get(first)?.sort === 'own')) continue;
      if (pairs.size + members.length * targets.length > most) return undefined;
      const open = groups.open(source, target);
      for (const from of members) for (const to of targets) add(pairs, sides.get(from), sides.get(to), open);
    }
  }
  return pairs;
}

/** Parts of the outside of one name are one: what is open to any of them is open. */
function add(pairs: Map<string, Pair>, from: KeyedSide, to: KeyedSide, open: readonly Span[]): void {
  if (!from || !to) return;
  const key = `${from.key} → ${to.key}`;
  pairs.set(key, { from, to, open: [...(pairs.get(key)?.open ?? []), ...open] });
}

type KeyedSide = (Side & { readonly key: string }) | undefined;

function shifts(more: Pairs, less: Pairs): readonly Shift[] {
  return [...more].flatMap(([key, { from, to, open }]) => {
    const ports = without(open, less.get(key)?.open ?? []);
    return ports.length === 0 ? [] : [{ from: bare(from), to: bare(to), ports }];
  });
}

function bare({ name, sort }: Side): Side {
  return { name, sort };
}
