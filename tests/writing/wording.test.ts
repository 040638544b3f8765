import { elapsed, plural, someOf } from '../../src/writing/wording';

test.each([
  [0, '0 images'],
  [1, '1 image'],
  [2, '2 images'],
])('%i: %s', (count, text) => expect(plural(count, 'image')).toBe(text));

test.each([
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%j: %s', (names, text) => expect(someOf(names)).toBe(text));

test('a duration is in seconds, to a tenth', () => {
  expect(elapsed(performance.now() - 12_345)).toMatch(/^12\.[34] s$/);
});
