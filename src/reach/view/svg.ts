/** The matrix as a picture. */
import { palette, picture, text as plainText, xml } from '../../writing/svg';
import { someOf } from '../../writing/wording';
import type { End } from '../end';
import { describeSpans } from '../port';
import type { View } from './view';
import { countsOf, openCells, signOf, signs } from './view';

/** Sizes in pixels; text is as wide as it has to be, by the width of a letter. */
const row = 34;
const letter = 7.6;
const margin = 24;
const top = 84;
const least = 64;

const colours = {
  closed: '#f5f7fa',
  open: '#0b6e4f',
  all: '#b42318',
  unjudged: '#e4e7eb',
} as const;

type Sort = 'open' | 'all' | 'closed' | 'unjudged';

/** An SVG document: a grid of sources and destinations with their open ports, a title, a legend, and the same as text. */
export function drawView(view: View): string {
  const ends = view.parties.map(({ end }) => end);
  const sign = signOf(view);
  const head = Math.max(...ends.map(({ name }) => width(name)), width('from'));
  let right = margin + head;
  const columns = ends.map((to) => {
    const left = right;
    const wide = Math.max(least, width(to.name), ...ends.map((from) => width(sign(from, to))));
    right += wide;
    return { to, left, wide };
  });
  const bottom = top + row * (ends.length + 1);
  const unless = unlessOf(view);
  const [wide, high] = [
    Math.max(right + margin, 760, ...unless.map((words) => Math.ceil(2 * margin + words.length * letter))),
    bottom + 92 + 26 * unless.length,
  ];
  const open = openCells(view);
  const counts = countsOf(view);
  const title = `Who can open connections to whom in ${view.source}`;
  const list = open.map(({ from, to, open }) => `${from.name} to ${to.name}: ${describeSpans(open)}`).join('; ');
  return picture({
    width: wide,
    height: high,
    title,
    summary: [`${counts.open} of ${counts.pairs} pairs are open.`, ...unless, list].join(' '),
    body: [
      text(margin, 36, title, { size: 18, weight: 600 }),
      text(margin, 60, `${counts.open} of ${counts.pairs} pairs are open. Rows call, columns answer.`, {
        fill: palette.quiet,
      }),
      ...columns.map(({ to, left, wide }) =>
        text(left + wide / 2, top + 22, to.name, { anchor: 'middle', weight: 600 }),
      ),
      ...ends.flatMap((from, line) => [
        text(margin, top + row * (line + 1) + 22, from.name, { weight: 600 }),
        ...columns.map(({ to, left, wide }) => cell(left, top + row * (line + 1), wide, from, to, sign(from, to))),
      ]),
      ...legendOf(bottom + 28, view.source),
      ...unless.map((words, line) => text(margin, bottom + 81 + line * 26, words, { weight: 600 })),
    ],
  });
}

/** What may make each verdict another one, and what YAML never says: a line each. */
function unlessOf({ unless }: View): readonly string[] {
  const [major, minor] = [unless.filter((one) => !one.minor), unless.filter((one) => one.minor)].map((all) =>
    all.map(({ name }) => name),
  );
  return [
    ...(major?.length ? [`Every verdict holds unless ${someOf(major)} says otherwise.`] : []),
    ...(minor?.length ? [`What is closed here may be open on a cluster: ${someOf(minor)}.`] : []),
  ];
}

function cell(x: number, y: number, w: number, from: End, to: End, sign: string): string {
  const sort = sortOf(sign);
  const said = { open: sign, all: 'all ports', closed: 'closed', unjudged: 'not judged' }[sort];
  const ink = sort === 'open' || sort === 'all' ? palette.paper : palette.quiet;
  return [
    `<g><title>${xml(`${from.name} to ${to.name}: ${said}`)}</title>`,
    `<rect x="${x + 1}" y="${y + 1}" width="${w - 2}" height="${row - 2}" rx="3" fill="${colours[sort]}" stroke="${palette.line}"/>`,
    `${text(x + w / 2, y + 22, sign, { anchor: 'middle', fill: ink, weight: sort === 'closed' ? 400 : 600 })}</g>`,
  ].join('');
}

function sortOf(sign: string): Sort {
  if (sign === signs.closed) return 'closed';
  if (sign === signs.unjudged) return 'unjudged';
  return sign === 'all' ? 'all' : 'open';
}

function legendOf(y: number, source: string): readonly string[] {
  const lines: readonly (readonly (readonly [Sort, string])[])[] = [
    [
      ['open', 'open on these ports (TCP unless it says otherwise)'],
      ['all', 'open on all ports'],
    ],
    [
      ['closed', 'closed'],
      ['unjudged', `not judged: neither end is in ${source}`],
    ],
  ];
  return lines.flatMap((items, line) => {
    const base = y + line * 26;
    let next = margin;
    return items.map(([sort, words]) => {
      const x = next;
      next += words.length * 6.6 + 44;
      return `<rect x="${x}" y="${base - 12}" width="16" height="16" rx="3" fill="${colours[sort]}" stroke="${palette.line}"/>${text(x + 24, base + 1, words, { fill: palette.quiet })}`;
    });
  });
}

interface Style {
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: 'middle';
  readonly fill?: string;
}

function text(x: number, y: number, words: string, { size, weight, anchor, fill = palette.ink }: Style): string {
  const style = [
    ...(size === undefined ? [] : [`font-size="${size}"`]),
    ...(weight === undefined ? [] : [`font-weight="${weight}"`]),
    ...(anchor === undefined ? [] : [`text-anchor="${anchor}"`]),
  ];
  return plainText(x, y, words, `fill="${fill}" ${style.join(' ')}`);
}

function width(words: string): number {
  return Math.ceil(words.length * letter) + 20;
}
