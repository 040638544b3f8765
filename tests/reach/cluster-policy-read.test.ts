import { inOrder, readClusterPolicy } from '../../src/reach/cluster-policy';

const read = (kind: string, spec?: object) =>
  readClusterPolicy({
    apiVersion: 'policy.networking.k8s.io/v1alpha1',
    kind,
    metadata: { name: 'a' },
    ...(spec ? { spec } : {}),
  });
const rules = (...all: readonly object[]) => read('AdminNetworkPolicy', { ingress: all }).rules.ingress;
const ports = (...all: readonly object[]) => rules({ ports: all })[0]?.ports;

test.each([
  ['AdminNetworkPolicy', {}, 'admin'],
  ['BaselineAdminNetworkPolicy', {}, 'baseline'],
  ['ClusterNetworkPolicy', { tier: 'Baseline' }, 'baseline'],
  ['ClusterNetworkPolicy', { tier: 'Admin' }, 'admin'],
])('%s with %j is of the tier %s', (kind, spec, tier) => {
  expect(read(kind, spec).tier).toBe(tier);
});

test('without a spec it selects nothing, and has no rules', () => {
  const { priority, rules, subject } = read('AdminNetworkPolicy');
  expect([priority, rules]).toEqual([0, { ingress: [], egress: [] }]);
  expect(subject.namespaceSelector).toEqual({ matchExpressions: [{ key: '', operator: 'In', values: [] }] });
});

test('subjects and peers: namespaces, pods, networks, and what is unknown', () => {
  const web = { matchLabels: { app: 'web' } };
  expect(read('AdminNetworkPolicy', { subject: { namespaces: web } }).subject).toEqual({
    namespaceSelector: web,
    podSelector: {},
  });
  expect(read('AdminNetworkPolicy', { subject: { pods: { podSelector: web } } }).subject).toEqual({
    namespaceSelector: {},
    podSelector: web,
  });
  const [rule] = rules({
    from: [{ pods: { namespaceSelector: web } }, { networks: ['10.0.0.0/8'] }, { nodes: {} }, {}],
  });
  expect(rule?.peers).toEqual([
    { pods: { namespaceSelector: web, podSelector: {} } },
    { networks: ['10.0.0.0/8'] },
    { unknown: 'nodes' },
    { unknown: 'an unknown field' },
  ]);
});

test('actions: what is neither allowed nor passed is denied', () => {
  const actions = ['Allow', 'Accept', 'Pass', 'Deny', undefined].map((action) => (action ? { action } : {}));
  expect(rules(...actions).map(({ action }) => action)).toEqual(['allow', 'allow', 'pass', 'deny', 'deny']);
});

test('ports, in all forms of both versions', () => {
  const every = ['TCP', 'UDP', 'SCTP'].map((protocol) => ({ protocol, port: 'http' }));
  expect(ports({ namedPort: 'http' })).toEqual(every);
  expect(ports({ destinationNamedPort: 'http' })).toEqual(every);
  expect(ports({ portNumber: { port: 80 } }, { portNumber: { protocol: 'UDP' } })).toEqual([
    { protocol: 'TCP', port: 80 },
    { protocol: 'UDP', port: null },
  ]);
  expect(ports({ portRange: { start: 1, end: 9 } }, { portRange: { protocol: 'SCTP' } })).toEqual([
    { protocol: 'TCP', port: 1, endPort: 9 },
    { protocol: 'SCTP', port: null, endPort: null },
  ]);
  expect(
    ports(
      { tcp: { destinationPort: { number: 80 } } },
      { udp: { destinationPort: { range: { start: 1, end: 2 } } } },
      { sctp: {} },
      { tcp: { destinationPort: null } },
    ),
  ).toEqual([
    { protocol: 'TCP', port: 80 },
    { protocol: 'UDP', port: 1, endPort: 2 },
    { protocol: 'SCTP', port: null },
    { protocol: 'TCP', port: null },
  ]);
  expect(rules({ protocols: [{ tcp: { destinationPort: { number: 80 } } }] })[0]?.ports).toEqual([
    { protocol: 'TCP', port: 80 },
  ]);
});

test('the least number is judged first; of one number, by their names', () => {
  const of = (name: string, priority: number) => ({ ...read('AdminNetworkPolicy', { priority }), name });
  expect(inOrder([of('c', 5), of('b', 1), of('a', 5), of('b', 5)]).map(({ name }) => name)).toEqual([
    'b',
    'a',
    'b',
    'c',
  ]);
});
