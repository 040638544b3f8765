/** The matrix and its explanations for machines. */
import type { Answer } from '../answer';
import type { End } from '../end';
import { addressOf } from '../outside';
import type { View } from './view';
import { countsOf, groupName, openCells, openGroups, unlessFor } from './view';

/** More open pairs than these are said by groups of ends that no policy tells apart. */
const mostPairs = 100_000;

/** All ends and all open pairs; a pair of `judged` ends that is not among them is closed. */
export function matrixJson(view: View): string {
  const counts = countsOf(view);
  return json({
    source: view.source,
    ends: view.parties.map(({ end, own }) => ({ ...endJson(end), own })),
    pairs: counts.pairs,
    ...(counts.open > mostPairs && view.only === undefined ? byGroups(view) : { open: byPairs(view) }),
    world: view.world,
    unless: view.only === undefined ? view.unless : unlessFor(view, [view.only]),
  });
}

function byPairs(view: View): readonly object[] {
  return openCells(view).map(({ from, to, open }) => ({ from: from.name, to: to.name, ports: open }));
}

function byGroups(view: View): object {
  const name = (place: number) => groupName(view, place);
  return {
    groups: view.groups.members.map((ends, place) => ({ name: name(place), ends: ends.map((end) => end.name) })),
    open: openGroups(view).map(({ from, to, open }) => ({ from: name(from), to: name(to), ports: open })),
  };
}

/** The answers between two ends. */
export function answersJson(view: View, from: End, to: End, answers: readonly Answer[]): string {
  const unless = unlessFor(view, [from, to]);
  return json({ source: view.source, from: endJson(from), to: endJson(to), answers, unless });
}

function endJson(end: End): object {
  if (end.kind === 'outside') return { name: end.name, kind: end.kind, address: addressOf(end) };
  const { name, kind, workload, namespace, labels, ports, hostNetwork } = end;
  return { name, kind, workload, namespace, labels, ports, hostNetwork };
}

function json(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
