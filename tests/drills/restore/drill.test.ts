import { drill, type RestoreDrillProps } from '../../../src/drills/restore/drill';
import { Timeline } from '../../../src/drills/timeline';
import { success } from '../../../src/programs/result';
import { quick, refusal } from '../../cluster/fake-kubectl';
import { drilled, type Play } from './cluster';

const report = {
  passed: true,
  backup: '20260102T030405Z-1a2b3c4d',
  rpo_seconds: 60,
  restore_seconds: 4.5,
  counts: { 'users.users': 7 },
};
const well = ['{"message":"verified"}', JSON.stringify(report)];
const whole = [
  undefined,
  ['database'],
  ['database', 'restore'],
  ['database', 'restore!', 'api'],
  ['database', 'restore!', 'api', 'client!'],
];

async function run(play: Play, props: Partial<RestoreDrillProps> = {}) {
  const said: string[] = [];
  const kubectl = drilled(play);
  const timeline = new Timeline((line) => said.push(line.replace(/^ *[\d.]+ s +/, '')));
  const result = await drill({ kubectl, clock: quick(), timeline, key: 'AGE', job: 'drill-1', ...props });
  return { kubectl, result, said };
}

test('a drill that passes says each step, has the figures, and leaves nothing', async () => {
  const { kubectl, result, said } = await run({ pods: whole, logs: { restore: well } });
  expect(result).toEqual(success({ ...report, rtoSeconds: expect.any(Number) }));
  expect(said).toEqual([
    'the key is there',
    "the job 'drill-1' begins",
    'a database of its own runs',
    'the restore verifies and writes',
    'restored, and the same as the manifest says',
    'the users API runs on it',
    'a client asks it',
    'the client got what it asked for',
    'proven: the store has the verdict',
    'the key is gone',
  ]);
  expect(kubectl.brought).toMatchObject([{ kind: 'Secret', data: { 'key.txt': 'QUdF' } }]);
  expect(kubectl.deleted).toEqual(['secret restore-key restore-drill', 'job drill-1 restore-drill']);
});

const stale = '{"level":"error","message":"the backup is 9 h old","reason":"stale"}';

test.each<[string, Play, string]>([
  [
    'whose restore is refused says why',
    { pods: [['database', 'restore!1']], logs: { restore: ['{"message":"begun"}', stale] } },
    'restore: stale: the backup is 9 h old',
  ],
  [
    'whose client fails has its last lines',
    { pods: [['database', 'restore!', 'api', 'client!1']], logs: { client: ['no answer'] } },
    'client ended with 1:\nno answer',
  ],
  ['without a container that failed has the reason of the job', { pods: [['database']], ends: 'Failed' }, 'why'],
  ['without a pod says so', { pods: [undefined], ends: 'Failed' }, 'the job ended without a pod: why'],
  [
    'whose restore says nothing is not proven',
    { pods: [['database']], logs: { restore: ['{', 'x'] } },
    "the job ended well, and its container 'restore' says nothing of a restore",
  ],
  [
    'whose log cannot be read is not proven',
    { pods: [['database']], answers: { logs: async () => refusal('gone') } },
    'gone',
  ],
  [
    'whose failed container has no log says so',
    { pods: [['client!1']], answers: { logs: async () => refusal('gone') } },
    'client ended with 1:\ngone',
  ],
])('a drill %s; the key goes all the same', async (_, play, message) => {
  const { kubectl, result } = await run(play);
  expect(result).toEqual({ ok: false, problem: { reason: 'failed', message } });
  expect(kubectl.deleted).toEqual(['secret restore-key restore-drill', 'job drill-1 restore-drill']);
});

test('one that never ends is given up after its time', async () => {
  const { result } = await run({
    pods: [['database']],
    ends: 'Suspended',
    answers: { get: async () => success(undefined) },
  });
  expect(result).toMatchObject({ problem: { message: 'the job is gone' } });
  const clock = quick();
  const endless = { pods: Array.from({ length: 2000 }, () => ['database']) };
  expect((await run(endless, { clock })).result).toMatchObject({ problem: { message: 'no end after 960 s' } });
  expect(clock.now() / 1000).toBe(960);
});

test('one that is interrupted takes away what it brought', async () => {
  const { kubectl, result } = await run({ pods: whole }, { signal: AbortSignal.abort() });
  expect(result).toMatchObject({ problem: { message: 'it was interrupted' } });
  expect(kubectl.deleted).toHaveLength(2);
});

const running = [{ metadata: { name: 'restore-drill-29' }, status: { active: 1 } }];

test('a job of the schedule that waits for a key gets it', async () => {
  const createJob = jest.fn(async () => success(undefined));
  const { result, said } = await run({ pods: whole, logs: { restore: well }, jobs: running, answers: { createJob } });
  expect([result.ok, createJob.mock.calls]).toEqual([true, []]);
  expect(said[1]).toBe("the job 'restore-drill-29' of the schedule waits for a key: it is followed");
});

test('beside a drill that runs with its key there is no other, and its key stays', async () => {
  const { kubectl, result } = await run({ pods: [], jobs: running, key: 'other' });
  expect(result).toMatchObject({
    problem: { reason: 'conflict', message: expect.stringContaining('restore-drill-29') },
  });
  expect([kubectl.brought, kubectl.deleted]).toEqual([[], []]);
});

test('the key of an interrupted drill is replaced', async () => {
  const { result, said } = await run({ pods: whole, logs: { restore: well }, key: 'other' });
  expect([result.ok, said[0]]).toEqual([true, 'the key of an interrupted drill is there; it is replaced']);
});

test.each<[string, Play['answers']]>([
  ['the key', { get: async () => refusal('no route') }],
  ['the jobs', { list: async () => refusal('no route') }],
])('where the cluster does not tell %s, nothing is brought', async (_, answers) => {
  const { kubectl, result } = await run({ pods: [], answers: answers ?? {} });
  expect([result, kubectl.brought]).toEqual([refusal('no route'), []]);
});

test.each<[string, Play['answers']]>([
  ['the key is refused', { applyObject: async () => refusal('sealed') }],
  ['the job is refused', { createJob: async () => refusal('sealed') }],
])('where %s, it ends with that', async (_, answers) => {
  const { kubectl, result } = await run({ pods: [], answers: answers ?? {} });
  expect([result, kubectl.deleted[0]]).toEqual([refusal('sealed'), 'secret restore-key restore-drill']);
});

test('a key that cannot be taken away is said loudly', async () => {
  const { said } = await run({
    pods: whole,
    logs: { restore: well },
    answers: { delete: async () => refusal('no route') },
  });
  expect(said.at(-1)).toBe(
    'THE KEY IS STILL THERE: kubectl delete secret restore-key --namespace=restore-drill (no route)',
  );
});
