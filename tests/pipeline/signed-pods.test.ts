import type { Answer } from '../../src/cluster/answer';
import type { Kubectl } from '../../src/cluster/kubectl';
import { imagesOnNodes, replaceForeignPods } from '../../src/pipeline/signed-pods';
import { success } from '../../src/programs/result';
import { fakeKubectl, inTurn, listing, quick, refusal } from '../cluster/fake-kubectl';
import { temporaryFolders } from '../synth/folders';
import { commit, idOf, live, stage } from './world';

const { made, said } = stage(temporaryFolders()());
const api = made.images[0]?.reference ?? '';
const [own, other] = [idOf(api), idOf('of another build')];

interface Seen {
  readonly metadata?: object;
  readonly status?: object;
  readonly owner?: string;
  readonly kind?: string;
}
const pod = (name: string, id: string, { kind = 'ReplicaSet', metadata, owner = 'a', status }: Seen = {}) => ({
  metadata: { name, namespace: 'api', ownerReferences: [{ kind, uid: owner }], ...metadata },
  spec: { containers: [{ name: 'api', image: api }] },
  status: { phase: 'Running', containerStatuses: [{ name: 'api', ready: true, imageID: `docker://${id}` }], ...status },
});
type Pods = Answer<readonly object[]>;
const pods = (...all: readonly object[]): Pods => success(all);

/** @param rounds the pods that the cluster shows, one after the other */
async function replace(rounds: readonly [Pods, ...Pods[]], workloads = [live()]) {
  const list = listing({ pods: inTurn(...rounds), deployments: async () => success(workloads) });
  const [clock, kubectl] = [quick(), fakeKubectl({ list })];
  said.length = 0;
  const images = { api: { reference: api, id: own, sbom: '' } };
  const ended = await replaceForeignPods(
    { ...made, clock, kubectl },
    {
      ...{ commit, environment: 'lab', checksums: '', images },
    },
  );
  const deleted = kubectl.deleted.map((line) => line.split(' ')[1]);
  return { problem: ended.ok ? undefined : ended.problem.message, deleted, slept: clock.slept };
}

describe('pods that run another build', () => {
  test('are replaced one of each workload at a time', async () => {
    const owner = 'b';
    const { deleted, problem, slept } = await replace([
      pods(pod('a-1', other), pod('a-2', other), pod('b-1', other, { owner }), pod('b-2', own, { owner })),
      pods(pod('a-1', other)),
      pods(pod('a-3', own)),
    ]);
    expect([problem, deleted, slept]).toEqual([undefined, ['a-2', 'b-1', 'a-1'], [2, 2]]);
    expect(said.filter((line) => line.includes('another build'))).toEqual(
      [3, 1].map((count) => `    ${count} pods run another build of the same sources and are replaced`),
    );
  });

  test.each<[string, Seen, string?]>([
    ['that runs what was signed', {}, own],
    ['of a Job', { kind: 'Job' }],
    ['on its way out', { metadata: { deletionTimestamp: '2026-11-22T00:00:00Z' } }],
    ['that has ended', { status: { phase: 'Succeeded' } }],
    ['that has no container yet', { status: { containerStatuses: undefined } }],
    ['whose container has no image yet', { status: { containerStatuses: [{ name: 'api' }] } }],
    [
      'with a container that its spec does not have',
      { status: { containerStatuses: [{ name: 'b', imageID: other }] } },
    ],
  ])('do not include one %s', async (_, seen, id = other) => {
    expect(await replace([pods(pod('a-1', id, seen))])).toEqual({ problem: undefined, deleted: [], slept: [] });
  });

  test('include one without an owner', async () => {
    const alone = pod('a-1', other, { metadata: { ownerReferences: undefined } });
    expect((await replace([pods(alone), pods()])).deleted).toEqual(['a-1']);
  });

  test('that do not come up again are a problem', async () => {
    const { problem } = await replace([pods(pod('a-1', other))], []);
    expect(problem).toMatch(/^after 60 s deployment api\/api is not rolled out/);
  });

  test('are not replaced for ever', async () => {
    const { deleted, problem } = await replace([pods(pod('a-1', other))]);
    expect(problem).toBe('after 30 rounds there are still pods that run another build than the one that was signed');
    expect(deleted).toHaveLength(30);
  });

  test('are listed again where the API server does not answer, and not for ever', async () => {
    const { deleted, slept } = await replace([refusal('EOF'), pods(pod('a-1', other)), pods()]);
    expect([deleted.length, slept]).toEqual([1, [2, 2]]);
    const never = await replace([refusal('Unable to connect')]);
    expect([never.problem, never.slept]).toEqual([
      'the cluster does not list its pods: Unable to connect',
      [2, 2, 2, 2],
    ]);
  });
});

describe('the images on nodes', () => {
  const node = { status: { images: [{ names: [api] }, {}] } };
  const on = async (nodes: Answer<readonly object[]>, running: Pods) => {
    const list: Kubectl['list'] = listing({ nodes: async () => nodes, pods: async () => running });
    return Object.fromEntries(await imagesOnNodes({ ...made, clock: quick(), kubectl: fakeKubectl({ list }) }));
  };
  const running = (...ids: readonly string[]) => pods(...ids.map((id, place) => pod(`a-${place}`, id)));

  test.each([
    ['pods run it, and every node has the name', success([node, node]), running(own, own), { [api]: own }],
    ['a node lacks it', success([node, { status: {} }]), running(own), { [api]: '' }],
    ['there is no node', success([]), running(own), { [api]: '' }],
    ['pods run two under one name', success([node]), running(own, other), { [api]: '' }],
    ['pods run two in another order', success([node]), running(other, own), { [api]: '' }],
    ['pods run two, and the first again', success([node]), running(own, other, own), { [api]: '' }],
    ['the nodes are unknown', refusal('EOF'), running(own), {}],
    ['the pods are unknown', success([node]), refusal('EOF'), {}],
  ])('have an id only where it is certain: %s', async (_, nodes, seen, ids) => {
    expect(await on(nodes, seen)).toEqual(ids);
  });
});
