/** The picture of the README: from typed values to a cluster, and who may call whom there, as an SVG document. */

import type { Flow } from '../config/flows';
import type { Service } from '../config/services';

export interface PictureProps {
  readonly environments: number;
  /** How many objects dist has for the environment with the most. */
  readonly objects: number;
  readonly services: Readonly<Record<string, Pick<Service, 'purpose'>>>;
  readonly flows: readonly (Pick<Flow, 'port'> & {
    readonly from: string;
    readonly to: string;
    readonly number?: number | undefined;
  })[];
}

/** Pixels. */
const wide = 960;
const margin = 24;
const box = { wide: 150, high: 40 } as const;
const flowsTop = 160;
const rowGap = 64;

const colours = {
  ink: '#1f2933',
  quiet: '#616e7c',
  line: '#9aa5b1',
  paper: '#ffffff',
  ours: '#e3f8f0',
  theirs: '#f5f7fa',
  strong: '#0b6e4f',
} as const;

/** Who calls from outside; leads to what every flow from a front door begins with. */
const outside = 'callers';

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly quiet: boolean;
}

export function picture({ environments, objects, services, flows }: PictureProps): string {
  const arrows = arrowsOf(flows);
  const columns = columnsOf(arrows);
  const rows = Math.max(...columns.map((column) => column.length));
  const high = flowsTop + rows * rowGap + 46;
  const place = placesOf(columns, rows);
  const ports = new Map(arrows.filter(({ quiet }) => !quiet).map(({ label, to }) => [to, label]));
  const chain: readonly (readonly [string, string])[] = [
    ['typed values', 'src/config, charts'],
    ['npm run synth', 'policies judge it'],
    ['dist: plain YAML', `${environments} environments, ≤ ${objects} objects`],
    ['review', 'in git, object by object'],
    ['cluster', 'by Terraform or GitOps'],
  ];
  const step = (wide - 2 * margin - 160) / (chain.length - 1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-labelledby="title summary" font-family="system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif" font-size="13">`,
    '<title id="title">From typed values to a cluster, and who may call whom there</title>',
    `<desc id="summary">${xml(arrows.map(({ from, label, to }) => `${from} to ${to}: ${label}`).join('; '))}</desc>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="context-stroke"/></marker></defs>',
    `<rect width="${wide}" height="${high}" fill="${colours.paper}"/>`,
    ...chain.flatMap(([title, words], at) => {
      const x = margin + at * step;
      return [
        frame(x, 20, 160, 52, colours.ours),
        text(x + 80, 42, title, { weight: 600 }),
        text(x + 80, 60, words, { fill: colours.quiet, size: 11 }),
        ...(at === 0 ? [] : [line(x - step + 160, 46, x - 4, 46, colours.strong)]),
      ];
    }),
    text(wide / 2, flowsTop - 44, 'Who may call whom: every other connection is refused, in both directions', {
      weight: 600,
    }),
    ...arrows.map((arrow) => drawArrow(arrow, place)),
    ...[...place].flatMap(([name, [x, y]]) => [
      frame(x, y, box.wide, box.high, name in services ? colours.ours : colours.theirs),
      text(x + box.wide / 2, y + (ports.has(name) ? 18 : 25), name, { weight: 600 }),
      ...(ports.has(name)
        ? [text(x + box.wide / 2, y + 33, `:${ports.get(name)}`, { fill: colours.quiet, size: 11 })]
        : []),
    ]),
    text(wide / 2, high - 16, 'dashed: Prometheus reads metrics', { fill: colours.quiet, size: 11 }),
    '</svg>',
    '',
  ].join('\n');
}

function arrowsOf(flows: PictureProps['flows']): readonly Arrow[] {
  const declared = flows.map(({ from, number, port, to }) => ({
    from,
    to,
    label: String(number ?? ''),
    quiet: port === 'metrics',
  }));
  const entered = flows.some(({ from }) => from === 'front-door');
  return entered ? [{ from: outside, to: 'front-door', label: '443', quiet: false }, ...declared] : declared;
}

/** Names by their distance in calls from the first caller; one without callers stands just before what it calls. */
function columnsOf(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const names = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))];
  const others = arrows.filter(({ from, to }) => from !== to);
  const depth = (name: string, seen: readonly string[] = []): number =>
    Math.max(
      0,
      ...others
        .filter(({ from, to }) => to === name && !seen.includes(from))
        .map(({ from }) => depth(from, [...seen, name]) + 1),
    );
  const level = new Map(
    names.map((name) => {
      const called = others.some(({ to }) => to === name);
      const next = others.filter(({ from }) => from === name).map(({ to }) => depth(to));
      return [name, called || next.length === 0 ? depth(name) : Math.max(0, Math.min(...next) - 1)];
    }),
  );
  const last = Math.max(...level.values());
  return Array.from({ length: last + 1 }, (_, at) => names.filter((name) => level.get(name) === at));
}

type Place = readonly [x: number, y: number];

function placesOf(columns: readonly (readonly string[])[], rows: number): ReadonlyMap<string, Place> {
  const gap = (wide - 2 * margin - box.wide) / Math.max(1, columns.length - 1);
  return new Map(
    columns.flatMap((column, at) =>
      column.map((name, row): readonly [string, Place] => [
        name,
        [margin + at * gap, flowsTop + ((rows - column.length) / 2 + row) * rowGap],
      ]),
    ),
  );
}

function drawArrow({ from, quiet, to }: Arrow, place: ReadonlyMap<string, Place>): string {
  const [[x1, y1], [x2, y2]] = [place.get(from) ?? [0, 0], place.get(to) ?? [0, 0]];
  const colour = quiet ? colours.line : colours.strong;
  const dash = quiet ? ' stroke-dasharray="4 4"' : '';
  const path = (d: string) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="1.5"${dash} marker-end="url(#head)"/>`;
  const half = box.high / 2;
  if (from === to) {
    const middle = x1 + box.wide / 2;
    const below = y1 + box.high;
    return path(
      `M${middle - 22} ${below} C${middle - 34} ${below + 34} ${middle + 34} ${below + 34} ${middle + 22} ${below + 2}`,
    );
  }
  const [begin, end] = [x1 + box.wide, x2 - 4];
  const bend = (end - begin) / 2;
  return path(`M${begin} ${y1 + half} C${begin + bend} ${y1 + half} ${end - bend} ${y2 + half} ${end} ${y2 + half}`);
}

function frame(x: number, y: number, w: number, h: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6" fill="${fill}" stroke="${colours.line}"/>`;
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return `<path d="M${x1} ${y1} L${x2} ${y2}" stroke="${colour}" stroke-width="1.5" marker-end="url(#head)"/>`;
}

interface Style {
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
}

/** Centred on `x`. */
function text(x: number, y: number, words: string, { fill = colours.ink, size, weight }: Style): string {
  const style = [
    ...(size === undefined ? [] : [` font-size="${size}"`]),
    ...(weight === undefined ? [] : [` font-weight="${weight}"`]),
  ].join('');
  return `<text x="${x}" y="${y}" fill="${fill}" text-anchor="middle"${style}>${xml(words)}</text>`;
}

function xml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
