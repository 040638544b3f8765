/** Events during a run as bars below its panels: each has a row, and a shade over the panels above. */
import { palette, xml } from '../writing/svg';
import { size, text } from './panel';

/** Something that was done during a run: seconds since the run began. */
export interface Event {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const row = 24;
const colour = '#c7d2fe';

/** How much higher a picture with these events is. */
export function heightOf(events: readonly Event[]): number {
  return events.length === 0 ? 0 : 28 + events.length * row;
}

/** @param top of the first row @param seconds of the run, which the width stands for */
export function drawEvents(events: readonly Event[], top: number, seconds: number): readonly string[] {
  if (events.length === 0) return [];
  const wide = size.width - size.left - size.right;
  const x = (second: number) => size.left + (Math.min(seconds, Math.max(0, second)) / seconds) * wide;
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return [
    text(size.left, top, 'what was done meanwhile', 'font-weight="600"'),
    ...events.flatMap(({ from, name, to }, place) => {
      const y = top + 10 + place * row;
      const [left, width] = [tenth(x(from)), Math.max(2, tenth(x(to) - x(from)))];
      // To the left of a bar that begins late, so that it stays in the picture.
      const late = left > size.left + wide / 2;
      return [
        `<rect x="${left}" y="${size.top}" width="${width}" height="${y - size.top}" fill="${colour}" fill-opacity="0.25"/>`,
        `<rect x="${left}" y="${y}" width="${width}" height="${row - 8}" fill="${colour}"><title>${xml(name)}</title></rect>`,
        text(
          late ? left - 6 : left + width + 6,
          y + 13,
          `${name}, ${(to - from).toFixed(0)} s`,
          `fill="${palette.quiet}" font-size="12"${late ? ' text-anchor="end"' : ''}`,
        ),
      ];
    }),
  ];
}
