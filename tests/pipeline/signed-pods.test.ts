import { imagesOnNodes, replaceForeignPods } from '../../src/pipeline/signed-pods';
import { list } from '../cluster/cluster-says';
import { quick } from '../cluster/fake-kubectl';
import { type Answers, failed } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { commit, idOf, release, repository, world } from './world';

const root = repository(temporaryFolders()());
const { images } = release(root, world()).release;
const api = images[0]?.reference ?? '';
const own = idOf(api);
const other = idOf('of someone else');

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

const statement = {
  ...{ commit, environment: 'lab', checksums: '' },
  images: { api: { reference: api, id: own, sbom: '' } },
};

async function replace(pods: Answers[string], more: Answers = {}) {
  const there = world({ 'kubectl get pods': pods, ...more });
  const clock = quick();
  const { release: made, said } = release(root, there, { clock });
  const ended = await replaceForeignPods(made, statement);
  const problem = ended.ok ? undefined : ended.problem.message;
  const deleted = there.lines.filter((line) => line.startsWith('kubectl delete'));
  return { problem, said, deleted, slept: clock.slept };
}

describe('pods that run another build', () => {
  test('are none where all run what was signed', async () => {
    expect(await replace(list(pod('a-1', own)))).toEqual({ problem: undefined, said: [], deleted: [], slept: [] });
  });

  test('are replaced one of each workload at a time', async () => {
    const { deleted, problem, said, slept } = await replace([
      list(pod('a-1', other), pod('a-2', other), pod('b-1', other, { owner: 'b' }), pod('b-2', own, { owner: 'b' })),
      list(pod('a-1', other)),
      list(pod('a-3', own)),
    ]);
    const flags = '--namespace=api --ignore-not-found --wait=false';
    expect(problem).toBeUndefined();
    expect(deleted).toEqual([
      `kubectl delete pod a-2 ${flags}`,
      `kubectl delete pod b-1 ${flags}`,
      `kubectl delete pod a-1 ${flags}`,
    ]);
    expect(said.filter((line) => line.includes('another build'))).toEqual([
      '    3 pods run another build of the same sources and are replaced',
      '    1 pods run another build of the same sources and are replaced',
    ]);
    expect(slept).toEqual([2, 2]);
  });

  test.each<[string, Seen]>([
    ['of a Job', { kind: 'Job' }],
    ['on its way out', { metadata: { deletionTimestamp: '2026-11-22T00:00:00Z' } }],
    ['that has ended', { status: { phase: 'Succeeded' } }],
    ['that has no container yet', { status: { containerStatuses: undefined } }],
    ['whose container has no image yet', { status: { containerStatuses: [{ name: 'api' }] } }],
    [
      'with a container that its spec does not have',
      { status: { containerStatuses: [{ name: 'b', imageID: other }] } },
    ],
  ])('are not judged by one %s', async (_, seen) => {
    expect((await replace(list(pod('a-1', other, seen)))).deleted).toEqual([]);
  });

  test('are judged where no one owns them', async () => {
    const alone = pod('a-1', other, { metadata: { ownerReferences: undefined } });
    expect((await replace([list(alone), list()])).deleted).toHaveLength(1);
  });

  test('that do not come up again are reported', async () => {
    const { problem } = await replace(list(pod('a-1', other)), { 'kubectl get deployments': list() });
    expect(problem).toMatch(/^after 60 s deployment api\/api is not rolled out/);
  });

  test('are not replaced for ever', async () => {
    const { deleted, problem } = await replace(list(pod('a-1', other)));
    expect(problem).toBe('after 30 rounds there are still pods that run another build than the one that was signed');
    expect(deleted).toHaveLength(30);
  });

  test('are asked for again where the API server does not answer', async () => {
    const { deleted, slept } = await replace([failed(1), list(pod('a-1', other)), list()]);
    expect([deleted.length, slept]).toEqual([1, [2, 2]]);
  });

  test('are not taken for none where it never answers', async () => {
    const { problem, slept } = await replace(failed(1, 'Unable to connect\n'));
    expect(problem).toBe('the cluster does not list its pods: Unable to connect');
    expect(slept).toEqual([2, 2, 2, 2]);
  });
});

describe('the images on nodes', () => {
  const node = (...names: readonly string[]) => ({ status: { images: [{ names }, {}] } });
  const on = async (nodes: Answers[string], pods: Answers[string]) => {
    const there = world({ 'kubectl get nodes': nodes, 'kubectl get pods': pods });
    return Object.fromEntries(await imagesOnNodes(release(root, there).release));
  };

  test('have the id that pods run, where every node has the name', async () => {
    expect(await on(list(node(api), node(api)), list(pod('a', own), pod('b', own)))).toEqual({ [api]: own });
  });

  test.each([
    ['a node lacks it', list(node(api), { status: {} })],
    ['there is no node', list()],
  ])('have none where %s', async (_, nodes) => {
    expect(await on(nodes, list(pod('a', own)))).toEqual({ [api]: '' });
  });

  test('have none where pods run two under one name, in whatever order', async () => {
    for (const ids of [
      [own, other],
      [other, own],
      [own, other, own],
    ])
      expect(await on(list(node(api)), list(...ids.map((id, place) => pod(`a-${place}`, id))))).toEqual({ [api]: '' });
  });

  test('are not known where the nodes or the pods are not', async () => {
    expect(await on(failed(1), list(pod('a', own)))).toEqual({});
    expect(await on(list(node(api)), failed(1))).toEqual({});
  });
});
