import { k8s } from 'cdk8s-plus-28';
import type { StatefulDatabaseProps } from '../../src/constructs/stateful-database';
import { StatefulDatabase } from '../../src/constructs/stateful-database';
import { at, containerOf, objectsWith, only, podOf, reservedIn } from './objects';

const tcp = { tcpSocket: { port: k8s.IntOrString.fromString('database') } };
const base: StatefulDatabaseProps = {
  image: 'localhost/store:1',
  nameserver: '10.96.0.53',
  pullPolicy: 'Always',
  priorityClass: 'first',
  userNamespaces: true,
  port: 27017,
  members: 3,
  capacity: { cpu: '500m', memory: '2Gi' },
  storage: '2048Mi',
  dataPath: '/data',
  probes: { live: tcp, ready: tcp },
  spread: 'required',
};
const made = (props: Partial<StatefulDatabaseProps> = {}) =>
  objectsWith((chart) => new StatefulDatabase(chart, 'database', { ...base, ...props }));
const set = (props: Partial<StatefulDatabaseProps> = {}) => only(made(props), 'StatefulSet');

const selector = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'shop' };

describe('a database', () => {
  test('has the name of its chart in every object', () => {
    const own = made().filter(({ metadata }) => metadata.name === 'shop');
    expect(own.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ServiceAccount',
      'StatefulSet',
      'Service',
      'PodDisruptionBudget',
    ]);
  });

  test('has an account without a token', () => {
    expect(only(made(), 'ServiceAccount', 'shop')['automountServiceAccountToken']).toBe(false);
  });

  test('is selected by what never changes', () => {
    expect(at(set(), 'spec', 'selector')).toEqual({ matchLabels: selector });
    expect(at(only(made(), 'Service'), 'spec', 'selector')).toEqual(selector);
    expect(at(only(made(), 'PodDisruptionBudget'), 'spec', 'selector')).toEqual({ matchLabels: selector });
    objectsWith((chart) => expect(new StatefulDatabase(chart, 'database', base).selector).toEqual(selector));
  });

  test('has a name for each member, ready or not, since members find each other before they are', () => {
    expect(set()['spec']).toMatchObject({ replicas: 3, serviceName: 'shop', podManagementPolicy: 'Parallel' });
    expect(at(only(made(), 'Service'), 'spec')).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      ports: [{ name: 'database', port: 27017, targetPort: 'database' }],
    });
  });

  test('answers at its port', () => {
    expect(at(containerOf(set()), 'ports')).toEqual([{ name: 'database', containerPort: 27017 }]);
  });

  test('waits between two members of an update', () => expect(at(set(), 'spec', 'minReadySeconds')).toBe(10));

  test('is started as its engine wants', () => {
    expect(containerOf(set({ command: ['mongod'], args: ['--auth'] }))).toMatchObject({
      command: ['mongod'],
      args: ['--auth'],
    });
  });

  test('is kept apart by its name', () => {
    expect(at(podOf(set()), 'topologySpreadConstraints', 0)).toMatchObject({
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } },
      whenUnsatisfiable: 'DoNotSchedule',
    });
  });

  test('has what its companions ask for in the quota, and not as its own', () => {
    const along = { name: 'exporter', runs: 'along', image: 'a', cpu: '10m', memory: '48Mi' } as const;
    const objects = made({ companions: [along], own: { cpu: '490m', memory: '2000Mi' } });
    expect(reservedIn(objects)).toEqual({ pods: 3, cpu: 1500, memory: 6144 });
    const containers = at(podOf(only(objects, 'StatefulSet')), 'containers');
    expect([0, 1].map((place) => at(containers, place, 'resources', 'requests'))).toMatchObject([
      { cpu: '490m', memory: '2000Mi' },
      { cpu: '10m', memory: '48Mi' },
    ]);
  });

  test('has all members in the quota, and none more: it is updated one by one', () => {
    expect(reservedIn(made())).toEqual({ pods: 3, cpu: 1500, memory: 6144 });
  });
});

describe('the data', () => {
  test('of each member is on a volume of its own, of a canonical size, in its environment', () => {
    expect(at(set(), 'spec', 'volumeClaimTemplates')).toEqual([
      {
        metadata: { name: 'data', labels: { ...selector, env: 'test' } },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
      },
    ]);
    expect(at(containerOf(set()), 'volumeMounts', 1)).toEqual({ name: 'data', mountPath: '/data' });
  });

  test('outlives members and the whole set', () => {
    expect(at(set(), 'spec', 'persistentVolumeClaimRetentionPolicy')).toEqual({
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
    });
  });
});

describe('exemptions', () => {
  test('are none with user namespaces', () => {
    expect(at(set(), 'metadata')).not.toHaveProperty('annotations');
  });

  test('are one without them', () => {
    expect(at(set({ userNamespaces: { off: 'the node has none' } }), 'metadata', 'annotations')).toEqual({
      'breakwater.example/exempt.user-namespaces': 'the node has none',
    });
  });
});

describe('a number of members', () => {
  test.each([0, 2, 4, -1, 1.5])('of %d is refused', (members) => {
    expect(() => made({ members })).toThrow(
      new Error(`'members' must be an odd number because a majority decides, got ${members}`),
    );
  });

  test.each([1, 3, 5])('of %d is taken', (members) => expect(at(set({ members }), 'spec', 'replicas')).toBe(members));
});
