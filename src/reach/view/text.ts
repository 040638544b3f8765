/** The matrix and its explanations as text. */
import { columns } from '../../writing/columns';
import type { Answer } from '../answer';
import type { End } from '../end';
import { describeSpans } from '../port';
import type { View } from './view';
import { legend, openCells, signOf } from './view';

/** The largest width of the table, in characters: beyond it the open pairs are listed. */
const widest = 160;

/** The whole matrix: as a table where it fits, else the open pairs, a line each. */
export function describeView(view: View): string {
  const text = table(view);
  const fits = text.every((line) => line.length <= widest);
  const body = fits
    ? text
    : openCells(view).map(({ from, to, open }) => `${from.name} → ${to.name}: ${describeSpans(open)}`);
  return [...body, '', ...wrap(legend(view))].join('\n');
}

function table({ parties, cells }: View): readonly string[] {
  const ends = parties.map(({ end }) => end);
  const cell = signOf(cells);
  const rows = [
    ['', ...ends.map(({ name }) => name)],
    ...ends.map((from) => [from.name, ...ends.map((to) => cell(from, to))]),
  ];
  return columns(rows);
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
