import { busyBetween, cores, ticks } from '../../src/load/processors';

test('busy is the share of all cores', () => {
  expect(busyBetween({ busy: 100, all: 1000 }, { busy: 150, all: 1200 })).toBe(25);
  expect(busyBetween({ busy: 100, all: 1000 }, { busy: 100, all: 1000 })).toBe(0);
});

test('work is seen', () => {
  const before = ticks();
  const end = performance.now() + 400;
  while (performance.now() < end);
  const busy = busyBetween(before, ticks());
  expect(busy).toBeGreaterThan(50 / cores());
  expect(busy).toBeLessThanOrEqual(100);
});
