import type { Answer } from '../../src/cluster/answer';
import type { Kubectl } from '../../src/cluster/kubectl';
import { lastLines, watchRollouts } from '../../src/cluster/rollouts';
import type { Manifest } from '../../src/kubernetes/manifest';
import { success } from '../../src/programs/result';
import { live } from '../pipeline/world';
import { pod, refusal as refusedPod } from './cluster-says';
import { fakeKubectl, inTurn, listing, quick, refusal } from './fake-kubectl';

const since = Date.UTC(2026, 10, 22, 12);
const at = (seconds: number) => new Date(since + seconds * 1000).toISOString();

/** A pod of the roll-out, or of the time before it. */
const made = (one: ReturnType<typeof pod>, seconds = 1) => ({
  ...one,
  metadata: { ...one.metadata, creationTimestamp: at(seconds) },
});
const crashing = made(pod({ waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } }));
const unready = made(pod({}, {}, { phase: 'Running' }));
const object = (kind: string, name: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, namespace: name },
});

const list = (...items: readonly object[]) => success(items);
type Look = Answer<readonly object[]>;

/** @param looks what the cluster shows, one after the other */
async function watch(
  looks: readonly [Look, ...Look[]],
  more: Partial<Kubectl> = {},
  objects = [object('Deployment', 'api')],
  events: readonly object[] = [],
) {
  const clock = quick();
  const said: string[] = [];
  const listed = listing({ deployments: inTurn(...looks), events: async () => success(events) });
  const kubectl = fakeKubectl({ list: listed, ...more });
  const live = { kubectl, clock, patience: 60, say: (line: string) => said.push(line) };
  const ended = await watchRollouts(live, objects, since);
  const problem = ended.ok ? undefined : ended.problem.message;
  return { problem, reason: ended.ok ? undefined : ended.problem.reason, slept: clock.slept, said };
}
const half = list(live({ updatedReplicas: 1 }));

test('a roll-out that is complete is reported without a wait', async () => {
  const { problem, said, slept } = await watch([list(live())]);
  expect([problem, slept]).toEqual([undefined, []]);
  expect(said).toEqual([expect.stringMatching(/^ {4}rolled out deployment api\/api \d+\.\d s$/)]);
});

test('nothing is awaited where nothing rolls', async () => {
  const { problem, slept } = await watch([list()], {}, [object('Service', 'api')]);
  expect([problem, slept]).toEqual([undefined, []]);
});

test('it looks each second until all are done, and tells each once', async () => {
  const both = [object('Deployment', 'api'), object('StatefulSet', 'mongo')];
  const mongo = (status?: object) => live(status, 'mongo', 'StatefulSet');
  const { problem, said, slept } = await watch(
    [list(live(), mongo({ availableReplicas: 2 })), list(live(), mongo())],
    {},
    both,
  );
  expect([problem, slept]).toEqual([undefined, [1]]);
  expect(said.map((line) => line.trim().split(' ').slice(0, 4).join(' '))).toEqual([
    'rolled out deployment api/api',
    'rolled out statefulset mongo/mongo',
  ]);
});

test.each<[string, object]>([
  ['the controller has not seen it', { observedGeneration: 1 }],
  ['not all are new', { updatedReplicas: 2 }],
  ['an old one is left', { replicas: 4 }],
  ['not all serve', { availableReplicas: 2 }],
  ['nothing is said', { observedGeneration: undefined, replicas: undefined, updatedReplicas: undefined }],
])('a roll-out is not done while %s', async (_, status) => {
  const { problem, slept } = await watch([list(live(status)), list(live())]);
  expect([problem, slept]).toEqual([undefined, [1]]);
});

test('a workload that says no number has one pod', async () => {
  const one = { ...live({ replicas: 1, updatedReplicas: 1, availableReplicas: 1 }), spec: {} };
  expect((await watch([list(one)])).problem).toBeUndefined();
});

test('a DaemonSet is done when each node has a new pod that serves', async () => {
  const agent = (updated?: number, available?: number) => ({
    ...live({}, 'agent', 'DaemonSet'),
    spec: {},
    status: {
      ...{ observedGeneration: 2, desiredNumberScheduled: 2 },
      ...{ updatedNumberScheduled: updated, numberAvailable: available },
    },
  });
  const looks: [Look, ...Look[]] = [
    list(agent()),
    list(agent(2)),
    list(agent(1, 2)),
    list(agent(2, 1)),
    list(agent(2, 2)),
  ];
  const { problem, slept } = await watch(looks, {}, [object('DaemonSet', 'agent')]);
  expect([problem, slept]).toEqual([undefined, [1, 1, 1, 1]]);
});

test('an API server that does not answer for a moment is asked again', async () => {
  expect((await watch([refusal('EOF', 'unreachable'), list(live())])).problem).toBeUndefined();
});

describe('what is hopeless', () => {
  test('is reported after three looks, with the reason and the last lines of the pod', async () => {
    const logs = inTurn(success(['no such flour', 'in this mill']));
    const { problem, reason, slept } = await watch([list(live({ updatedReplicas: 1 }), crashing)], { logs });
    expect(problem?.split('\n')).toEqual([
      'api/api-7d9c: CrashLoopBackOff: back-off',
      '    | no such flour',
      '    | in this mill',
    ]);
    expect([reason, slept]).toEqual(['failed', [1, 1]]);
  });

  test('is reported of a container that runs before the others too', async () => {
    const init = { name: 'wait', ready: false, state: { waiting: { reason: 'ErrImageNeverPull' } } };
    const one = made(pod({}, {}, { initContainerStatuses: [init] }));
    const { problem } = await watch([list(live({ updatedReplicas: 1 }), one)]);
    expect(problem).toContain('api/api-7d9c: ErrImageNeverPull');
  });

  test('may pass', async () => {
    const seen = list(live({ updatedReplicas: 1 }), crashing);
    const { problem } = await watch([seen, seen, list(live())]);
    expect(problem).toBeUndefined();
  });

  test('is not what pods of the release before show', async () => {
    const old = { ...crashing, metadata: { ...crashing.metadata, creationTimestamp: at(-30) } };
    const seen = list(live({ updatedReplicas: 1 }), old);
    const { problem } = await watch([seen, seen, seen, seen, list(live())]);
    expect(problem).toBeUndefined();
  });

  test('is not what waits for its turn', async () => {
    const creating = made(pod({ waiting: { reason: 'ContainerCreating' } }));
    const seen = list(live({ updatedReplicas: 1 }), creating);
    const { problem } = await watch([seen, seen, seen, seen, list(live())]);
    expect(problem).toBeUndefined();
  });
});

describe('patience', () => {
  test('ends, and the pods that are not ready say why', async () => {
    const logs: Kubectl['logs'] = async (_name, _namespace, previous) => success(previous ? [] : ['warming up']);
    const { problem, reason, slept } = await watch([list(live({ availableReplicas: 1 }), unready)], { logs });
    expect(problem?.split('\n')).toEqual([
      'after 60 s deployment api/api is not rolled out',
      '  api/api-7d9c: runs, and is not ready yet',
      '    | warming up',
    ]);
    expect([reason, slept.length]).toEqual(['timeout', 60]);
  });

  test('names all that are open, and three pods at the most', async () => {
    const pods = [1, 2, 3, 4].map((number) => ({
      ...unready,
      metadata: { ...unready.metadata, name: `api-${number}` },
    }));
    const both = [object('Deployment', 'api'), object('Deployment', 'web')];
    const { problem = '' } = await watch([list(...pods)], {}, both);
    expect(problem.split('\n')).toEqual([
      'after 60 s deployment api/api, deployment web/web are not rolled out',
      ...[1, 2, 3].map((number) => `  api/api-${number}: runs, and is not ready yet`),
    ]);
  });

  test('is reported of pods of the release before where there are no others', async () => {
    const old = { ...unready, metadata: { ...unready.metadata, creationTimestamp: at(-30) } };
    const { problem } = await watch([list(live({ availableReplicas: 1 }), old)]);
    expect(problem).toContain('api/api-7d9c: runs, and is not ready yet');
  });

  test('ends too where the cluster says nothing', async () => {
    expect((await watch([half])).problem).toBe('after 60 s deployment api/api is not rolled out');
  });

  test('ends with what kept pods from being created since', async () => {
    const events = [refusedPod(at(1)), refusedPod(at(-60), 'web-4e')];
    expect((await watch([half], {}, undefined, events)).problem?.split('\n')).toEqual([
      'after 60 s deployment api/api is not rolled out',
      '  ReplicaSet web/web-5f: Error creating: its pods is forbidden: exceeded quota',
    ]);
  });
});

describe('the last lines of a pod', () => {
  const of = (before: Answer<readonly string[]>, now: Answer<readonly string[]>) => {
    const logs: Kubectl['logs'] = async (name, namespace, previous) =>
      name === 'api-7d9c' && namespace === 'api' ? (previous ? before : now) : refusal('not found');
    return lastLines(fakeKubectl({ logs }), crashing);
  };
  const [none, now] = [refusal('previous terminated container not found'), success(['now'])];

  test.each([
    ['of the container that crashed', success(['before']), now, ['  | before']],
    ['of the one that runs where none crashed', none, now, ['  | now']],
    ['of the one that runs where the other said nothing', success([]), now, ['  | now']],
    ['cut', none, success(['a'.repeat(400)]), [`  | ${'a'.repeat(300)}`]],
    ['none where there are none', none, refusal('gone'), []],
  ])('are those %s', async (_, before, after, lines) => expect(await of(before, after)).toEqual(lines));
});
