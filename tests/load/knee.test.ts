import * as fc from 'fast-check';
import { findKnee, highest } from '../../src/load/knee';
import { describeKnee } from '../../src/load/wording';
import { measured } from './measured';

/** A service that serves up to a rate, and is slow above. */
const service = (capacity: number) => async (rate: number) => {
  const one = { ...measured(), offered: rate, achieved: rate };
  return rate <= capacity ? one : { ...one, latency: { ...one.latency, p99: 501 } };
};

async function search(first: number, capacity: number) {
  const found = await findKnee(first, service(capacity));
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

test('the highest rate that is served is found from below and from above', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 20, max: 4000 }),
      fc.integer({ min: 20, max: 2000 }),
      async (capacity, first) => {
        const { bounded, rate, tried } = await search(first, capacity);
        expect(bounded).toBe(true);
        expect(rate).toBeLessThanOrEqual(capacity);
        expect(rate).toBeGreaterThanOrEqual(capacity * 0.94 - 1);
        expect(tried.length).toBeLessThanOrEqual(20);
      },
    ),
    { numRuns: 30 },
  );
});

test('more than the highest rate is never sent, and nothing is said of what is above', async () => {
  const found = await search(4000, 1_000_000);
  expect(found.tried.map(({ measurement }) => measurement.offered)).toEqual([4000, highest]);
  expect([found.rate, found.bounded]).toEqual([highest, false]);
  expect(describeKnee(found)).toContain(
    '5000/s is the highest rate that was served well (no error, p99 under 500 ms); no higher one was tried',
  );
});

test('where nothing is served it ends', async () => {
  const found = await search(1000, 0);
  expect([found.rate, found.bounded]).toEqual([0, true]);
  expect(describeKnee(found)).toContain('no rate that was tried was served well');
});

test('errors are the end of what is served well', async () => {
  const found = await findKnee(100, async (rate) =>
    measured(10, { offered: rate, achieved: rate, right: rate > 200 ? 99 : 100 }),
  );
  expect('problem' in found ? 0 : found.rate).toBeGreaterThan(180);
  expect('problem' in found ? 0 : found.rate).toBeLessThanOrEqual(200);
});

test('what counts as served well is a choice', async () => {
  const found = await findKnee(100, service(400), { errors: 0, achieved: 99, p99: 501 });
  expect('problem' in found ? 0 : found.rate).toBe(highest);
});

test('what was in the way is said of the lowest rate that was not served', async () => {
  const slow = service(200);
  const found = await findKnee(100, async (rate) => ({
    ...(await slow(rate)),
    use: { ...measured().use, machine: 99 },
  }));
  if ('problem' in found) throw new Error(found.problem);
  const said = describeKnee(found).split('\n').slice(-3);
  const bad = found.tried.filter(({ missed }) => missed.length > 0).map(({ measurement }) => measurement.offered);
  expect(said).toEqual([
    `${found.rate}/s is the highest rate that was served well (no error, p99 under 500 ms)`,
    `at ${Math.min(...bad)}/s: 99 of 100 answers took up to 501 ms; at most 500 ms is allowed`,
    `at ${Math.min(...bad)}/s: the 2 cores of this machine were 99 % busy: the machine is the limit, not the service alone`,
  ]);
});

test('a run that cannot be made ends the search', async () => {
  expect(await findKnee(1, async () => ({ problem: 'no' }))).toEqual({ problem: 'no' });
});
