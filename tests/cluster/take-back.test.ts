import { removeStrangers, strangers } from '../../src/cluster/strangers';
import { takeBack } from '../../src/cluster/take-back';
import type { Manifest } from '../../src/kubernetes/manifest';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

const service = (spec: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web', resourceVersion: '3' },
  spec,
});

describe('what was added to objects', () => {
  const live = [service({ type: 'ClusterIP', externalIPs: ['192.0.2.1'] }), service({})];
  const replaced = [service({ type: 'ClusterIP' })];

  test('is named, and taken back with the version at which it was seen', async () => {
    const patches: unknown[] = [];
    const kubectl = fakeKubectl({
      existing: async () => success(live.slice(0, 1)),
      replaced: async () => success(replaced),
      patch: async (...args) => {
        patches.push(args);
        return success(undefined);
      },
    });
    expect(await takeBack(kubectl, ['a'])).toEqual(
      success(['Service web/web: taken back: spec.externalIPs, which no deploy wrote']),
    );
    expect(patches).toEqual([
      [
        'Service',
        'web',
        'web',
        [
          { op: 'test', path: '/metadata/resourceVersion', value: '3' },
          { op: 'remove', path: '/spec/externalIPs' },
        ],
      ],
    ]);
  });

  test('goes in the same request in which comes what was taken away: a policy may ask for both', async () => {
    const patches: unknown[] = [];
    const kubectl = fakeKubectl({
      existing: async () => success(live.slice(0, 1)),
      replaced: async () => success([service({ type: 'ClusterIP', selector: { app: 'web' } })]),
      patch: async (...args) => {
        patches.push(args[3]);
        return success(undefined);
      },
    });
    expect(await takeBack(kubectl, ['a'])).toEqual(
      success(['Service web/web: taken back: spec.externalIPs, which no deploy wrote; written again: spec.selector']),
    );
    expect(patches).toEqual([
      [
        { op: 'test', path: '/metadata/resourceVersion', value: '3' },
        { op: 'add', path: '/spec/selector', value: { app: 'web' } },
        { op: 'remove', path: '/spec/externalIPs' },
      ],
    ]);
  });

  test('and cannot be taken back is named too; what cannot be compared is left', async () => {
    const kubectl = fakeKubectl({
      existing: async () => success([...live.slice(0, 1), { ...service({ a: 1 }), kind: 'Job' }]),
      replaced: async () => success(replaced),
      patch: async () => refusal('a webhook says no'),
    });
    expect(await takeBack(kubectl, ['a'])).toEqual(
      success(['Service web/web: spec.externalIPs was written by no deploy, and stays: a webhook says no']),
    );
  });

  test('is not known where the cluster does not answer', async () => {
    const problem = { ok: false, problem: { reason: 'failed', message: 'no' } };
    expect(await takeBack(fakeKubectl({ existing: async () => refusal('no') }), [])).toEqual(problem);
    expect(await takeBack(fakeKubectl({ replaced: async () => refusal('no') }), [])).toEqual(problem);
  });
});

describe('objects that no deploy wrote', () => {
  const object = (kind: string, name: string, rest: object = {}, apiVersion = 'v1', namespace = 'api'): Manifest => {
    const { metadata = {}, ...more } = rest as { metadata?: object };
    return { apiVersion, kind, metadata: { name, namespace, ...metadata }, ...more };
  };
  const dist = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'api' } },
    object('Deployment', 'api', { metadata: { uid: 'd' } }, 'apps/v1'),
    object('StatefulSet', 'mongo', {}, 'apps/v1'),
    object('Certificate', 'tls', {}, 'cert-manager.io/v1'),
  ];
  const owned = (kind: string, uid: string) => ({ metadata: { ownerReferences: [{ kind, uid }] } });
  const annotated = (annotations: object) => ({ metadata: { annotations } });

  test.each<[string, Manifest]>([
    ['what dist has', object('StatefulSet', 'mongo', {}, 'apps/v1')],
    ['what a controller made of it', object('ReplicaSet', 'api-1', owned('Deployment', 'd'), 'apps/v1')],
    ['the root certificate', object('ConfigMap', 'kube-root-ca.crt')],
    ['the default account', object('ServiceAccount', 'default')],
    [
      'a claim',
      object('PersistentVolumeClaim', 'data-mongo-0', { metadata: { labels: { 'app.kubernetes.io/name': 'mongo' } } }),
    ],
    ['the Secret of a certificate', object('Secret', 'tls', annotated({ 'cert-manager.io/certificate-name': 'tls' }))],
    ['a key that was brought', object('Secret', 'backup-recipients', {}, 'v1', 'mongo-backup')],
    [
      "a caller's certificate",
      object(
        'Certificate',
        'alice',
        { spec: { issuerRef: { kind: 'ClusterIssuer', name: 'callers' } } },
        'cert-manager.io/v1',
      ),
    ],
    ['its Secret', object('Secret', 'alice', annotated({ 'cert-manager.io/issuer-name': 'callers' }))],
  ])('%s is none of them', async (_, one) => {
    const all = [...dist, one];
    expect(await strangers(fakeKubectl({ everything: async () => success(all) }), dist)).toEqual(success([]));
  });

  test.each<[string, Manifest]>([
    ['a network policy', object('NetworkPolicy', 'open', {}, 'networking.k8s.io/v1')],
    [
      'one with an owner that makes none',
      object('NetworkPolicy', 'open', owned('Deployment', 'd'), 'networking.k8s.io/v1'),
    ],
    ['a pod whose owner is not there', object('Pod', 'x', owned('ReplicaSet', 'gone'))],
    ['a pod that says another kind of an owner that is there', object('Pod', 'x', owned('ReplicaSet', 'd'))],
    [
      'a Secret of a certificate that is not of dist',
      object('Secret', 'x', annotated({ 'cert-manager.io/certificate-name': 'x' })),
    ],
    [
      'a certificate of another authority',
      object(
        'Certificate',
        'x',
        { spec: { issuerRef: { kind: 'ClusterIssuer', name: 'internal' } } },
        'cert-manager.io/v1',
      ),
    ],
    ['a claim of no set of ours', object('PersistentVolumeClaim', 'x')],
  ])('%s is one of them', async (_, one) => {
    const found = await strangers(fakeKubectl({ everything: async () => success([...dist, one]) }), dist);
    expect(found).toEqual(success([one]));
  });

  test('are removed by their whole kind, and named', async () => {
    const open = object('NetworkPolicy', 'open', {}, 'networking.k8s.io/v1');
    const kubectl = fakeKubectl({ everything: async () => success([open, object('Service', 'x')]) });
    expect(await removeStrangers(kubectl, dist)).toEqual(
      success([
        'NetworkPolicy api/open: removed: it is not in dist, and no controller made it',
        'Service api/x: removed: it is not in dist, and no controller made it',
      ]),
    );
    expect(kubectl.deleted).toEqual(['NetworkPolicy.v1.networking.k8s.io open api', 'Service x api']);
    const closed = fakeKubectl({ everything: async () => success([open]), delete: async () => refusal('no') });
    expect(await removeStrangers(closed, dist)).toEqual(
      success(['NetworkPolicy api/open: is not in dist, and stays: no']),
    );
    expect(await removeStrangers(fakeKubectl({ everything: async () => refusal('no') }), dist)).toMatchObject({
      ok: false,
    });
  });
});
