import type { LiveObject } from '../../../src/cluster/live-objects';
import { impact } from '../../../src/drills/wrong-env/impact';

const since = new Date('2026-11-21T10:00:00.700Z');
const before = '2026-11-21T09:00:00Z';
const at = '2026-11-21T10:00:00Z';
const later = '2026-11-21T10:00:05Z';

/** An object of beta that Terraform wrote before, with what a test changes of it. */
function live(kind: string, metadata: Partial<LiveObject['metadata']>, rest = {}): LiveObject {
  const written = [{ manager: 'Terraform', time: before }];
  const own = { name: 'api', namespace: 'api', labels: { env: 'beta' }, creationTimestamp: before };
  return { apiVersion: 'v1', kind, metadata: { ...own, managedFields: written, ...metadata }, ...rest };
}

const of = (...objects: readonly LiveObject[]) => impact('beta', [live('Deployment', {})], objects, since);
const production = { labels: { env: 'production' } };
const controller = { manager: 'controller', time: later };

describe('objects', () => {
  test.each<[string, LiveObject]>([
    ['are unchanged', live('Deployment', {})],
    ['kubectl wrote before', live('Deployment', { managedFields: [{ manager: 'kubectl', time: before }] })],
    ['kubectl wrote at an unknown time', live('Deployment', { managedFields: [{ manager: 'kubectl' }] })],
    ['are pods made before', live('Pod', production)],
    ['are ReplicaSets', live('ReplicaSet', production)],
    ['have an owner', live('Job', { ...production, ownerReferences: [{ kind: 'CronJob', name: 'api' }] })],
  ])('are left out where they %s', (_, object) => expect(of(object)).toMatchObject({ objects: [], pods: [] }));

  test('of another environment have who wrote them last, and when', () => {
    const managedFields = [
      controller,
      { manager: 'Terraform', time: before },
      { manager: 'controller-manager', time: at },
    ];
    expect(of(live('Deployment', { ...production, managedFields })).objects).toEqual([
      { object: 'Deployment api/api', how: 'changed', environment: 'production', by: 'controller', at: later },
    ]);
  });

  test('that kubectl wrote since are changed though their label is right, whoever wrote them after it', () => {
    const managedFields = [controller, { manager: 'kubectl', time: at }];
    expect(of(live('Deployment', { managedFields })).objects).toMatchObject([{ by: 'kubectl', at }]);
  });

  test('that the environment does not have were added; they are in the order of their names', () => {
    const objects = ['b', 'a'].map((name) => live('Service', { ...production, name }));
    const added = ['Service api/a', 'Service api/b'].map((object) => ({ object, how: 'added' }));
    expect(of(...objects).objects).toMatchObject(added);
    expect(of(...objects.toReversed()).objects).toMatchObject(added);
  });

  test('without labels or managed fields are of environment none, by unknown', () => {
    const { metadata, ...rest } = live('Namespace', {});
    const bare = { ...rest, metadata: { name: metadata.name, creationTimestamp: before } };
    expect(of(bare).objects).toEqual([
      { object: 'Namespace api', how: 'added', environment: 'none', by: 'unknown', at: '' },
    ]);
  });
});

const status = (phase: string, ...state: readonly object[]) => ({
  phase,
  containerStatuses: state.map((one) => ({ ready: false, state: {}, ...one })),
});

test.each([
  ['Ready', status('Running', { ready: true })],
  ['ErrImagePull', status('Pending', { state: { waiting: { reason: 'ErrImagePull' } } })],
  ['Running', status('Running', {})],
  ['Running', status('Running', { ready: true }, {})],
  ['Pending', status('Pending')],
  ['Pending', { phase: 'Pending' }],
  ['Unknown', undefined],
])('a pod that was made since is %s', (state, said) => {
  const pod = live('Pod', { ...production, name: 'api-1', creationTimestamp: at }, said && { status: said });
  expect(of(pod).pods).toEqual([{ pod: 'api/api-1', environment: 'production', state }]);
});

test('hosts are lost and gained', () => {
  const ingress = (name: string, ...hosts: readonly string[]) =>
    live('Ingress', { name }, { spec: { rules: [...hosts.map((host) => ({ host })), {}] } });
  const wanted = [ingress('web', 'web.beta', 'same'), ingress('api', 'api.beta')];
  const bare = [live('Ingress', {}), live('Ingress', {}, { spec: {} })];
  const now = [ingress('web', 'web.live', 'same'), ingress('other', 'web.live'), ...bare];
  expect(impact('beta', wanted, now, since).hosts).toEqual({ lost: ['api.beta', 'web.beta'], gained: ['web.live'] });
});
