import { admissibility, stranded } from '../../src/cluster/admissible';
import type { Manifest } from '../../src/kubernetes/manifest';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

const template = { metadata: { labels: { app: 'web' }, annotations: { a: 'b' } }, spec: { containers: [] } };
const object = (kind: string, name: string, metadata: object = {}, rest: object = {}): Manifest => ({
  apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1',
  kind,
  metadata: { name, namespace: 'web', uid: name, resourceVersion: '3', ...metadata },
  ...rest,
});
const owner = (uid: string) => ({ ownerReferences: [{ uid, controller: true }] });
const deployment = object(
  'Deployment',
  'web',
  { labels: { app: 'web' }, annotations: { c: 'd' } },
  { spec: { template }, status: {} },
);
const replicas = object('ReplicaSet', 'web-1', owner('web'), { spec: { template } });
const pod = object('Pod', 'web-1-x', owner('web-1'), { spec: { nodeName: 'a' }, status: { phase: 'Running' } });

async function ask(live: readonly Manifest[], said: readonly (string | undefined)[] = []) {
  const asked: Manifest[] = [];
  const kubectl = fakeKubectl({
    list: async <T>() => success(live as readonly unknown[] as readonly T[]),
    admits: async (objects) => {
      asked.push(...objects);
      return success(objects.map((_, index) => said[index]));
    },
  });
  return { asked, result: await admissibility(kubectl) };
}

test('an object is asked about as it would be applied, a pod as its controller would make it', async () => {
  const { asked, result } = await ask([deployment, replicas, pod]);
  expect(result).toEqual(success({ objects: 1, pods: 1, inadmissible: [] }));
  expect(asked).toEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'web', labels: { app: 'web' }, annotations: { c: 'd' } },
      spec: { template },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'web-1-x',
        namespace: 'web',
        labels: { app: 'web' },
        annotations: { a: 'b' },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'web-1', controller: true }],
      },
      spec: { containers: [] },
    },
  ]);
});

test('a job is asked about without its selector, a pod with the claims that its controller adds', async () => {
  const labels = { app: 'a', 'controller-uid': 'u', 'batch.kubernetes.io/job-name': 'j' };
  const job = object('Job', 'j', {}, { spec: { selector: {}, template: { metadata: { labels }, spec: {} } } });
  const set = object('StatefulSet', 'db', {}, { spec: { template: { spec: { volumes: [{ name: 'tmp' }] } } } });
  const claim = { name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } };
  const member = object('Pod', 'db-0', owner('db'), { spec: { volumes: [claim, { name: 'kube-api-access' }] } });
  const { asked } = await ask([job, set, member]);
  expect(asked[0]?.['spec']).toEqual({ template: { metadata: { labels: { app: 'a' } }, spec: {} } });
  expect(asked[2]?.['spec']).toEqual({ volumes: [{ name: 'tmp' }, claim] });
});

test('what would be refused is named by what runs', async () => {
  const { result } = await ask([deployment, replicas, pod], [undefined, 'denied']);
  expect(result).toMatchObject({ value: { inadmissible: [{ object: 'Pod web/web-1-x', why: 'denied' }] } });
});

test('pods that have ended are not asked about; one without a controller is, as it is', async () => {
  const ended = object('Pod', 'old', owner('gone'), { status: { phase: 'Succeeded' } });
  const { asked, result } = await ask([ended, object('Pod', 'alone', {}, { spec: { nodeName: 'a' } })]);
  expect(asked).toMatchObject([{ metadata: { name: 'alone' }, spec: { nodeName: 'a' } }]);
  expect(result).toMatchObject({ value: { objects: 0, pods: 1 } });
});

test('a pod that could not come back is named; one that is about to go is not asked about', async () => {
  const gone = object('Pod', 'gone', { deletionTimestamp: 'now' });
  const asked: Manifest[] = [];
  const kubectl = fakeKubectl({
    list: async <T>() => success([replicas, pod, gone] as readonly unknown[] as readonly T[]),
    admits: async (objects) => {
      asked.push(...objects);
      return success(['denied']);
    },
  });
  expect(await stranded(kubectl)).toEqual(success(['Pod web/web-1-x runs, and could not come back: denied']));
  expect(asked).toHaveLength(1);
  expect(await stranded(fakeKubectl({ list: async () => refusal('no') }))).toMatchObject({ ok: false });
});

test('a cluster that does not answer is a problem', async () => {
  const kubectl = fakeKubectl({ admits: async () => refusal('no') });
  expect(await admissibility(kubectl)).toMatchObject({ ok: false, problem: { message: 'no' } });
});
