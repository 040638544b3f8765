import { lastLines, watchRollouts } from '../../src/cluster/rollouts';
import type { Manifest } from '../../src/kubernetes/manifest';
import { live, quick, release, repository, world } from '../pipeline/world';
import { type Answers, failed, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { list, pod } from './cluster-says';

const root = repository(temporaryFolders()());
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

/** @param looks what the cluster shows, one after the other */
async function watch(looks: Answers[string], more: Answers = {}, objects = [object('Deployment', 'api')]) {
  const there = world({ 'kubectl get deployments': looks, ...more });
  const clock = quick();
  const { release: one, said } = release(root, there, { clock });
  return { problem: await watchRollouts(one, objects, since), slept: clock.slept, said, lines: there.lines };
}
const half = list(live({ updatedReplicas: 1 }));

test('a roll-out that is done is told, and nobody waits', async () => {
  const { lines, problem, said, slept } = await watch(list(live()));
  expect([problem, slept]).toEqual([undefined, []]);
  expect(said).toEqual([expect.stringMatching(/^ {4}rolled out deployment api\/api \d+\.\d s$/)]);
  expect(lines).toEqual([
    'kubectl get deployments.apps,statefulsets.apps,daemonsets.apps,pods --all-namespaces --selector=app.kubernetes.io/part-of=breakwater --output=json',
  ]);
});

test('nothing is awaited where nothing rolls', async () => {
  const { problem, slept } = await watch(list(), {}, [object('Service', 'api')]);
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
  expect((await watch(list(one))).problem).toBeUndefined();
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
  const looks = [list(agent()), list(agent(2)), list(agent(1, 2)), list(agent(2, 1)), list(agent(2, 2))];
  const { problem, slept } = await watch(looks, {}, [object('DaemonSet', 'agent')]);
  expect([problem, slept]).toEqual([undefined, [1, 1, 1, 1]]);
});

test('an API server that does not answer for a moment is asked again', async () => {
  expect((await watch([failed(1), list(live())])).problem).toBeUndefined();
});

describe('what is hopeless', () => {
  test('is told after three looks, with the reason and the last lines of the pod', async () => {
    const { problem, slept } = await watch(list(live({ updatedReplicas: 1 }), crashing), {
      'kubectl logs api-7d9c --namespace=api --tail=5 --previous': ok('no such flour\n\nin this mill\n'),
    });
    expect(problem?.split('\n')).toEqual([
      'api/api-7d9c: CrashLoopBackOff: back-off',
      '    | no such flour',
      '    | in this mill',
    ]);
    expect(slept).toEqual([1, 1]);
  });

  test('is told of a container that runs before the others too', async () => {
    const init = { name: 'wait', ready: false, state: { waiting: { reason: 'ErrImageNeverPull' } } };
    const one = made(pod({}, {}, { initContainerStatuses: [init] }));
    const { problem } = await watch(list(live({ updatedReplicas: 1 }), one));
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
    const { problem, slept } = await watch(list(live({ availableReplicas: 1 }), unready), {
      'kubectl logs api-7d9c --namespace=api --tail=5': ok('warming up\n'),
    });
    expect(problem?.split('\n')).toEqual([
      'after 60 s deployment api/api is not rolled out',
      '  api/api-7d9c: runs, and is not ready yet',
      '    | warming up',
    ]);
    expect(slept).toHaveLength(61);
  });

  test('names all that are open, and three pods at the most', async () => {
    const pods = [1, 2, 3, 4].map((number) => ({
      ...unready,
      metadata: { ...unready.metadata, name: `api-${number}` },
    }));
    const both = [object('Deployment', 'api'), object('Deployment', 'web')];
    const { problem = '' } = await watch(list(...pods), { 'kubectl logs': failed(1) }, both);
    expect(problem.split('\n')).toEqual([
      'after 60 s deployment api/api, deployment web/web are not rolled out',
      ...[1, 2, 3].map((number) => `  api/api-${number}: runs, and is not ready yet`),
    ]);
  });

  test('is told of pods of the release before where there are no others', async () => {
    const old = { ...unready, metadata: { ...unready.metadata, creationTimestamp: at(-30) } };
    const { problem } = await watch(list(live({ availableReplicas: 1 }), old), { 'kubectl logs': failed(1) });
    expect(problem).toContain('api/api-7d9c: runs, and is not ready yet');
  });

  test('ends too where the cluster says nothing', async () => {
    expect((await watch(half)).problem).toBe('after 60 s deployment api/api is not rolled out\n');
  });
});

describe('the last lines of a pod', () => {
  const of = async (answers: Answers) => lastLines(release(root, world(answers)).release, crashing);
  const now = 'kubectl logs api-7d9c --namespace=api --tail=5';

  test('are those of the container that crashed', async () => {
    expect(await of({ [`${now} --previous`]: ok('before\n'), [now]: ok('now\n') })).toEqual(['  | before']);
  });

  test.each([failed(1, 'previous terminated container not found'), ok('\n')])(
    'are those of the one that runs where none crashed',
    async (previous) => {
      expect(await of({ [`${now} --previous`]: previous, [now]: ok('now\n') })).toEqual(['  | now']);
    },
  );

  test('are cut, and none where there are none', async () => {
    expect(await of({ [now]: ok('a'.repeat(400)) })).toEqual([`  | ${'a'.repeat(300)}`]);
    expect(await of({ [now]: failed(1) })).toEqual([]);
  });
});
