import { measure, median } from './pairs';

const subject = { group: 'synth', title: 'a shop', args: ['shop.js'] } as const;

test('the first round does not count, and a slow machine changes no ratio', () => {
  const speeds = [9, 1, 2, 4];
  let calls = 0;
  const time = (root: string, { args }: { readonly args: readonly string[] }) => {
    const speed = speeds[Math.floor(calls++ / 3)] ?? Number.NaN;
    const seconds = args[0] === '-e' ? 0.1 : root === 'now' ? 0.3 : 0.6;
    return { seconds: seconds * speed };
  };
  const { now, other, change } = measure(subject, { now: 'now', other: 'before' }, 3, time);
  expect(now.seconds).toEqual({ median: 0.6, min: 0.3, max: 1.2 });
  expect([now.ratio, other?.ratio, change].map((one) => one?.toFixed(3))).toEqual(['3.000', '6.000', '0.500']);
  expect(now.memory).toBeUndefined();
});

test('memory is the largest of the rounds that count', () => {
  const peaks = [130, 90, 120, 110];
  let run = 0;
  const time = (_: string, { args }: { readonly args: readonly string[] }) => ({
    seconds: 1,
    memory: args[0] === '-e' ? 1 : (peaks[run++] ?? Number.NaN),
  });
  expect(measure(subject, { now: 'now' }, 3, time).now.memory).toBe(120);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected));
