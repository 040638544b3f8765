/** A board as a picture: the same panels, in the same places, with lines of real data. */
import { palette, picture, text } from '../writing/svg';
import type { Board, Panel } from './board';
import { say } from './figures';

/** One line of a panel: moments in seconds, with values. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** The answers to the questions of a panel, by its title. */
export type Answers = ReadonlyMap<string, readonly Series[]>;

const width = 1200;
const gap = 12;
const heights = { line: 232, number: 96 } as const;
const rowTitle = 30;

/** Lines take them in turn. */
const colours = ['#1f6feb', '#c2410c', '#15803d', '#7c3aed', '#b91c1c', '#0e7490', '#a16207', '#be185d'] as const;

/** Lines that the legend names; the rest is counted. */
const named = 6;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** @param now in seconds: what ends later is in the future of the picture @returns an SVG document */
export function drawing(board: Board, answers: Answers, now: number): string {
  const body: string[] = [text(gap, 28, board.title, `font-size="18" font-weight="600" fill="${palette.ink}"`)];
  let y = 44;
  for (const row of board.rows) {
    body.push(text(gap, y + 18, row.title, `font-size="14" font-weight="600" fill="${palette.quiet}"`));
    y += rowTitle;
    const h = Math.max(...row.panels.map(({ shown = 'line' }) => heights[shown]));
    const w = (width - gap * (row.panels.length + 1)) / row.panels.length;
    for (const [place, panel] of row.panels.entries()) {
      const at = { x: gap + place * (w + gap), y, w, h };
      body.push(...panelAt(at, panel, answers.get(panel.title) ?? [], now));
    }
    y += h + gap;
  }
  const all = board.rows.flatMap(({ panels }) => panels);
  const summary = all.map((panel) => `${panel.title}: ${lastOf(panel, answers, now)}`).join('; ');
  return picture({ width, height: y, title: board.title, summary, body });
}

function lastOf({ title, unit }: Panel, answers: Answers, now: number): string {
  const series = answers.get(title) ?? [];
  return series.length === 0
    ? 'no data'
    : series.map(({ name, points }) => `${name} ${say(points.at(-1)?.[1] ?? 0, unit, now)}`).join(', ');
}

function panelAt(at: Place, panel: Panel, series: readonly Series[], now: number): readonly string[] {
  const { x, y, w, h } = at;
  const frame = `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="4" fill="none" stroke="${palette.line}"/>`;
  const head = text(x + 10, y + 20, panel.title, `font-weight="600" fill="${palette.ink}"`);
  if (series.length === 0)
    return [frame, head, text(x + 10, y + 46, `no data: ${panel.emptyBecause ?? 'nothing answers'}`, quiet)];
  const drawn = panel.shown === 'number' ? numberIn(at, panel, series, now) : linesIn(at, panel, series, now);
  return [frame, head, ...drawn];
}

const quiet = `font-size="11" fill="${palette.quiet}"`;

function numberIn({ x, y }: Place, { unit }: Panel, series: readonly Series[], now: number): readonly string[] {
  const value = series[0]?.points.at(-1)?.[1] ?? 0;
  return [text(x + 10, y + 66, say(value, unit, now), `font-size="30" fill="${palette.ink}"`)];
}

function linesIn({ x, y, w, h }: Place, { unit }: Panel, series: readonly Series[], now: number): readonly string[] {
  const legend = Math.min(series.length, named + 1) * 14;
  const area = { x: x + 58, y: y + 34, w: w - 70, h: h - 34 - 20 - legend };
  const points = series.flatMap((one) => one.points);
  const moments = points.map(([moment]) => moment);
  const [from, to] = [Math.min(...moments), Math.max(...moments)];
  const top = Math.max(...points.map(([, value]) => value)) || 1;
  const placed = ([moment, value]: readonly [number, number]) => {
    const across = to === from ? area.w : ((moment - from) / (to - from)) * area.w;
    return `${(area.x + across).toFixed(1)},${(area.y + area.h * (1 - Math.max(0, value) / top)).toFixed(1)}`;
  };
  const marks = [0, 0.5, 1].flatMap((share) => {
    const level = area.y + area.h * (1 - share);
    return [
      `<line x1="${area.x}" x2="${area.x + area.w}" y1="${level}" y2="${level}" stroke="${palette.line}"/>`,
      text(area.x - 6, level + 4, say(top * share, unit, now), `${quiet} text-anchor="end"`),
    ];
  });
  const lines = series.map(
    (one, place) =>
      `<polyline fill="none" stroke-width="1.5" stroke="${colourOf(place)}" points="${one.points.map(placed).join(' ')}"/>`,
  );
  const entries = series.slice(0, named).map(({ name, points: own }, place) => {
    const level = area.y + area.h + 22 + place * 14;
    return [
      `<rect x="${area.x}" y="${level - 8}" width="10" height="3" fill="${colourOf(place)}"/>`,
      text(area.x + 16, level, `${name}  ${say(own.at(-1)?.[1] ?? 0, unit, now)}`, quiet),
    ].join('');
  });
  const rest = series.length - named;
  const more = rest > 0 ? [text(area.x + 16, area.y + area.h + 22 + named * 14, `and ${rest} more`, quiet)] : [];
  return [...marks, ...lines, ...entries, ...more];
}

function colourOf(place: number): string {
  return colours[place % colours.length] ?? palette.ink;
}
