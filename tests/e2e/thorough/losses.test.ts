/**
 * Load through planned work and through losses: what callers see of it, counted. E2E_LOSS_SECONDS: how long the writer
 * writes, 60 unless set.
 */
import { certificate } from '../lab/certificate';
import { during } from '../lab/during';
import { eventually, kubectl, must, unready, untilGone } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';
import { allEmails, kept, write } from '../lab/writer';

useLab();

const seconds = Number(process.env['E2E_LOSS_SECONDS'] ?? 60);

jest.setTimeout((seconds + 400) * 1000);

/** Seconds between two losses of the database's pod. */
const every = 20;

beforeAll(async () => {
  const isWell = await eventually(180, async () => (await unready()).length === 0);
  if (!isWell) throw new Error((await unready()).join('\n'));
});

test('a rolling update loses no request', async () => {
  const { failures } = await during('rolling update of hash', async () => {
    await must('rollout', 'restart', '--namespace=hash', 'deployment/hash');
    await must('rollout', 'status', '--namespace=hash', 'deployment/hash', '--timeout=240s');
    await untilGone('hash');
  });
  expect(failures).toEqual([]);
});

test('the database loses its pod again and again: no acknowledged write is lost, none is there twice', async () => {
  const caller = await certificate('api', 'writer', 'callers');
  let going = true;
  let losses = 0;
  const killing = (async () => {
    while (going) {
      await new Promise((next) => setTimeout(next, every * 1000));
      if (!going) return;
      const { code } = await kubectl('delete', 'pod', 'mongo-0', '--namespace=mongo', '--wait=false');
      if (code === 0) losses += 1;
    }
  })();
  const written = await write(20, seconds, caller);
  going = false;
  await killing;
  await must('rollout', 'status', '--namespace=mongo', 'statefulset/mongo', '--timeout=180s');
  const answers = await eventually(120, async () => (await allEmails(caller).catch(() => [])).length > 0);
  expect(answers).toBe(true);
  const { acknowledged, missing, says, sent, twice } = await kept(written);
  console.log(`${losses} losses of mongo-0 in ${seconds} s; ${says}`);
  expect(losses).toBeGreaterThanOrEqual(Math.floor(seconds / every) - 1);
  expect(acknowledged).toBeGreaterThan(sent / 10);
  expect(missing).toEqual([]);
  expect(twice).toEqual([]);
});
