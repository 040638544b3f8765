import * as fc from 'fast-check';
import { latency, Tally } from '../../src/load/figures';
import { measured } from './measured';

test('percentiles are times that were measured, in their order', () => {
  expect(latency(Array.from({ length: 100 }, (_, place) => 100 - place))).toEqual({
    p50: 50,
    p95: 95,
    p99: 99,
    max: 100,
  });
  expect(latency([])).toEqual({ p50: 0, p95: 0, p99: 0, max: 0 });
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (times) => {
      const { p50, p95, p99, max } = latency(times);
      expect([p50, p95, p99, max].every((one) => times.includes(one))).toBe(true);
      expect(p50 <= p95 && p95 <= p99 && p99 <= max).toBe(true);
      expect(times.filter((one) => one <= p99).length).toBeGreaterThanOrEqual(times.length * 0.99);
    }),
  );
});

test('a run in which all went well', () => {
  const { connections, perSecond, scale, seconds, use, ...figures } = measured();
  expect(figures).toEqual({
    achieved: 10,
    errors: {},
    late: { p99: 0, max: 0 },
    latency: { p50: 10, p95: 10, p99: 10, max: 10 },
    offered: 10,
    pods: { 'hash-0': 50, 'hash-1': 50 },
    right: 100,
    sent: 100,
  });
});

test('a request that left late has waited since it was due', () => {
  const tally = new Tally(10, 1);
  for (let place = 0; place < 10; place += 1) {
    // The client stood still from the fifth on, and then sent all at once.
    tally.add({ place, at: place < 5 ? place * 100 : 2000, took: 1 });
  }
  const { latency: all, late } = tally.figures();
  expect(all.max).toBe(1501);
  expect(late.max).toBe(1500);
  expect(all.p50).toBe(1);
});

test('the order in which answers come changes nothing', () => {
  const shots = Array.from({ length: 30 }, (_, place) => ({ place, at: 7 + place * 100 + (place % 3), took: place }));
  const figures = (places: readonly number[]) => {
    const tally = new Tally(10, 3);
    for (const place of places) tally.add(shots[place] ?? { place: 0, at: 0, took: 0 });
    return tally.figures();
  };
  const ordered = shots.map(({ place }) => place);
  fc.assert(
    fc.property(fc.shuffledSubarray(ordered, { minLength: 30 }), (places) => {
      expect(figures(places)).toEqual(figures(ordered));
    }),
  );
});

test('what is wrong is counted by kind and second, and is not achieved', () => {
  const tally = new Tally(2, 2);
  tally.add({ place: 0, at: 0, took: 1, pod: 'a' });
  tally.add({ place: 1, at: 500, took: 1, wrong: 'status 503' });
  tally.add({ place: 2, at: 1000, took: 1, wrong: 'timeout' });
  tally.add({ place: 3, at: 1500, took: 1, pod: 'b', wrong: 'wrong answer' });
  expect(tally.figures()).toMatchObject({
    ...{ achieved: 0.5, right: 1, sent: 4, pods: { a: 1, b: 1 } },
    errors: { 'status 503': 1, timeout: 1, 'wrong answer': 1 },
    perSecond: [
      { at: 0, sent: 2, right: 1, wrong: 1 },
      { at: 1, sent: 2, right: 0, wrong: 2 },
    ],
  });
});

test('what comes long after the end, or was never sent, is not achieved', () => {
  const tally = new Tally(2, 2);
  tally.add({ place: 0, at: 0, took: 1 });
  tally.add({ place: 1, at: 500, took: 2499 });
  tally.add({ place: 2, at: 1000, took: 2001 });
  expect(tally.figures()).toMatchObject({ achieved: 1, right: 3, sent: 3 });
});

test('figures of a run that goes on are those of the last answers', () => {
  const tally = new Tally(10, 10);
  for (let place = 0; place < 10; place += 1) tally.add({ place, at: place, took: place });
  expect(tally.recent(2)).toEqual({ p50: 8, p95: 9, p99: 9, max: 9 });
  expect(tally.recent(100).p50).toBe(4);
});

test('nothing at all is nothing', () => {
  expect(new Tally(10, 1).figures()).toMatchObject({ sent: 0, right: 0, achieved: 0, latency: { max: 0 } });
});
