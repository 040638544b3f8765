import type { GivenDatabase } from '../../../src/config/given';
import type { MovingCluster } from '../../../src/drills/migration/cluster';
import { type MigrationDrill, migrate } from '../../../src/drills/migration/drill';
import { FrontDoorName } from '../../../src/drills/migration/front-door-name';
import { report, shortcomings } from '../../../src/drills/migration/report';
import { Timeline } from '../../../src/drills/timeline';
import type { UsersCaller } from '../../../src/drills/users-caller';
import type { Kept, UsersWriter } from '../../../src/drills/users-writer';
import { quick } from '../../cluster/fake-kubectl';

const kept: Kept = { sent: 9, acknowledged: 7, repeated: 2, gap: 1.2, refused: { '503': 2 }, missing: [], twice: [] };

/** Two clusters that note what is done to them, and a front door that answers so. */
function play(answers: readonly string[] = []) {
  const done: string[] = [];
  const cluster = (name: string, port: number) =>
    ({
      name,
      service: `mongo-${name}`,
      members: 3,
      door: { address: '127.0.0.1', port },
      apply: async ({ move }: GivenDatabase) => {
        const other = move && `${move.side} ${move.stage} ${move.other.service} ${move.other.network}`;
        done.push(`${name}: ${other ?? 'alone'}`);
      },
      settled: async () => {
        done.push(`${name} settled`);
      },
      serves: async () => {
        done.push(`${name} serves`);
      },
    }) as unknown as MovingCluster;
  const [from, to] = [cluster('a', 1), cluster('b', 2)];
  const left = [...answers];
  const said: string[] = [];
  const clock = quick();
  const drill: MigrationDrill = {
    clock,
    timeline: new Timeline((line) => said.push(line.replace(/^ *[\d.]+ s +/, ''))),
    from,
    to,
    networks: { a: '10.1.0.0/16', b: '10.2.0.0/16' },
    door: new FrontDoorName(from.door, clock),
    writer: {
      since: () => ({ acknowledged: 20, gap: 1.5, refused: { '503': 2 } }),
      stop: async () => {
        done.push('writer stopped');
      },
      kept: async () => kept,
    } as unknown as UsersWriter,
    callerOf: (one) =>
      ({
        list: async () => {
          done.push(`${one.name} asked`);
          return { status: left.shift() ?? '200', body: '' };
        },
        close: () => {},
      }) as unknown as UsersCaller,
  };
  return { done, drill, said };
}

test('both get the same stage, each from its own side; the name follows; and back in the same way', async () => {
  const { done, drill, said } = play();
  const { steps } = await migrate(drill, false);
  const stage = (name: string) => [
    `a: from ${name} mongo-b 10.2.0.0/16`,
    `b: to ${name} mongo-a 10.1.0.0/16`,
    'a settled',
    'b settled',
  ];
  expect(done.slice(0, 20)).toEqual([
    ...stage('follow'),
    'b serves',
    ...stage('vote'),
    ...stage('lead'),
    'b asked',
    ...stage('leave'),
    'b: alone',
    'b settled',
  ]);
  expect(done[20]).toBe('b: from follow mongo-a 10.1.0.0/16');
  expect(done.slice(-3, -1)).toEqual(['a: alone', 'a settled']);
  expect(drill.door.door.port).toBe(1);
  expect(steps.map(({ route, step }) => `${route} ${step.name}`)).toHaveLength(12);
  expect(said[0]).toMatch(/^there: follow: the new members copy, without a vote \([\d.]+ s, gap 1.5 s, 2 times 503\)$/);
});

test('each stage is gone back from first, to the old cluster, which is asked', async () => {
  const { done, drill } = play();
  const { steps } = await migrate(drill, true);
  const aborts = steps.filter(({ route }) => route.startsWith('abort'));
  expect(aborts.map(({ route, step }) => `${route}: ${step.name}`).filter((one) => /alone/.test(one))).toEqual(
    [1, 2, 3, 4, 5].map((number) => `abort ${number}: alone`),
  );
  const first = done.indexOf('a: alone');
  expect(done.slice(first, first + 3)).toEqual(['a: alone', 'a settled', 'a asked']);
  // A cluster whose members have left must not get the values of one that is alone: it would begin a set of its own.
  expect(done.filter((one) => one === 'b: alone')).toHaveLength(1);
});

test('the name leads nowhere that does not serve', async () => {
  const { done, drill } = play(Array.from({ length: 30 }, () => '503'));
  await expect(migrate(drill, false)).rejects.toThrow('the front door of b does not serve: 503, 503, 503');
  expect(drill.door.door.port).toBe(1);
  // It would write on without end.
  expect(done.at(-1)).toBe('writer stopped');
});

test('the new cluster may take some seconds to serve', async () => {
  const { drill } = play(['ECONNREFUSED', '503']);
  await migrate(drill, false);
  expect(drill.door.door.port).toBe(1);
});

describe('the report', () => {
  const step = { name: 'lead', way: 'forward', says: 'the new members lead' } as const;
  const taken = { route: 'there', step, seconds: 12.34, acknowledged: 20, gap: 1.5, refused: { '503': 2 } };

  test('has a row for each step, and the sum', () => {
    expect(report({ kept, steps: [taken] })).toBe(
      [
        '| route | step | seconds | gap | acknowledged | others |',
        '| --- | --- | --- | --- | --- | --- |',
        '| there | lead | 12.3 | 1.5 | 20 | 503 2 |',
        '',
        '9 writes: 7 acknowledged, 2 repeated with their keys; 0 missing, 0 there twice; longest gap 1.2 s',
      ].join('\n'),
    );
    expect(shortcomings({ kept, steps: [taken] }, 'replica-set')).toEqual([]);
  });

  test('names what is lost, what is there twice, and what took too long', () => {
    const bad = { kept: { ...kept, missing: ['a@b'], twice: ['c@d'] }, steps: [{ ...taken, gap: 5.1 }] };
    expect(shortcomings(bad, 'backup')).toHaveLength(2);
    expect(shortcomings(bad, 'replica-set')).toEqual([
      '1 acknowledged users are missing, a@b among them',
      '1 users are there twice, c@d among them',
      'there, lead: 5.1 s without an acknowledged write; 5 s are allowed',
    ]);
  });
});
