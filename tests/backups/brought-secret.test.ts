import { bring, takeAway, textOf } from '../../src/backups/brought-secret';
import { identity } from '../../src/config/backup-secrets';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from '../cluster/fake-kubectl';

const labels = {
  app: 'restore-drill',
  'app.kubernetes.io/managed-by': 'cdk8s',
  'app.kubernetes.io/part-of': 'breakwater',
  env: 'lab',
  'kubernetes.io/metadata.name': 'restore-drill',
  owner: 'platform',
  'pod-security.kubernetes.io/enforce': 'restricted',
};

test('it has the labels of its namespace, but for who manages it, and its text as a file', async () => {
  const cluster = fakeKubectl({ get: async <T>() => success({ metadata: { labels } } as T) });
  expect(await bring(cluster, identity, 'key')).toEqual(success(undefined));
  expect(cluster.brought).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      metadata: {
        name: 'restore-key',
        namespace: 'restore-drill',
        labels: {
          app: 'restore-drill',
          'app.kubernetes.io/managed-by': 'breakwater',
          'app.kubernetes.io/part-of': 'breakwater',
          env: 'lab',
          owner: 'platform',
        },
      },
      data: { 'key.txt': 'a2V5' },
    },
  ]);
});

test.each([
  [{ data: { 'key.txt': 'a2V5' } }, 'key'],
  [{ data: { other: 'a2V5' } }, undefined],
  [{}, undefined],
  [undefined, undefined],
])('of %j the text is %j', async (found, text) => {
  expect(await textOf(fakeKubectl({ get: async <T>() => success(found as T) }), identity)).toEqual(success(text));
});

test('a cluster that does not answer is a problem, and nothing is brought', async () => {
  const away = fakeKubectl({ get: async () => refusal('no route', 'unreachable') });
  const problem = { ok: false, problem: { reason: 'unreachable', message: 'no route' } };
  expect([await textOf(away, identity), await bring(away, identity, 'key')]).toEqual([problem, problem]);
  expect(away.brought).toEqual([]);
});

test('it is taken away where it is', async () => {
  const cluster = fakeKubectl();
  await takeAway(cluster, identity);
  expect(cluster.deleted).toEqual(['secret restore-key restore-drill']);
});
