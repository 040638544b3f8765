import { foreignObjects, liveObjects } from '../../src/cluster/live-objects';
import { failed, ok, programs } from '../programs/fakes';

const items = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', creationTimestamp: '' } }];

test('objects are asked for by label, in all namespaces and with who wrote them', async () => {
  const { run, calls } = programs({ kubectl: ok(JSON.stringify({ items })) });
  expect(await liveObjects(run, 'shop', 'a=b')).toEqual(items);
  const words = calls[0]?.line.split(' ') ?? [];
  for (const word of ['--context=shop', '--all-namespaces', '--selector=a=b', '--show-managed-fields']) {
    expect(words).toContain(word);
  }
  expect(words[4]?.split(',')).toEqual(expect.arrayContaining(['pods', 'namespaces', 'deployments', 'ingresses']));
});

test('foreign is what is ours and of another environment', async () => {
  const { run, calls } = programs({ kubectl: ok(JSON.stringify({ items })) });
  expect(await foreignObjects(run, 'shop', 'beta')).toEqual(items);
  expect(calls[0]?.line).toContain(' --selector=app.kubernetes.io/part-of=breakwater,env,env!=beta ');
});

test('a cluster that does not answer is an error that says what it said', async () => {
  const { run } = programs({ kubectl: failed(1, 'connection refused\n') });
  const sentence = "the cluster 'shop' did not list its objects: connection refused";
  await expect(foreignObjects(run, 'shop', 'beta')).rejects.toThrow(new Error(sentence));
});
