/** The matrix of a set of objects, with what is needed to show it. */
import type { End } from '../end';
import type { Cell } from '../matrix';
import { matrix } from '../matrix';
import type { Network } from '../network';
import type { Span } from '../port';
import { describeSpan, describeSpans } from '../port';
import type { Party } from './ends';

export interface View {
  /** The source of the objects, such as `dist/production`. */
  readonly source: string;
  readonly network: Network;
  readonly parties: readonly Party[];
  /** Cells by source and destination; those of which neither end was read are not judged, and not there. */
  readonly cells: readonly Cell[];
}

export function viewOf(source: string, network: Network, parties: readonly Party[]): View {
  const ends = parties.map(({ end }) => end);
  const own = new Set(parties.filter((party) => party.own).map(({ end }) => end));
  const cells = matrix(network, ends, ends).filter(({ from, to }) => own.has(from) || own.has(to));
  return { source, network, parties, cells };
}

/** The view of one end: its own row and column. An address without an end is added. */
export function onlyOf({ source, network, parties }: View, end: End): View {
  const known = parties.some((party) => party.end === end);
  const all = known ? parties : [...parties, { end, aliases: [], own: false }];
  const { cells, ...view } = viewOf(source, network, all);
  return { ...view, cells: cells.filter(({ from, to }) => from === end || to === end) };
}

/** The open cells. */
export function openCells({ cells }: View): readonly Cell[] {
  return cells.filter(({ open }) => open.length > 0);
}

/** Ports as short as a cell wants them: those of TCP without their protocol. */
function shortPorts(spans: readonly Span[]): string {
  if (describeSpans(spans) === 'all ports') return 'all';
  return spans.map((span) => describeSpan(span).replace(/\/TCP$/, '')).join(' ');
}

/** Signs of cells without an open port. */
export const signs = { closed: '–', unjudged: '·' } as const;

/** The text of each cell, by source and destination. */
export function signOf(cells: readonly Cell[]): (from: End, to: End) => string {
  const known = new Map(cells.map((cell) => [`${cell.from.name} ${cell.to.name}`, cell]));
  return (from, to) => {
    const cell = known.get(`${from.name} ${to.name}`);
    return cell ? shortPorts(cell.open) || signs.closed : signs.unjudged;
  };
}

/** The sentence under a matrix. */
export function legend(view: View): string {
  const { source, cells } = view;
  const open = openCells(view).length;
  return `${open} of ${cells.length} pairs are open in ${source}. Rows call, columns answer; ports are TCP unless they say otherwise; ${signs.closed} is closed, ${signs.unjudged} is not judged: neither end is in ${source}. stranger is any other pod of the cluster.`;
}
