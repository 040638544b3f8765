import { type NotReady, type Pod, reasons, reasonsOf, sentenceOf } from '../../src/cluster/pod-reasons';
import { success } from '../../src/programs/result';
import { noImage, noImageSaid, notYet, pod, refusal } from './cluster-says';
import { fakeKubectl, listing, refusal as refused } from './fake-kubectl';

const reasonOf = (one: Pod) => reasonsOf(one).map(sentenceOf);

describe('a pod that is not ready', () => {
  test.each([
    ['waits for its image', noImage, noImageSaid],
    [
      'is reported that its image is not there',
      pod({ waiting: { reason: 'ErrImageNeverPull' } }),
      'ErrImageNeverPull; npm run images -- --load PROFILE builds and loads it',
    ],
    [
      'waits for something else',
      pod({ waiting: { reason: 'CreateContainerConfigError', message: 'secret "a" not found' } }),
      'CreateContainerConfigError: secret "a" not found',
    ],
    [
      'ends again and again',
      pod(
        { waiting: { reason: 'CrashLoopBackOff' } },
        { lastState: { terminated: { reason: 'Error', exitCode: 3, message: ' no\n database ' } } },
      ),
      'CrashLoopBackOff; ended with 3 (Error): no database',
    ],
    ['has ended', pod({ terminated: { reason: 'OOMKilled', exitCode: 137 } }), 'ended with 137 (OOMKilled)'],
    ['only needs time', notYet, 'runs, and is not ready yet'],
  ])('%s', (_, one, said) => {
    expect(reasonOf(one)).toEqual([said.startsWith('api/') ? said : `api/api-7d9c: ${said}`]);
  });

  test('for want of a node says what the scheduler said', () => {
    const waits = (message?: string) => {
      const conditions = [
        { type: 'Initialized', status: 'True' },
        { type: 'PodScheduled', status: 'False', ...(message ? { message } : {}) },
      ];
      const { metadata } = noImage;
      return reasonOf({ metadata, status: { phase: 'Pending', conditions } });
    };
    expect(waits('0/1 nodes are available:\n1 Insufficient cpu.')).toEqual([
      'api/api-7d9c: waits for a node: 0/1 nodes are available: 1 Insufficient cpu.',
    ]);
    expect(waits()).toEqual(['api/api-7d9c: waits for a node: ']);
  });

  test('is reported for each of its containers, and no longer than a reader reads', () => {
    const [one] = noImage.status.containerStatuses ?? [];
    const two = pod({ waiting: { reason: 'Broken', message: 'x'.repeat(1000) } }).status.containerStatuses ?? [];
    const said = reasonOf({ ...noImage, status: { phase: 'Pending', containerStatuses: one ? [one, ...two] : [] } });
    expect(said).toEqual([noImageSaid, `api/api-7d9c: Broken: ${'x'.repeat(400)}`]);
  });
});

test.each([
  ['is ready', pod({}, { ready: true }, { phase: 'Running' })],
  ['has done its work', pod({ terminated: { reason: 'Completed', exitCode: 0 } }, {}, { phase: 'Succeeded' })],
  ['has only been made', pod({})],
  ['has nothing to tell', { ...noImage, status: { phase: 'Pending', conditions: [] } }],
])('nothing is said of a pod that %s', (_, one) => expect(reasonOf(one)).toEqual([]));

const crashed = { terminated: { reason: 'Error', exitCode: 1 } };

test.each<[NotReady['reason'], Pod]>([
  ['running', notYet],
  ['starting', pod({ waiting: { reason: 'ContainerCreating' } })],
  ['starting', pod({ waiting: { reason: 'PodInitializing' } })],
  ['failing', pod({ waiting: { reason: 'ContainerCreating' } }, { lastState: crashed })],
  ['failing', pod(crashed)],
  ['failing', pod({}, { lastState: crashed }, { phase: 'Running' })],
  ['hopeless', noImage],
  ['hopeless', pod({ waiting: { reason: 'CrashLoopBackOff' } }, { lastState: crashed })],
  ['unscheduled', pod({}, {}, { conditions: [{ type: 'PodScheduled', status: 'False' }] })],
])('the reason is data: %s', (reason, one) => expect(reasonsOf(one).map((each) => each.reason)).toEqual([reason]));

describe('the reasons of a cluster', () => {
  const since = Date.parse('2026-11-21T12:00:00Z');
  const ask = async (pods: readonly object[], events: readonly object[]) => {
    const list = listing({ pods: async () => success(pods), events: async () => success(events) });
    return (await reasons(fakeKubectl({ list }), since)).map(sentenceOf);
  };

  test('are those of its pods, and of pods that could not be created', async () => {
    expect(await ask([noImage], [refusal('2026-11-21T12:00:01Z')])).toEqual([
      noImageSaid,
      'ReplicaSet web/web-5f: Error creating: its pods is forbidden: exceeded quota',
    ]);
  });

  test('are reported once, whatever the name of each pod', async () => {
    const both = [refusal('2026-11-21T12:00:01Z', 'web-5f-a'), refusal('2026-11-21T12:00:02Z', 'web-5f-b')];
    expect(await ask([], [...both])).toHaveLength(1);
  });

  test('are none of before, and none without a time', async () => {
    const old = [refusal('2026-11-21T11:59:59Z'), refusal(null)];
    expect(await ask([], [...old])).toEqual([]);
  });

  test('say what was last said of a pod that is being made', async () => {
    const waiting = { waiting: { reason: 'ContainerCreating' } };
    const pod = {
      metadata: { namespace: 'shop', name: 'a' },
      status: { phase: 'Pending', containerStatuses: [{ name: 'a', ready: false, state: waiting }] },
    };
    const event = (name: string, reason: string, lastTimestamp: string) => ({
      reason,
      message: `${reason} image nowhere/a`,
      lastTimestamp,
      involvedObject: { kind: 'Pod', namespace: 'shop', name },
    });
    const all = [
      event('a', 'Pulling', '2026-11-21T12:00:05Z'),
      event('a', 'Scheduled', '2026-11-21T12:00:01Z'),
      event('b', 'Failed', '2026-11-21T12:00:09Z'),
    ];
    const said = await ask([pod], [...all]);
    expect(said).toEqual(['shop/a: ContainerCreating; Pulling: Pulling image nowhere/a']);
  });

  test('name an object of no namespace as well', async () => {
    const said = await ask([], [refusal('2026-11-21T12:00:01Z', 'a', '')]);
    expect(said).toEqual([expect.stringMatching(/^ReplicaSet web-5f: /)]);
  });

  test('are none where the cluster does not answer', async () => {
    expect(await reasons(fakeKubectl({ list: async () => refused('no answer') }), since)).toEqual([]);
  });
});
