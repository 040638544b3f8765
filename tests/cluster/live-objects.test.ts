import type { Kubectl } from '../../src/cluster/kubectl';
import { foreignObjects, liveObjects } from '../../src/cluster/live-objects';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

const items = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', creationTimestamp: '' } }];

test.each([
  ['of a label', liveObjects, 'a=b', 'a=b'],
  ['of ours and of another environment', foreignObjects, 'beta', 'app.kubernetes.io/part-of=breakwater,env,env!=beta'],
])('objects %s are listed, with their field managers', async (_, objects, of, selector) => {
  const calls: unknown[][] = [];
  const list: Kubectl['list'] = async <T>(...args: unknown[]) => {
    calls.push(args);
    return success(items as readonly unknown[] as readonly T[]);
  };
  expect(await objects(fakeKubectl({ list }), of)).toEqual(items);
  const kinds = ['pods', 'namespaces', 'deployments', 'ingresses'];
  expect(calls).toEqual([[expect.any(String), { selector, managedFields: true }]]);
  expect(String(calls[0]?.[0]).split(',')).toEqual(expect.arrayContaining(kinds));
});

test('a cluster that does not answer is an error with its complaint', async () => {
  const sentence = "the cluster 'shop' did not list its objects: connection refused";
  const silent = fakeKubectl({ list: async () => refusal('connection refused') });
  await expect(foreignObjects(silent, 'beta')).rejects.toThrow(new Error(sentence));
});
