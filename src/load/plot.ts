/** A run of load as a picture: latency, rate and pods, second by second. */
import { palette, picture } from '../writing/svg';
import { drawEvents, type Event, heightOf } from './events';
import type { Second } from './figures';
import type { Measurement } from './measure';
import type { Panel } from './panel';
import { colours, drawPanel, size, text } from './panel';
import { milliseconds } from './wording';

/**
 * An SVG document with a title, axes, a legend, and the figures as text.
 *
 * @param events that were during the run @default - none
 */
export function drawRun(run: Measurement, events: readonly Event[] = []): string {
  const panels = [latencyPanel(run), ratePanel(run), podPanel(run)];
  const below = size.top + panels.length * (size.panel + size.gap);
  const high = below + heightOf(events);
  const { achieved, latency, offered, right, seconds, sent } = run;
  const summary = `Achieved ${achieved.toFixed(1)}/s; p50 ${milliseconds(latency.p50)}, p95 ${milliseconds(latency.p95)}, p99 ${milliseconds(latency.p99)}, max ${milliseconds(latency.max)}; ${sent - right} of ${sent} wrong or missing.`;
  const title = `${offered} requests per second for ${seconds} s`;
  return picture({
    width: size.width,
    height: high,
    title,
    summary,
    body: [
      text(size.left, 34, title, 'font-size="18" font-weight="600"'),
      text(size.left, 56, summary, `fill="${palette.quiet}"`),
      ...panels.flatMap((panel) => drawPanel(panel, seconds)),
      ...drawEvents(events, below, seconds),
    ],
  });
}

function latencyPanel({ perSecond }: Measurement): Panel {
  const top = Math.max(100, ...perSecond.map(({ max }) => max));
  // From one millisecond up, each tenfold as high as the one before: a long tail does not flatten the rest.
  const decades = Math.ceil(Math.log10(top));
  const values = Array.from({ length: decades + 1 }, (_, place) => 10 ** place);
  const series = (['max', 'p99', 'p95', 'p50'] as const).map((name) => ({
    name,
    colour: colours[name],
    points: perSecond.map((second): readonly [number, number] => [second.at + 0.5, second[name]]),
  }));
  return {
    title: 'latency of the requests due in each second',
    top: size.top,
    scale: (value) => Math.log10(Math.max(1, value)) / decades,
    marks: values.map((value) => ({ value, text: value < 1000 ? `${value} ms` : `${value / 1000} s` })),
    series,
  };
}

function ratePanel({ offered, perSecond }: Measurement): Panel {
  const points = (read: (second: Second) => number) =>
    perSecond.map((second): readonly [number, number] => [second.at + 0.5, read(second)]);
  return {
    title: `answers by second, of ${offered} that were due`,
    top: size.top + size.panel + size.gap,
    scale: (value) => value / (offered * 1.2),
    marks: [0, offered / 2, offered].map((value) => ({ value, text: String(Math.round(value)) })),
    series: [
      { name: 'right', colour: colours.right, points: points(({ right }) => right) },
      { name: 'wrong or missing', colour: colours.wrong, points: points(({ wrong }) => wrong) },
    ],
  };
}

function podPanel({ scale, seconds, use }: Measurement): Panel {
  const last = scale.at(-1);
  const pods = [...scale, ...(last ? [{ at: seconds, ready: last.ready }] : [])];
  return {
    title: 'ready pods (left), and how busy this machine was (full height: all cores)',
    top: size.top + 2 * (size.panel + size.gap),
    scale: (value) => value / 12,
    marks: [0, 3, 6, 9, 12].map((value) => ({ value, text: String(value) })),
    series: [
      {
        name: 'machine',
        colour: colours.machine,
        points: use.perSecond
          .slice(0, seconds)
          .map((busy, at): readonly [number, number] => [at + 0.5, (busy / 100) * 12]),
      },
      {
        name: 'ready pods',
        colour: colours.pods,
        points: pods.map(({ at, ready }): readonly [number, number] => [Math.min(at, seconds), ready]),
        steps: true,
      },
    ],
  };
}
