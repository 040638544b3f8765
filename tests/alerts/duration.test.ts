import { type Duration, scaled, secondsOf } from '../../src/alerts/duration';

test.each<[Duration, number]>([
  ['30s', 30],
  ['5m', 300],
  ['6h', 21_600],
  ['3d', 259_200],
])('%s is %i s', (duration, seconds) => expect(secondsOf(duration)).toBe(seconds));

test('anything else is refused', () => {
  expect(() => secondsOf('1.5h')).toThrow("a duration is a whole number with d, h, m or s, got '1.5h'");
});

test('at a scale it is in milliseconds, and never nothing', () => {
  expect(scaled('5m', 1)).toBe('5m');
  expect(scaled('5m', 1 / 60)).toBe('5000ms');
  expect(scaled('1s', 1e-9)).toBe('1ms');
});
