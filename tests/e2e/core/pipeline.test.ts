/** The pipeline, as a user types it: a commit to a proven deployment; one refusal, one rollback and one kill. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageId, retagged } from '../../../src/images/own-images';
import type { Record as RunRecord } from '../../../src/pipeline/record';
import { stepNames } from '../../../src/pipeline/step';
import { run } from '../../../src/programs/run';
import { Checkout } from '../lab/checkout';
import { deployed, engineHere, expected, imagesOf, left, placesIn, running } from '../lab/deployment';
import { expectRecovery } from '../lab/kill';
import { crash, expectRefusal, wrongDigest } from '../lab/refusal';
import { useLab } from '../lab/use-lab';

useLab();

// A run of the whole pipeline runs all tests, too.
jest.setTimeout(900_000);

let checkout: Checkout;
let engine: string;
let good: string;

beforeAll(async () => {
  engine = await engineHere();
  checkout = await Checkout.make();
});

afterAll(() => checkout.remove());

test('takes a commit to a proven deployment, every step', async () => {
  good = await checkout.commit('a commit of its own');
  const { code, stderr, stdout } = await checkout.pipeline([]);
  console.log(stdout);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const step of stepNames) expect(stdout).toMatch(new RegExp(`^ok {3}${step} +[\\d.]+ s`, 'm'));
  expect(await deployed()).toMatchObject({ state: 'good', commit: good });
  expect(await left(checkout)).toEqual([]);
});

test('an image has three names: its sources, its commit, latest; and pods run it', async () => {
  for (const image of imagesOf(checkout)) {
    const id = await imageId(run, engine, image.reference);
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await imageId(run, engine, retagged(image, good))).toBe(id);
    expect(await imageId(run, engine, retagged(image, 'latest'))).toBe(id);
  }
  expect(await running()).toEqual(await expected(checkout));
});

test('keeps a record of the run for machines', () => {
  const last = readdirSync(placesIn(checkout).runs).sort().at(-1) ?? '';
  const record = JSON.parse(readFileSync(join(placesIn(checkout).runs, last), 'utf8')) as RunRecord;
  expect(record).toMatchObject({ commit: good, environment: 'lab', outcome: 'passed' });
  // In the order in which they ended: tests run beside others.
  expect(record.steps.map(({ name }) => name).sort()).toEqual([...stepNames].sort());
  expect(Object.keys(record.images)).toEqual(imagesOf(checkout).map(({ name }) => name));
});

test.each([wrongDigest, crash])('$what, while callers see nothing', (refusal) =>
  expectRefusal(checkout, good, refusal),
);

test('a run that was killed in the middle of its deploy is put right by the next', () =>
  expectRecovery(checkout, 'deploy'));
