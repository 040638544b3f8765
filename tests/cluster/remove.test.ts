import type { Answer } from '../../src/cluster/answer';
import { remove } from '../../src/cluster/remove';
import type { Manifest } from '../../src/kubernetes/manifest';
import { fakeKubectl, inTurn, refusal } from './fake-kubectl';

const object = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace ? { namespace } : {}) },
});
const [space, service, deployment, set, claim] = [
  object('v1', 'Namespace', 'shop'),
  object('v1', 'Service', 'shop', 'shop'),
  object('apps/v1', 'Deployment', 'shop', 'shop'),
  object('apps/v1', 'StatefulSet', 'db', 'shop'),
  object('v1', 'PersistentVolumeClaim', 'data', 'shop'),
] as const;

test('deletes what the other has not, last first', async () => {
  const kubectl = fakeKubectl();
  expect(await remove(kubectl, [space, service, deployment], [space])).toEqual({ removed: 2, left: [] });
  expect(kubectl.deleted).toEqual(['Deployment.v1.apps shop shop', 'Service shop shop']);
});

test('leaves what holds data, and names it', async () => {
  const kubectl = fakeKubectl();
  expect(await remove(kubectl, [space, set, claim], [])).toEqual({
    removed: 0,
    left: ['Namespace shop', 'StatefulSet.apps shop/db', 'PersistentVolumeClaim shop/data'].map(
      (name) => `${name} holds data and is left`,
    ),
  });
  expect(kubectl.deleted).toEqual([]);
});

test('takes another list of what is kept', async () => {
  const kubectl = fakeKubectl();
  expect(await remove(kubectl, [space, claim], [], [])).toEqual({ removed: 2, left: [] });
  expect(kubectl.deleted.at(-1)).toBe('Namespace shop');
});

test('says what could not be removed, and goes on', async () => {
  const kubectl = fakeKubectl({
    delete: inTurn<Answer<undefined>>(refusal('forbidden'), { ok: true, value: undefined }),
  });
  const left = ['Service shop could not be removed: forbidden'];
  expect(await remove(kubectl, [deployment, service], [])).toEqual({ removed: 1, left });
});
