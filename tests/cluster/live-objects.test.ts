import { kubectl } from '../../src/cluster/kubectl';
import { foreignObjects, liveObjects } from '../../src/cluster/live-objects';
import { ok, programs } from '../programs/fakes';
import { fakeKubectl, refusal } from './fake-kubectl';

const items = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', creationTimestamp: '' } }];

test('objects are listed by label, in all namespaces and with their field managers', async () => {
  const { run, calls } = programs({ kubectl: ok(JSON.stringify({ items })) });
  expect(await liveObjects(kubectl(run, 'shop'), 'a=b')).toEqual(items);
  const words = calls[0]?.line.split(' ') ?? [];
  for (const word of ['--context=shop', '--all-namespaces', '--selector=a=b', '--show-managed-fields'])
    expect(words).toContain(word);
  expect(words[4]?.split(',')).toEqual(expect.arrayContaining(['pods', 'namespaces', 'deployments', 'ingresses']));
});

test('foreign is what is ours and of another environment', async () => {
  const { run, calls } = programs({ kubectl: ok(JSON.stringify({ items })) });
  expect(await foreignObjects(kubectl(run, 'shop'), 'beta')).toEqual(items);
  expect(calls[0]?.line).toContain(' --selector=app.kubernetes.io/part-of=breakwater,env,env!=beta ');
});

test('a cluster that does not answer is an error with its complaint', async () => {
  const sentence = "the cluster 'shop' did not list its objects: connection refused";
  const silent = fakeKubectl({ list: async () => refusal('connection refused') });
  await expect(foreignObjects(silent, 'beta')).rejects.toThrow(new Error(sentence));
});
