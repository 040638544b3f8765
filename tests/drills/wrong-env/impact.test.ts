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

function of(...objects: readonly LiveObject[]) {
  return impact('beta', [live('Deployment', {})], objects, since);
}

const production = { labels: { env: 'production' } };

describe('objects', () => {
  test('that no one touched are not reported', () => {
    expect(of(live('Deployment', {})).objects).toEqual([]);
  });

  test('of another environment are reported, with who wrote them last and when', () => {
    const managedFields = [
      { manager: 'controller', time: later },
      { manager: 'Terraform', time: before },
      { manager: 'controller-manager', time: at },
    ];
    expect(of(live('Deployment', { ...production, managedFields })).objects).toEqual([
      { object: 'Deployment api/api', how: 'changed', environment: 'production', by: 'controller', at: later },
    ]);
  });

  test('that kubectl wrote since are reported though their label is right, whoever wrote them after it', () => {
    const managedFields = [
      { manager: 'controller', time: later },
      { manager: 'kubectl', time: at },
    ];
    expect(of(live('Deployment', { managedFields })).objects).toMatchObject([{ by: 'kubectl', at }]);
  });

  test('that kubectl wrote before are not', () => {
    expect(of(live('Deployment', { managedFields: [{ manager: 'kubectl', time: before }] })).objects).toEqual([]);
    expect(of(live('Deployment', { managedFields: [{ manager: 'kubectl' }] })).objects).toEqual([]);
  });

  test('that the environment does not have were added; they are in the order of their names', () => {
    const objects = [live('Service', { ...production, name: 'b' }), live('Service', { ...production, name: 'a' })];
    const told = (all: readonly LiveObject[]) => of(...all).objects.map(({ object, how }) => [object, how]);
    const expected = [
      ['Service api/a', 'added'],
      ['Service api/b', 'added'],
    ];
    expect([told(objects), told(objects.toReversed())]).toEqual([expected, expected]);
  });

  test('without labels or notes of the API server are reported as that', () => {
    const { metadata, ...rest } = live('Namespace', {});
    const bare = { ...rest, metadata: { name: metadata.name, creationTimestamp: before } };
    expect(of(bare).objects).toEqual([
      { object: 'Namespace api', how: 'added', environment: 'none', by: 'unknown', at: '' },
    ]);
  });

  test('that controllers made of others are not reported', () => {
    const ownerReferences = [{ kind: 'CronJob', name: 'api' }];
    const made = [live('Pod', production), live('ReplicaSet', production)];
    expect(of(...made, live('Job', { ...production, ownerReferences })).objects).toEqual([]);
  });
});

describe('pods', () => {
  const pod = (status: unknown, creationTimestamp = at) =>
    live('Pod', { ...production, name: 'api-1', creationTimestamp }, status === undefined ? {} : { status });

  test('that were there before are not reported', () => {
    expect(of(pod({ phase: 'Running' }, before)).pods).toEqual([]);
  });

  test.each([
    ['Ready', { phase: 'Running', containerStatuses: [{ ready: true, state: {} }] }],
    [
      'ErrImagePull',
      { phase: 'Pending', containerStatuses: [{ ready: false, state: { waiting: { reason: 'ErrImagePull' } } }] },
    ],
    ['Running', { phase: 'Running', containerStatuses: [{ ready: false, state: {} }] }],
    ['Pending', { phase: 'Pending' }],
    ['Unknown', undefined],
  ])('that were made since are %s where they say so', (state, status) => {
    expect(of(pod(status)).pods).toEqual([{ pod: 'api/api-1', environment: 'production', state }]);
  });
});

test('hosts are lost and gained', () => {
  const ingress = (name: string, ...hosts: readonly string[]) =>
    live('Ingress', { name }, { spec: { rules: [...hosts.map((host) => ({ host })), {}] } });
  const wanted = [ingress('web', 'web.beta', 'same'), ingress('api', 'api.beta')];
  const now = [
    ingress('web', 'web.live', 'same'),
    ingress('other', 'web.live'),
    live('Ingress', {}),
    live('Ingress', {}, { spec: {} }),
  ];
  expect(impact('beta', wanted, now, since).hosts).toEqual({ lost: ['api.beta', 'web.beta'], gained: ['web.live'] });
});
