import { type NotReady, type Pod, reasons, reasonsOf, sentenceOf } from '../../src/cluster/pod-reasons';
import { success } from '../../src/programs/result';
import { noImage, noImageSaid, notYet, pod, refusal } from './cluster-says';
import { fakeKubectl, listing, refusal as refusedAnswer } from './fake-kubectl';

const waiting = (reason: string, message?: string) => ({ waiting: { reason, ...(message ? { message } : {}) } });
const ended = (reason: string, exitCode: number, message?: string) => ({
  terminated: { reason, exitCode, ...(message ? { message } : {}) },
});
const creating = waiting('ContainerCreating');
const crashed = ended('Error', 3, ' no\n database ');

/** A pod that no node takes. */
const unscheduled = (message?: string): Pod => {
  const scheduled = { type: 'PodScheduled', status: 'False', ...(message ? { message } : {}) };
  const conditions = [{ type: 'Initialized', status: 'True' }, scheduled];
  return { metadata: noImage.metadata, status: { phase: 'Pending', conditions } };
};
const two = [noImage, pod(waiting('Broken', 'x'.repeat(1000)))].flatMap(({ status }) => status.containerStatuses ?? []);
const nodes = '0/1 nodes are available:\n1 Insufficient cpu.';
const unpulled = 'ErrImageNeverPull; npm run images -- --load PROFILE builds and loads it';
const misconfigured = pod(waiting('CreateContainerConfigError', 'secret "a" not found'));
const looping = pod(waiting('CrashLoopBackOff'), { lastState: crashed });
const running = { phase: 'Running' };
const both = { ...noImage, status: { phase: 'Pending', containerStatuses: two } };

test.each<[string, Pod, ...(readonly [NotReady['reason'], string][])]>([
  ['waits for its image', noImage, ['hopeless', noImageSaid]],
  ['waits for an image that is never pulled', pod(waiting('ErrImageNeverPull')), ['hopeless', unpulled]],
  ['waits for something else', misconfigured, ['hopeless', 'CreateContainerConfigError: secret "a" not found']],
  ['ends again and again', looping, ['hopeless', 'CrashLoopBackOff; ended with 3 (Error): no database']],
  ['has ended', pod(ended('OOMKilled', 137)), ['failing', 'ended with 137 (OOMKilled)']],
  ['runs again', pod({}, { lastState: crashed }, running), ['failing', 'ended with 3 (Error): no database']],
  ['only needs time', notYet, ['running', 'runs, and is not ready yet']],
  ['is being created', pod(creating), ['starting', 'ContainerCreating']],
  ['is being initialized', pod(waiting('PodInitializing')), ['starting', 'PodInitializing']],
  ['is made again', pod(creating, { lastState: ended('A', 1) }), ['failing', 'ContainerCreating; ended with 1 (A)']],
  ['no node takes', unscheduled(nodes), ['unscheduled', `waits for a node: ${nodes.replace('\n', ' ')}`]],
  ['no node takes, for no reason', unscheduled(), ['unscheduled', 'waits for a node: ']],
  ['has two containers', both, ['hopeless', noImageSaid], ['failing', `Broken: ${'x'.repeat(400)}`]],
  ['is ready', pod({}, { ready: true }, running)],
  ['has done its work', pod(ended('Completed', 0), {}, { phase: 'Succeeded' })],
  ['has only been made', pod({})],
  ['says nothing', { ...noImage, status: { phase: 'Pending', conditions: [] } }],
])('the reasons of a pod that %s', (_, one, ...all) => {
  expect(reasonsOf(one).map((each) => [each.reason, sentenceOf(each)])).toEqual(
    all.map(([reason, said]) => [reason, said.startsWith('api/') ? said : `api/api-7d9c: ${said}`]),
  );
});

describe('the reasons of a cluster', () => {
  const since = Date.parse('2026-11-21T12:00:00Z');
  const at = (seconds: number) => new Date(since + seconds * 1000).toISOString();
  const event = (name: string, reason: string, seconds: number) => ({
    ...{ reason, message: `${reason} image nowhere/a`, lastTimestamp: at(seconds) },
    involvedObject: { kind: 'Pod', namespace: 'api', name },
  });
  const last = [event('api-7d9c', 'Pulling', 5), event('api-7d9c', 'Scheduled', 1), event('b', 'Failed', 9)];
  const refused = 'ReplicaSet web/web-5f: Error creating: its pods is forbidden: exceeded quota';

  test.each<[string, readonly Pod[], readonly object[], readonly unknown[]]>([
    ['those of its pods, and of pods that were not created', [noImage], [refusal(at(1))], [noImageSaid, refused]],
    ['each once, whatever the name of each pod', [], [refusal(at(1), 'a'), refusal(at(2), 'b')], [refused]],
    ['none of before, and none without a time', [], [refusal(at(-1)), refusal(null)], []],
    [
      'what was last said of a pod',
      [pod(creating)],
      last,
      [expect.stringMatching(/; Pulling: Pulling image nowhere\/a$/)],
    ],
    ['those of no namespace too', [], [refusal(at(1), 'a', '')], [expect.stringMatching(/^ReplicaSet web-5f: /)]],
  ])('are %s', async (_, pods, events, said) => {
    const list = listing({ pods: async () => success(pods), events: async () => success(events) });
    expect((await reasons(fakeKubectl({ list }), since)).map(sentenceOf)).toEqual(said);
  });

  test('are none where the cluster does not answer', async () => {
    expect(await reasons(fakeKubectl({ list: async () => refusedAnswer('no answer') }), since)).toEqual([]);
  });
});
