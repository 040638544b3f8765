/** The matrix and its explanations as text. */
import { columns } from '../../writing/columns';
import type { Answer } from '../answer';
import type { End } from '../end';
import { describeSpans } from '../port';
import type { View } from './view';
import { legend, openCells, signOf } from './view';

/** The largest width of the table, in characters: beyond it the columns have numbers, and then the open pairs are listed. */
const widest = 160;

/** The largest number of ends in a table: beyond it no eye follows a column. */
const most = 24;

/** The whole matrix: as a table where it fits, else the open pairs, a line each. */
export function describeView(view: View): string {
  const body =
    tableOf(view, (end) => [end.name, end.name]) ??
    tableOf(view, (end, place) => [`${place + 1} ${end.name}`, `${place + 1}`]) ??
    openCells(view).map(({ from, to, open }) => `${from.name} → ${to.name}: ${describeSpans(open)}`);
  return [...body, '', ...wrap(legend(view))].join('\n');
}

/** The table with what is at the head of each row and column, or undefined where it is too wide. */
function tableOf(
  { parties, cells }: View,
  heads: (end: End, place: number) => readonly [row: string, column: string],
): readonly string[] | undefined {
  const ends = parties.map(({ end }, place) => ({ end, heads: heads(end, place) }));
  if (ends.length > most) return undefined;
  const cell = signOf(cells);
  const text = columns([
    ['', ...ends.map(({ heads: [, column] }) => column)],
    ...ends.map(({ end: from, heads: [row] }) => [row, ...ends.map(({ end: to }) => cell(from, to))]),
  ]);
  return text.every((line) => line.length <= widest) ? text : undefined;
}

/** The destinations and the sources of one end. */
export function describeEnd(view: View, end: End): string {
  const open = openCells(view);
  const calls = open.filter(({ from }) => from === end).map(({ to, open }) => `  ${to.name}: ${describeSpans(open)}`);
  const callers = open.filter(({ to }) => to === end).map(({ from, open }) => `  ${from.name}: ${describeSpans(open)}`);
  return [
    `${end.name} can reach${calls.length === 0 ? ' nothing' : ':'}`,
    ...calls,
    `${end.name} can be reached by${callers.length === 0 ? ' nothing' : ':'}`,
    ...callers,
  ].join('\n');
}

/** Explanations of all ports between two ends. */
export function describeAnswers({ source }: View, from: End, to: End, answers: readonly Answer[]): string {
  const parts = answers.map(({ ports, open, egress, ingress }) => {
    const lines = [egress, ingress].flatMap(([first, ...more]) => [`  ${first}`, ...more.map((line) => `    ${line}`)]);
    return [`${ports}: ${open ? 'open' : 'closed'}`, ...lines].join('\n');
  });
  return [`${from.name} → ${to.name} in ${source}`, ...parts].join('\n\n');
}

/** A long sentence as lines of a terminal. */
function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= 120) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
