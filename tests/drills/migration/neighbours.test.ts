import type { MovingCluster } from '../../../src/drills/migration/cluster';
import { shareAuthorities, shareNames } from '../../../src/drills/migration/neighbours';
import { success } from '../../../src/programs/result';
import { fakeKubectl, quick, refusal } from '../../cluster/fake-kubectl';

const secret = (namespace: string, name: string) => ({
  metadata: {
    namespace,
    name,
    uid: 'of the old cluster',
    labels: { 'controller.cert-manager.io/fao': 'true' },
    annotations: { 'cert-manager.io/issuer-name': 'bootstrap', 'kubectl.kubernetes.io/other': 'x' },
  },
  type: 'kubernetes.io/tls',
  data: { 'tls.key': 'S0VZ' },
});

const old = () =>
  fakeKubectl({
    get: async <T>(_kind: string, name: string, namespace = '') => success(secret(namespace, name) as T),
    list: async <T>() => success([{ status: { podIP: '10.1.0.9' } }, { status: {} }] as unknown as readonly T[]),
  });

test('the authorities are brought as cert-manager knows them, without what is of the old cluster', async () => {
  const to = fakeKubectl();
  await shareAuthorities(old(), to);
  expect(to.brought.map(({ metadata: { name, namespace } }) => `${namespace}/${name}`)).toEqual([
    'cert-manager/internal-authority',
    'cert-manager/front-door-authority',
    'cert-manager/callers-authority',
  ]);
  expect(to.brought[0]).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      namespace: 'cert-manager',
      name: 'internal-authority',
      labels: { 'controller.cert-manager.io/fao': 'true' },
      annotations: { 'cert-manager.io/issuer-name': 'bootstrap' },
    },
    type: 'kubernetes.io/tls',
    data: { 'tls.key': 'S0VZ' },
  });
});

test('one that is not there, or not taken, ends it', async () => {
  await expect(shareAuthorities(fakeKubectl(), fakeKubectl())).rejects.toThrow(
    'shop has no Secret cert-manager/internal-authority',
  );
  const closed = fakeKubectl({ applyObject: async () => refusal('seal') });
  await expect(shareAuthorities(old(), closed)).rejects.toThrow(
    'shop did not take cert-manager/internal-authority: seal',
  );
});

const clusterOf = (name: string, kubectl: ReturnType<typeof fakeKubectl>) =>
  ({ name, service: `mongo-${name}`, kubectl }) as unknown as MovingCluster;

test('each asks the DNS of the other for the names of its members, and for no others', async () => {
  const [one, other] = [old(), old()];
  await shareNames(clusterOf('a', one), clusterOf('b', other), quick());
  expect(one.brought).toMatchObject([
    {
      kind: 'ConfigMap',
      metadata: { namespace: 'kube-system', name: 'coredns-custom' },
      data: {
        'other-cluster.server':
          'mongo-b.mongo.svc.cluster.local:53 {\n    errors\n    cache 5\n    forward . 10.1.0.9\n}\n',
      },
    },
  ]);
  expect(JSON.stringify(other.brought)).toContain('mongo-a.mongo.svc.cluster.local:53');
});

test('a cluster without DNS, or one that takes no zone, ends it', async () => {
  await expect(shareNames(clusterOf('a', old()), clusterOf('b', fakeKubectl()), quick())).rejects.toThrow(
    'the DNS of b does not run',
  );
  const closed = Object.assign(old(), { applyObject: async () => refusal('no') });
  await expect(shareNames(clusterOf('a', closed), clusterOf('b', old()), quick())).rejects.toThrow(
    'a did not take the zone mongo-b.mongo.svc.cluster.local: no',
  );
});
