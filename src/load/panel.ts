/** One panel of a plot: its scale, its marks, its lines, its legend, as SVG. */
import { palette, text as plainText, xml } from '../writing/svg';

/** Sizes in pixels. */
export const size = { width: 960, left: 72, right: 24, top: 92, panel: 200, gap: 64 } as const;

export const colours = {
  p50: '#0b6e4f',
  p95: '#b7791f',
  p99: '#b42318',
  max: '#9aa5b1',
  right: '#1d4ed8',
  wrong: '#b42318',
  machine: '#9aa5b1',
  pods: '#6d28d9',
} as const;

/** One of the pictures below each other: its own scale, the same seconds. */
export interface Panel {
  readonly title: string;
  /** Of its upper edge. */
  readonly top: number;
  /** From a value to a height between 0 and 1. */
  readonly scale: (value: number) => number;
  readonly marks: readonly { readonly value: number; readonly text: string }[];
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly (readonly [number, number])[];
  /** Whether it keeps its value until the next point. @default false */
  readonly steps?: boolean;
}

export function drawPanel(panel: Panel, seconds: number): readonly string[] {
  const { title, top, scale, marks, series } = panel;
  const wide = size.width - size.left - size.right;
  const x = (second: number) => size.left + (second / seconds) * wide;
  const y = (value: number) => top + size.panel * (1 - Math.min(1, Math.max(0, scale(value))));
  const every = stepOf(seconds);
  const times = Array.from({ length: Math.floor(seconds / every) + 1 }, (_, place) => place * every);
  return [
    text(size.left, top - 12, title, 'font-weight="600"'),
    ...legend(series, top - 12),
    ...marks.flatMap(({ value, text: words }) => [
      `<line x1="${size.left}" y1="${fixed(y(value))}" x2="${size.width - size.right}" y2="${fixed(y(value))}" stroke="${palette.line}"/>`,
      text(size.left - 8, y(value) + 4, words, `text-anchor="end" fill="${palette.quiet}"`),
    ]),
    ...times.map((at) =>
      text(x(at), top + size.panel + 18, `${at} s`, `text-anchor="middle" fill="${palette.quiet}" font-size="12"`),
    ),
    ...series.map(({ colour, name, points, steps }) => {
      const at = (point: readonly [number, number]) => `${fixed(x(point[0]))},${fixed(y(point[1]))}`;
      const way = points.flatMap((point, place) => {
        const before = points[place - 1];
        return steps && before ? [at([point[0], before[1]]), at(point)] : [at(point)];
      });
      return `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${way.join(' ')}"><title>${xml(name)}</title></polyline>`;
    }),
  ];
}

/** Names of the lines, from the right edge to the left. */
function legend(series: readonly Series[], y: number): readonly string[] {
  const wide = (name: string) => name.length * 7 + 34;
  return series.map(({ colour, name }, place) => {
    const x = size.width - size.right - series.slice(place).reduce((sum, one) => sum + wide(one.name), 0);
    return `<line x1="${x}" y1="${y - 4}" x2="${x + 18}" y2="${y - 4}" stroke="${colour}" stroke-width="3"/>${text(x + 24, y, name, `fill="${palette.quiet}"`)}`;
  });
}

/** Seconds between two marks: about ten of them fit. */
function stepOf(seconds: number): number {
  return [1, 2, 5, 10, 15, 30, 60, 120, 300].find((step) => seconds / step <= 12) ?? 600;
}

/** Text in ink, where its style has no other colour. */
export function text(x: number, y: number, words: string, style = ''): string {
  const fill = style.includes('fill=') ? '' : `fill="${palette.ink}" `;
  return plainText(fixed(x), fixed(y), words, `${fill}${style}`);
}

/** A coordinate, to a tenth of a pixel. */
function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
