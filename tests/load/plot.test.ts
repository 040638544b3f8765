import { drawRun } from '../../src/load/plot';
import { measured } from './measured';

const heights = (svg: string, name: string) => {
  const points = new RegExp(`points="([^"]+)"><title>${name}<`).exec(svg)?.[1] ?? '';
  return points.split(' ').map((point) => Number(point.split(',')[1]));
};

test('says what it shows, for those who do not see it', () => {
  const svg = drawRun(measured());
  expect(svg).toContain('<title id="title">10 requests per second for 10 s</title>');
  expect(svg).toContain(
    '<desc id="summary">Achieved 10.0/s; p50 10 ms, p95 10 ms, p99 10 ms, max 10 ms; 0 of 100 wrong or missing.</desc>',
  );
});

test('has a point for each second, higher where it took longer', () => {
  const run = measured();
  const [first, ...rest] = run.perSecond;
  if (!first) throw new Error('no seconds');
  const svg = drawRun({ ...run, perSecond: [{ ...first, p99: 400, max: 400 }, ...rest] });
  const p99 = heights(svg, 'p99');
  expect(p99).toHaveLength(10);
  // Upwards is less in SVG.
  expect(p99[0]).toBeLessThan(p99[1] ?? 0);
  expect(heights(svg, 'p50').every((one) => one === p99[1])).toBe(true);
});

test('goes up by steps with the pods, and ends with the run', () => {
  const pods = heights(drawRun(measured()), 'ready pods');
  expect(pods).toHaveLength(5);
  expect([pods[0] === pods[1], (pods[2] ?? 0) < (pods[1] ?? 0), pods[3] === pods[4]]).toEqual([true, true, true]);
});

test('stays in its frame, however long or bad the run', () => {
  const run = measured(10, { seconds: 1800, scale: [{ at: 0, ready: 40 }] });
  const svg = drawRun({ ...run, perSecond: run.perSecond.map((one) => ({ ...one, max: 1e6, right: 1e6 })) });
  const numbers = [...svg.matchAll(/[xy][12]?="(-?[\d.]+)"/g)].map(([, value]) => Number(value));
  expect(numbers.filter((one) => one < 0 || one > 960)).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test('of a run without an answer is empty and whole', () => {
  const svg = drawRun(
    measured(10, { perSecond: [], scale: [], use: { cores: 2, client: 0, machine: 0, perSecond: [] } }),
  );
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(svg.trimEnd().endsWith('</svg>')).toBe(true);
});

test('has a bar for each event, in the picture, and none without events', () => {
  const events = [
    { name: 'update', from: 2, to: 4.4 },
    { name: 'drain <b>', from: 9, to: 30 },
  ];
  const svg = drawRun(measured(), events);
  const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="(\d+)" width="([\d.]+)" height="16"/g)];
  const edges = bars.map(([, x, , width]) => [Number(x), Number(x) + Number(width)]);
  // 864 pixels are ten seconds, from 72 on.
  expect(edges).toEqual([
    [244.8, expect.closeTo(452.2, 0)],
    [849.6, expect.closeTo(936, 0)],
  ]);
  expect(svg).toContain('update, 2 s');
  expect(svg).toContain('drain &lt;b&gt;, 21 s');
  const height = (picture: string) => Number(/ height="(\d+)"/.exec(picture)?.[1]);
  expect(Number(bars[1]?.[2]) + 16).toBeLessThan(height(svg));
  expect(drawRun(measured(), [])).toBe(drawRun(measured()));
});
