import type { Answer } from '../../src/cluster/answer';
import type { Kubectl } from '../../src/cluster/kubectl';
import { lastLines } from '../../src/cluster/last-lines';
import { watchRollouts } from '../../src/cluster/rollouts';
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

type Poll = Answer<readonly object[]>;
const list = (...items: readonly object[]): Poll => success(items);
const half = live({ updatedReplicas: 1 });

interface More extends Partial<Pick<Kubectl, 'logs'>> {
  readonly jobs?: boolean;
  readonly objects?: readonly Manifest[];
  readonly pods?: Poll;
  readonly events?: readonly object[];
}

/** @param polls what the cluster shows, one after the other */
async function watch(polls: readonly [Poll, ...Poll[]], more: More = {}) {
  const { jobs, objects = [object('Deployment', 'api')], pods = list(), events = [], ...answers } = more;
  const clock = quick();
  const said: string[] = [];
  const listed = listing({
    deployments: inTurn(...polls),
    events: async () => success(events),
    pods: async () => pods,
  });
  const kubectl = fakeKubectl({ list: listed, ...answers });
  const cluster = { kubectl, clock, patience: 60, say: (line: string) => said.push(line) };
  const ended = await watchRollouts(cluster, objects, since, jobs === undefined ? {} : { jobs });
  const { message = '', reason = undefined } = ended.ok ? {} : ended.problem;
  return { problem: message.split('\n'), reason, slept: clock.slept.length, said };
}
const complete = { problem: [''], reason: undefined };

test('a roll-out that is complete is reported without a wait', async () => {
  const said = [expect.stringMatching(/^ {4}rolled out deployment api\/api \d+\.\d s$/)];
  expect(await watch([list(live())])).toEqual({ ...complete, said, slept: 0 });
});

test('nothing is awaited where nothing rolls', async () => {
  expect(await watch([list()], { objects: [object('Service', 'api')] })).toEqual({ ...complete, said: [], slept: 0 });
});

test('it polls each second until all are done, and reports each once', async () => {
  const objects = [object('Deployment', 'api'), object('StatefulSet', 'mongo')];
  const mongo = (status?: object) => live(status, 'mongo', 'StatefulSet');
  const polls = [list(live(), mongo({ availableReplicas: 2 })), list(live(), mongo())] as const;
  const { said, ...ended } = await watch(polls, { objects });
  expect(ended).toEqual({ ...complete, slept: 1 });
  expect(said.map((line) => line.trim().split(' ').slice(2, 4).join(' '))).toEqual([
    ...['deployment api/api', 'statefulset mongo/mongo'],
  ]);
});

const crashed = list(half, crashing);
const before = list(half, { ...crashing, metadata: { ...crashing.metadata, creationTimestamp: at(-30) } });
const creating = list(half, made(pod({ waiting: { reason: 'ContainerCreating' } })));

test.each<[string, readonly [Poll, ...Poll[]]]>([
  ['the controller has not seen it', [list(live({ observedGeneration: 1 }))]],
  ['not all are new', [list(live({ updatedReplicas: 2 }))]],
  ['an old one is left', [list(live({ replicas: 4 }))]],
  ['not all serve', [list(live({ availableReplicas: 2 }))]],
  ['nothing is said', [list(live({ observedGeneration: undefined, replicas: undefined, updatedReplicas: undefined }))]],
  ['the API server does not answer', [refusal('EOF', 'unreachable')]],
  ['a pod is hopeless for a moment', [crashed, crashed]],
  ['pods of the release before are hopeless', [before, before, before, before]],
  ['pods wait for their turn', [creating, creating, creating, creating]],
])('a roll-out goes on while %s', async (_, polls) => {
  expect(await watch([...polls, list(live())])).toMatchObject({ ...complete, slept: polls.length });
});

test('a workload without a number has one pod', async () => {
  const one = { ...live({ replicas: 1, updatedReplicas: 1, availableReplicas: 1 }), spec: {} };
  expect(await watch([list(one)])).toMatchObject({ ...complete, slept: 0 });
});

test('a DaemonSet is done when each node has a new pod that serves', async () => {
  const agent = (updatedNumberScheduled?: number, numberAvailable?: number) => {
    const nodes = { observedGeneration: 2, desiredNumberScheduled: 2 };
    const status = { ...nodes, updatedNumberScheduled, numberAvailable };
    return list({ ...live({}, 'agent', 'DaemonSet'), spec: {}, status });
  };
  const polls = [agent(), agent(2), agent(1, 2), agent(2, 1), agent(2, 2)] as const;
  const ended = await watch(polls, { objects: [object('DaemonSet', 'agent')] });
  expect(ended).toMatchObject({ ...complete, slept: 4 });
});

describe('a hopeless pod', () => {
  test('ends it after three polls, with the reason and the last lines', async () => {
    const logs = inTurn(success(['no such flour', 'in this mill']));
    const problem = ['api/api-7d9c: CrashLoopBackOff: back-off', '    | no such flour', '    | in this mill'];
    expect(await watch([crashed], { logs })).toMatchObject({ problem, reason: 'failed', slept: 2 });
  });

  test('may be so for a container that runs before the others', async () => {
    const init = { name: 'wait', ready: false, state: { waiting: { reason: 'ErrImageNeverPull' } } };
    const one = made(pod({}, {}, { initContainerStatuses: [init] }));
    const problem = [expect.stringContaining('api/api-7d9c: ErrImageNeverPull')];
    expect(await watch([list(half, one)])).toMatchObject({ problem, reason: 'failed' });
  });
});

describe('patience ends', () => {
  const late = 'after 60 s deployment api/api is not rolled out';
  const notYet = (name = 'api-7d9c') => `  api/${name}: runs, and is not ready yet`;
  const old = { ...unready, metadata: { ...unready.metadata, creationTimestamp: at(-30) } };
  const logs: Kubectl['logs'] = async (_name, _namespace, { previous } = {}) => success(previous ? [] : ['warming up']);
  const names = ['api-1', 'api-2', 'api-3', 'api-4'];
  const many = names.map((name) => ({ ...unready, metadata: { ...unready.metadata, name } }));
  const objects = ['api', 'web'].map((name) => object('Deployment', name));
  const both = 'after 60 s deployment api/api, deployment web/web are not rolled out';
  const events = [refusedPod(at(1)), refusedPod(at(-60), 'web-4e')];
  const refused = '  ReplicaSet web/web-5f: Error creating: its pods is forbidden: exceeded quota';

  test.each<[string, Poll, More, readonly string[]]>([
    ['with the reasons and last lines of pods', list(half, unready), { logs }, [late, notYet(), '    | warming up']],
    ['with all that are open, and three pods', list(...many), { objects }, [both, ...names.slice(0, 3).map(notYet)]],
    ['with pods of the release before', list(half, old), {}, [late, notYet()]],
    ['where the cluster says nothing', list(half), {}, [late]],
    ['with what kept pods from being created since', list(half), { events }, [late, refused]],
  ])('%s', async (_, poll, more, problem) => {
    expect(await watch([poll], more)).toMatchObject({ problem, reason: 'timeout', slept: 60 });
  });
});

describe('a job', () => {
  const client = (type?: string) => ({
    kind: 'Job',
    metadata: { name: 'client', namespace: 'client' },
    spec: {},
    status: type === undefined ? {} : { conditions: [{ type, status: 'True' }] },
  });
  const objects = [object('Deployment', 'api'), object('Job', 'client')];
  const ended = { objects, jobs: true };

  test('is waited for beside the roll-outs where it is asked for, and reported', async () => {
    const polls = [list(half, client()), list(half, client('Complete')), list(live(), client('Complete'))] as const;
    const { said, ...rest } = await watch(polls, ended);
    expect(rest).toEqual({ ...complete, slept: 2 });
    expect(said).toEqual([
      expect.stringMatching(/^ {4}completed job client\/client \d+\.\d s$/),
      expect.stringMatching(/^ {4}rolled out deployment api\/api /),
    ]);
    expect(await watch([list(live(), client())], { objects })).toMatchObject({ ...complete, slept: 0 });
  });

  test.each<[string, Poll, string]>([
    ['its last lines', list({ metadata: {} }, unready), '  | FAIL POST /users/'],
    ['that it had no pod', list(), '  it has no pod'],
    ['that its pods are unknown', refusal('EOF', 'unreachable'), '  it has no pod'],
  ])(
    'that fails ends it at once, whatever rolls out, with %s and the command that shows all',
    async (_, pods, line) => {
      const logs: Kubectl['logs'] = async (_name, _namespace, { lines, previous } = {}) =>
        previous ? refusal('not found') : success(lines === 50 ? ['FAIL POST /users/'] : []);
      const problem = [
        'job client/client failed; its last lines:',
        line,
        '  all of its pods: kubectl --context shop -n client logs -l job-name=client --tail=-1 --prefix',
      ];
      const failing = await watch([list(half, client()), list(half, client('Failed'))], { ...ended, pods, logs });
      expect(failing).toMatchObject({ problem, reason: 'failed', slept: 1 });
    },
  );

  test('that does not end is named', async () => {
    const { problem, reason } = await watch([list(live(), client())], ended);
    expect([problem, reason]).toEqual([['after 60 s job client/client is not done'], 'timeout']);
  });
});

describe('the last lines of a pod', () => {
  const of = (before: Answer<readonly string[]>, now: Answer<readonly string[]>) => {
    const logs: Kubectl['logs'] = async (name, namespace, { previous } = {}) =>
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
