import { isSet, list } from '../../src/kubernetes/manifest';

test('a list that is missing or null has no items', () => {
  expect([list(undefined), list(null), list([]), list([1])]).toEqual([[], [], [], [1]]);
});

test('a field is set to anything but null', () => {
  expect([undefined, null, 0, '', false, []].map(isSet)).toEqual([false, false, true, true, true, true]);
});
