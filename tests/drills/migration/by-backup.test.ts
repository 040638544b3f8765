import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Kubectl } from '../../../src/cluster/kubectl';
import { type BackupDrill, migrateByBackup } from '../../../src/drills/migration/by-backup';
import { carryIn, takeOut } from '../../../src/drills/migration/carried-backup';
import type { MovingCluster } from '../../../src/drills/migration/cluster';
import { FrontDoorName } from '../../../src/drills/migration/front-door-name';
import { Timeline } from '../../../src/drills/timeline';
import type { UsersCaller } from '../../../src/drills/users-caller';
import type { UsersWriter } from '../../../src/drills/users-writer';
import { success } from '../../../src/programs/result';
import type { Run } from '../../../src/programs/run';
import { fakeKubectl, quick, refusal } from '../../cluster/fake-kubectl';
import { failed, ok } from '../../programs/fakes';

const text = (value: string) => Buffer.from(value).toString('base64');
const copy = JSON.stringify({ 'b1/summary.json': text('{}'), 'b1/0001.bson.gz.age': text('sealed') });

const complete = (name: string) => ({
  metadata: { name },
  status: { conditions: [{ type: 'Complete', status: 'True' }] },
});

/** Two clusters, an engine, and a note of all that is done. */
function play(outcomes: Partial<Kubectl> = {}, container: (time: number) => ReturnType<typeof ok> = () => ok('{}')) {
  const done: string[] = [];
  const stop = jest.fn(async () => {});
  const seen: { readonly args: readonly string[]; readonly key: string }[] = [];
  const answers: Partial<Kubectl> = {
    get: async <T>() => success({ data: {}, metadata: { labels: {} } } as T),
    list: async <T>() => success(['migration-abort', 'migration'].map(complete) as readonly unknown[] as readonly T[]),
    exec: async () => success(copy),
    scale: async (name, _namespace, replicas) => {
      done.push(`${name} ${replicas}`);
      return success(undefined);
    },
    createJob: async (name) => {
      done.push(`job ${name}`);
      return success(undefined);
    },
    through: async (pod, _namespace, ports, work) => {
      done.push(`tunnel ${pod} ${ports.join(' ')}`);
      return success(await work());
    },
    ...outcomes,
  };
  const clusterOf = (name: string, port: number) =>
    ({
      name,
      kubectl: fakeKubectl(answers),
      members: 3,
      hosts: ['m0:27017'],
      door: { address: '127.0.0.1', port },
      applyRest: async () => void done.push(`${name} rest`),
      serves: async () => void done.push(`${name} serves`),
    }) as unknown as MovingCluster;
  const [from, to] = [clusterOf('a', 1), clusterOf('b', 2)];
  let times = 0;
  const run: Run = async (_command, args) => {
    if (args[0] === 'info') return ok();
    const folder =
      args
        .find((one) => one.endsWith(':/backups:ro'))
        ?.replace('--volume=', '')
        .split(':')[0] ?? '';
    seen.push({ args, key: readFileSync(join(folder, 'key.txt'), 'utf8') });
    return container(times++);
  };
  const clock = quick();
  const kept = { sent: 1, acknowledged: 1, repeated: 0, gap: 0, refused: {}, missing: [], twice: [] };
  const drill: BackupDrill = {
    clock,
    timeline: new Timeline(() => {}),
    from,
    to,
    networks: {},
    run,
    key: { identity: 'AGE-SECRET-KEY-1', recipient: 'age1' },
    image: 'mongo-backup:1',
    door: new FrontDoorName(from.door, clock),
    writer: { since: () => kept, stop, kept: async () => kept } as unknown as UsersWriter,
    callerOf: ({ name }) =>
      ({
        list: async () => {
          done.push(`${name} asked`);
          return { status: '200', body: '' };
        },
        close: () => {},
      }) as unknown as UsersCaller,
  };
  return { done, drill, run, seen, stop, to };
}

test('writes are frozen and thawed once; then what the backup has is there before the name follows', async () => {
  const { done, drill, seen } = play();
  const { steps } = await migrateByBackup(drill);
  expect(done).toEqual([
    'api 0',
    'job migration-abort',
    'api 3',
    'a asked',
    'api 0',
    'job migration',
    'tunnel mongo-0 27117 27017',
    'b rest',
    'b serves',
    'b asked',
  ]);
  expect(steps.map(({ route, step }) => `${route} ${step.name}`)).toEqual([
    'abort freeze',
    'abort backup',
    'abort thaw',
    'there freeze',
    'there backup',
    'there restore',
    'there serve',
    'there switch',
  ]);
  expect(drill.door.door.port).toBe(2);
  expect(seen[0]?.key).toBe('AGE-SECRET-KEY-1');
  expect(seen[0]?.args).toEqual(
    expect.arrayContaining([
      '--env=ALLOW_HOSTS=localhost:27117,m0:27017',
      '--env=TARGET=file:///backups',
      'mongo-backup:1',
      'restore',
    ]),
  );
  const folders = (seen[0]?.args ?? [])
    .filter((one) => one.startsWith('--volume='))
    .map((one) => one.slice(9).split(':')[0] ?? '');
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
});

test('the member that is the primary takes it; where none does, each says why', async () => {
  const secondary = failed(1, 'not possible at the moment: 10107 NotWritablePrimary\n');
  const { done, drill } = play({}, (time) => (time === 2 ? ok('{}') : secondary));
  await migrateByBackup(drill);
  expect(done.filter((one) => one.startsWith('tunnel'))).toHaveLength(3);
  const none = play({}, () => secondary);
  await expect(migrateByBackup(none.drill)).rejects.toThrow(
    /the backup was not restored:\nmember 0: not possible.*\nmember 1: .*\nmember 2: .*NotWritablePrimary$/s,
  );
});

test.each<[string, Partial<Kubectl>, string]>([
  ['a cluster that takes no key', { applyObject: async () => refusal('seal') }, 'seal'],
  ['a Deployment that is not scaled', { scale: async () => refusal('no') }, 'a: no'],
  ['a job that is refused', { createJob: async () => refusal('quota') }, 'quota'],
  ['a job that never ends', { list: async () => success([]) }, 'the job mongo-backup/migration-abort made no backup'],
  ['a store that does not answer', { exec: async () => refusal('gone') }, 'no backup came out of the store: gone'],
  ['a tunnel that does not open', { through: async () => refusal('closed') }, 'member 0: closed'],
])('%s ends it', async (_, outcomes, sentence) => {
  const { drill, stop } = play(outcomes);
  await expect(migrateByBackup(drill)).rejects.toThrow(sentence);
  expect(stop).toHaveBeenCalledTimes(1);
});

test('what is needed on the way is named where it is absent', async () => {
  const folder = await takeOut(play().drill.from.kubectl);
  expect(readFileSync(join(folder, 'b1', '0001.bson.gz.age'), 'utf8')).toBe('sealed');
  const { to } = play();
  const props = { to, folder, key: 'K', image: 'i', port: 1 };
  await expect(carryIn({ ...props, run: async () => failed(1, 'no daemon') })).rejects.toThrow('no container engine');
  const bare = { ...to, kubectl: fakeKubectl() } as unknown as MovingCluster;
  await expect(carryIn({ ...props, to: bare, run: async () => ok() })).rejects.toThrow(
    'shop has no Secret mongo-admin/mongo-admin',
  );
  rmSync(folder, { recursive: true });
});
