/** The matrix and its explanations as text. */
import { columns } from '../../writing/columns';
import { someOf } from '../../writing/wording';
import type { Answer } from '../answer';
import type { End } from '../end';
import { describeSpans } from '../port';
import type { View } from './view';
import { countsOf, groupName, legend, openCells, openGroups, signOf, unlessFor } from './view';

/** The largest width of the table, in characters: beyond it the columns have numbers, and then the open pairs are listed. */
const widest = 160;

/** The largest number of ends in a table: beyond it no eye follows a column. */
const most = 24;

/** The largest number of open pairs in a list: beyond it ends that no policy tells apart are one group. */
const mostPairs = 2000;

/** The whole matrix: as a table where it fits, else the open pairs, a line each. */
export function describeView(view: View): string {
  const body =
    tableOf(view, (end) => [end.name, end.name]) ??
    tableOf(view, (end, place) => [`${place + 1} ${end.name}`, `${place + 1}`]) ??
    listOf(view);
  return [...body, '', ...worldOf(view), ...wrap(legend(view)), ...unlessOf(view)].join('\n');
}

function listOf(view: View): readonly string[] {
  if (countsOf(view).open <= mostPairs) {
    return openCells(view).map(({ from, to, open }) => `${from.name} → ${to.name}: ${describeSpans(open)}`);
  }
  const { members } = view.groups;
  const name = (place: number) => groupName(view, place);
  return [
    ...openGroups(view).map(({ from, to, open }) => `${name(from)} → ${name(to)}: ${describeSpans(open)}`),
    ...members.flatMap((ends, place) =>
      ends.length === 1 ? [] : [`${name(place)}: ${ends.map((end) => end.name).join(', ')}`],
    ),
  ];
}

function worldOf({ world }: View): readonly string[] {
  if (world.length === 0) return [];
  const lines = world.map(({ through, how, callers: who, to, protocol, port, from }) => {
    const callers = from.length === 0 ? 'closed by policies' : `open to ${from.join(', ')}`;
    return `  ${through} (${[how, ...(who ? [who] : [])].join(', ')}) leads to ${to} ${port}/${protocol}: ${callers}`;
  });
  return ['From outside of the cluster:', ...lines, ''];
}

/** What may make each verdict another one; then what YAML never says. */
function unlessOf({ unless }: View): readonly string[] {
  const [major, minor] = [unless.filter((one) => !one.minor), unless.filter((one) => one.minor)];
  return [
    ...(major.length > 0 ? ['Every verdict holds unless one of these says otherwise:', ...linesOf(major)] : []),
    ...(minor.length > 0 ? ['What is closed here may be open on a cluster:', ...linesOf(minor)] : []),
  ];
}

/** A line for each; those with one reason are one line where there are many. */
function linesOf(unless: View['unless']): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { because, name } of unless) byReason.set(because, [...(byReason.get(because) ?? []), name]);
  return [...byReason].flatMap(([because, names]) =>
    names.length > mostNames ? [`  ${someOf(names)}: ${because}`] : names.map((name) => `  ${name}: ${because}`),
  );
}

/** More names with one reason than these are one line. */
const mostNames = 3;

/** The table with what is at the head of each row and column, or undefined where it is too wide. */
function tableOf(
  view: View,
  heads: (end: End, place: number) => readonly [row: string, column: string],
): readonly string[] | undefined {
  const ends = view.parties.map(({ end }, place) => ({ end, heads: heads(end, place) }));
  if (ends.length > most) return undefined;
  const cell = signOf(view);
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
    ...worldOf({ ...view, world: view.world.filter(({ to }) => to === end.name) }).slice(0, -1),
    ...unlessOf({ ...view, unless: unlessFor(view, [end]) }),
  ].join('\n');
}

/** Explanations of all ports between two ends. */
export function describeAnswers(view: View, from: End, to: End, answers: readonly Answer[]): string {
  const { source } = view;
  const unless = unlessFor(view, [from, to]);
  const butFor = (open: boolean) => {
    const names = unless.filter(({ minor }) => !(open && minor)).map(({ name }) => name);
    return names.length === 0 ? '' : `, unless ${someOf(names)} says otherwise`;
  };
  const parts = answers.map(({ ports, open, egress, ingress }) => {
    const lines = [egress, ingress].flatMap(([first, ...more]) => [`  ${first}`, ...more.map((line) => `    ${line}`)]);
    return [`${ports}: ${open ? 'open' : 'closed'}${butFor(open)}`, ...lines].join('\n');
  });
  const because = unlessOf({ ...view, unless });
  return [`${from.name} → ${to.name} in ${source}`, ...parts, ...(unless.length > 0 ? [because.join('\n')] : [])].join(
    '\n\n',
  );
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
