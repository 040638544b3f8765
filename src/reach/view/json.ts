/** The matrix and its explanations for machines. */
import type { Answer } from '../answer';
import type { End } from '../end';
import { addressOf } from '../outside';
import type { View } from './view';
import { openCells } from './view';

/** All ends and all open pairs; a pair of `judged` ends that is not among them is closed. */
export function matrixJson(view: View): string {
  return json({
    source: view.source,
    ends: view.parties.map(({ end, own }) => ({ ...endJson(end), own })),
    pairs: view.cells.length,
    open: openCells(view).map(({ from, to, open }) => ({ from: from.name, to: to.name, ports: open })),
  });
}

/** The answers between two ends. */
export function answersJson({ source }: View, from: End, to: End, answers: readonly Answer[]): string {
  return json({ source, from: endJson(from), to: endJson(to), answers });
}

function endJson(end: End): object {
  if (end.kind === 'outside') return { name: end.name, kind: end.kind, address: addressOf(end) };
  const { name, kind, workload, namespace, labels, ports, hostNetwork } = end;
  return { name, kind, workload, namespace, labels, ports, hostNetwork };
}

function json(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
