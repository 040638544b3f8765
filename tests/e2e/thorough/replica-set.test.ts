/** The job that administers the database, with a writer at work: at any time, at once, without a member, without a volume. */
import { users } from '../../../src/config/database-users';
import { certificate } from '../lab/certificate';
import { primary, runJob } from '../lab/database';
import { eventually, must, unready } from '../lab/kubectl';
import { secretOf, tried, tryAll } from '../lab/rights';
import { useLab } from '../lab/use-lab';
import { kept, write } from '../lab/writer';

useLab();

jest.setTimeout(900_000);

/** Writes a second, and for how long: the tests of the job end before. */
const [rate, seconds] = [10, 150];

let caller: Awaited<ReturnType<typeof certificate>>;
let writing: ReturnType<typeof write>;

beforeAll(async () => {
  const isWell = await eventually(180, async () => (await unready()).length === 0);
  if (!isWell) throw new Error((await unready()).join('\n'));
  caller = await certificate('api', 'writer', 'callers');
  writing = write(rate, seconds, caller);
});

const unchanged = ['roles and users: unchanged'];

/** Runs the job until it reports no member as away. */
async function untilWhole(): Promise<void> {
  let last: readonly string[] = [];
  const isWhole = await eventually(180, async () => {
    last = (await runJob())[0] ?? [];
    return last.join() === unchanged.join();
  });
  if (!isWhole) throw new Error(`after 180 s the job says: ${last.join('; ')}`);
}

test('each user may do what its role says, and nothing else', async () => {
  for (const user of users) {
    const { got, wanted } = await tryAll(secretOf(user), user);
    expect(got).toEqual(wanted);
  }
  console.log(`${tried} commands as each of ${users.length} identities, 0 differences`);
});

test('a service without a flow to the database gets no certificate of a client of it', async () => {
  await expect(certificate('hash', 'mongo', 'internal')).rejects.toThrow();
});

test('run once more, it changes nothing', async () => expect(await runJob()).toEqual([unchanged]));

test('three runs at once change nothing', async () => {
  expect(await runJob(3)).toEqual([unchanged, unchanged, unchanged]);
});

test('a member that is away is reported, and keeps nothing from being done', async () => {
  await must('scale', 'statefulset/mongo', '--namespace=mongo', '--replicas=2');
  await must('wait', '--namespace=mongo', '--for=delete', 'pod/mongo-2', '--timeout=120s');
  const [messages] = await runJob();
  expect(messages).toEqual([...unchanged, 'away at the moment: mongo-2.mongo.mongo.svc.cluster.local:27017']);
});

test('a member that lost its volume gets its data again', async () => {
  await must('delete', 'persistentvolumeclaim', 'data-mongo-2', '--namespace=mongo', '--timeout=120s');
  await must('scale', 'statefulset/mongo', '--namespace=mongo', '--replicas=3');
  await must('rollout', 'status', '--namespace=mongo', 'statefulset/mongo', '--timeout=180s');
  await untilWhole();
});

test('meanwhile no acknowledged write was lost, and none is there twice', async () => {
  const written = await writing;
  const { acknowledged, missing, says, sent, twice } = await kept(written);
  console.log(says);
  expect({ missing, twice }).toEqual({ missing: [], twice: [] });
  expect(acknowledged).toBeGreaterThan(sent / 2);
});

test('the primary is removed at once, twice: writes go on, and no acknowledged one is lost', async () => {
  const again = write(20, 60, caller);
  const removed: string[] = [];
  for (let kill = 0; kill < 2; kill++) {
    await new Promise((next) => setTimeout(next, 20_000));
    const pod = await primary();
    removed.push(pod);
    await must('delete', 'pod', pod, '--namespace=mongo', '--grace-period=0', '--force');
  }
  const written = await again;
  await must('rollout', 'status', '--namespace=mongo', 'statefulset/mongo', '--timeout=180s');
  await untilWhole();
  const { acknowledged, missing, says, sent, twice } = await kept(written);
  console.log(`primaries removed: ${removed.join(', ')}; ${says}`);
  expect({ missing, twice }).toEqual({ missing: [], twice: [] });
  expect(acknowledged).toBeGreaterThan(sent * 0.7);
});
