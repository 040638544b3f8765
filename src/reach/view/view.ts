/** The matrix of a set of objects, with what is needed to show it. */
import type { End } from '../end';
import type { Groups } from '../groups';
import { groupsOf } from '../groups';
import type { Cell } from '../matrix';
import type { Network } from '../network';
import type { Span } from '../port';
import { describeSpan, describeSpans } from '../port';
import type { Unevaluated } from '../unevaluated';
import { unevaluatedFor } from '../unevaluated';
import type { Exposure } from '../world';
import type { Party } from './ends';

export interface View {
  /** The source of the objects, such as `dist/production`. */
  readonly source: string;
  readonly network: Network;
  readonly parties: readonly Party[];
  /** Policies that are there and not evaluated. */
  readonly unless: readonly Unevaluated[];
  /** What leads from outside of the cluster to pods. */
  readonly world: readonly Exposure[];
  readonly groups: Groups;
  /** The only end whose row and column are shown. @default - all */
  readonly only?: End;
}

interface ViewProps {
  readonly source: string;
  readonly network: Network;
  readonly parties: readonly Party[];
  readonly unless?: readonly Unevaluated[];
  readonly world?: readonly Exposure[];
}

export function viewOf({ source, network, parties, unless = [], world = [] }: ViewProps): View {
  const own = new Set(parties.filter((party) => party.own).map(({ end }) => end));
  const ends = parties.map(({ end }) => end);
  return { source, network, parties, unless, world, groups: groupsOf(network, ends, (end) => `${own.has(end)}`) };
}

/** The view of one end: its own row and column. An address without an end is added. */
export function onlyOf(view: View, end: End): View {
  if (view.groups.of.has(end)) return { ...view, only: end };
  return { ...viewOf({ ...view, parties: [...view.parties, { end, aliases: [], own: false }] }), only: end };
}

/** How many pairs are judged: those of which one end was read at least; and how many of them are open. */
export function countsOf(view: View): { readonly pairs: number; readonly open: number } {
  const { groups, only, parties } = view;
  const own = parties.filter((party) => party.own).length;
  if (only !== undefined) {
    const isOwn = parties.some((party) => party.own && party.end === only);
    return { pairs: isOwn ? 2 * parties.length - 1 : 2 * own, open: openCells(view).length };
  }
  const open = openGroups(view).reduce((sum, { from, to }) => {
    return sum + (groups.members[from]?.length ?? 0) * (groups.members[to]?.length ?? 0);
  }, 0);
  return { pairs: parties.length ** 2 - (parties.length - own) ** 2, open };
}

function ownGroups({ groups, parties }: View): readonly boolean[] {
  const own = new Set(parties.filter((party) => party.own).map(({ end }) => end));
  return groups.members.map(([first]) => own.has(first));
}

/** The open cells, by rows. */
export function openCells(view: View): readonly Cell[] {
  const { groups, only, parties } = view;
  const places = new Map(parties.map(({ end }, place) => [end, place]));
  const rows = new Map<number, OpenGroups[number][]>();
  for (const pair of openGroups(view)) {
    const row = rows.get(pair.from);
    if (row) row.push(pair);
    else rows.set(pair.from, [pair]);
  }
  const placeOf = (end: End) => places.get(end) ?? 0;
  return parties.flatMap(({ end: from }) => {
    const row = (rows.get(groups.of.get(from) ?? -1) ?? []).flatMap(({ to, open }): Cell[] => {
      return (groups.members[to] ?? []).map((end) => ({ from, to: end, open }));
    });
    const shown = only === undefined || only === from ? row : row.filter(({ to }) => to === only);
    return shown.sort((a, b) => placeOf(a.to) - placeOf(b.to));
  });
}

type OpenGroups = readonly { readonly from: number; readonly to: number; readonly open: readonly Span[] }[];

/** Found once for each view, whatever of it is shown. */
const found = new WeakMap<Groups, OpenGroups>();

/** What is open between groups of which one was read at least. */
export function openGroups(view: View): OpenGroups {
  const { groups } = view;
  const known = found.get(groups);
  if (known) return known;
  const isOwn = ownGroups(view);
  const all = groups.members.flatMap((_, from) =>
    groups
      .targets(from)
      .filter((to) => isOwn[from] || isOwn[to])
      .map((to) => ({ from, to, open: groups.open(from, to) })),
  );
  found.set(groups, all);
  return all;
}

/** The name of a group: that of its one end, or its number. */
export function groupName({ groups }: View, place: number): string {
  const [first, ...more] = groups.members[place] ?? [];
  return first && more.length === 0 ? first.name : `group ${place + 1} of ${more.length + 1}`;
}

/** Policies that are not evaluated, and may speak of a connection of these ends. */
export function unlessFor({ unless }: View, ends: readonly End[]): readonly Unevaluated[] {
  return unevaluatedFor(unless, ends);
}

/** Ports as short as a cell wants them: those of TCP without their protocol. */
function shortPorts(spans: readonly Span[]): string {
  if (describeSpans(spans) === 'all ports') return 'all';
  return spans.map((span) => describeSpan(span).replace(/\/TCP$/, '')).join(' ');
}

/** Signs of cells without an open port. */
export const signs = { closed: '–', unjudged: '·' } as const;

/** The text of each cell, by source and destination. */
export function signOf(view: View): (from: End, to: End) => string {
  const { groups } = view;
  const isOwn = ownGroups(view);
  return (from, to) => {
    const [source = 0, destination = 0] = [groups.of.get(from), groups.of.get(to)];
    if (!isOwn[source] && !isOwn[destination]) return signs.unjudged;
    return shortPorts(groups.open(source, destination)) || signs.closed;
  };
}

/** The sentence under a matrix. */
export function legend(view: View): string {
  const { source } = view;
  const { open, pairs } = countsOf(view);
  return `${open} of ${pairs} pairs are open in ${source}. Rows call, columns answer; ports are TCP unless they say otherwise; ${signs.closed} is closed, ${signs.unjudged} is not judged: neither end is in ${source}. stranger is any other pod of the cluster.`;
}
