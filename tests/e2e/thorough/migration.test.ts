/** The rehearsal of a migration, as a person runs it: to another cluster and back, with a way back from each stage; by backup. */
import { resolve } from 'node:path';
import type { Migrated } from '../../../src/drills/migration/drill';
import { removeClusters } from '../lab/cluster';
import { hasKit, makeBaseImages } from '../lab/kit';
import { breakwater } from '../lab/platform';

/** The program that routes nodes and pods of two profiles to each other. */
const join = hasKit ? resolve('../shared/cluster/link') : process.env['E2E_JOIN'];

beforeAll(async () => {
  // Two clusters are all that this machine has room for.
  await removeClusters();
  await makeBaseImages();
}, 600_000);

async function drill(...args: readonly string[]): Promise<Migrated & { readonly problems: readonly string[] }> {
  const { code, stderr, stdout } = await breakwater(['drill:migrate', '--json', ...args]);
  console.log(stderr);
  if (code !== 0) throw new Error(stderr.slice(-2000));
  return JSON.parse(stdout);
}

test('by the replica set: back from each stage, there and back, no write lost or twice, no gap above 5 s', async () => {
  if (join === undefined)
    throw new Error('there is no ../shared/cluster here: name the program that joins two profiles by E2E_JOIN');
  const { kept, problems, steps } = await drill('--join', join);
  expect(problems).toEqual([]);
  expect(steps.filter(({ step }) => step.way === 'back' && step.name === 'alone')).toHaveLength(5);
  expect(steps.slice(-1)).toMatchObject([{ route: 'back', step: { name: 'alone', way: 'forward' } }]);
  expect(kept.sent).toBeGreaterThan(5000);
  expect([kept.missing, kept.twice]).toEqual([[], []]);
}, 3_000_000);

test('by backup: writes are frozen and thawed, then carried over; no write lost or twice', async () => {
  const { kept, problems, steps } = await drill('--by', 'backup');
  expect(problems).toEqual([]);
  expect(steps.map(({ step }) => step.name)).toEqual(
    'freeze backup thaw freeze backup restore serve switch'.split(' '),
  );
  expect(kept.sent).toBeGreaterThan(1000);
  expect([kept.missing, kept.twice]).toEqual([[], []]);
  const frozen = steps.slice(3);
  console.log(`by backup: ${frozen.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(0)} s of steps`);
}, 1_500_000);
