import type { Manifest } from '../../src/kubernetes/manifest';
import { outside } from '../../src/reach/end';
import { readNetwork } from '../../src/reach/network';
import { uncertainIn } from '../../src/reach/uncertain';
import { unevaluatedFor } from '../../src/reach/unevaluated';
import { partiesOf } from '../../src/reach/view/ends';
import { policy, workload } from './world';

const web = workload('x/web');
const cli = workload('x/cli');

/** Names of what is not certain. @param pods where pods are */
function said(objects: readonly Manifest[], pods: Parameters<typeof readNetwork>[1] = []): readonly string[] {
  return uncertainIn(objects, readNetwork(objects, pods)).map(({ name }) => name);
}

/** Names of what is not certain between two ends, by their names in a matrix. */
function between(objects: readonly Manifest[], ...names: readonly string[]): readonly string[] {
  const network = readNetwork(objects);
  const ends = partiesOf(network).filter(({ end }) => names.includes(end.name));
  expect(ends).toHaveLength(names.length);
  return unevaluatedFor(
    uncertainIn(objects, network),
    ends.map(({ end }) => end),
  ).map(({ name }) => name);
}

const from = (cidr: string, ...except: readonly string[]) =>
  policy('x/p', {
    podSelector: {},
    ingress: [{ from: [{ ipBlock: { cidr, ...(except.length > 0 ? { except } : {}) } }] }],
  });

test.each([
  ['10.0.0.0/8', []],
  ['10.244.0.0/16', []],
  ['192.168.1.0/24', []],
  ['fd00::/8', []],
  ['0.0.0.0/0', []],
  ['0.0.0.0/0', ['10.0.0.0/8', '172.16.0.0/12']],
])('a block may have pods in it: %s without %j', (cidr, except) => {
  const objects = [web, cli, from(cidr, ...except)];
  expect(said(objects)).toEqual([`${cidr} in NetworkPolicy x/p`]);
  expect(between(objects, 'web', 'cli')).toHaveLength(1);
  expect(between(objects, 'web', 'outside')).toEqual([]);
});

test.each([
  ['203.0.113.0/24', []],
  ['0.0.0.0/0', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']],
  ['nonsense', []],
])('a block has no pods in it: %s without %j', (cidr, except) => {
  expect(said([web, from(cidr, ...except)])).toEqual([]);
});

test('with --pods it is known', () => {
  const end = outside('10.244.0.0');
  if (!end) throw new Error('it is an address');
  expect(said([web, from('10.0.0.0/8')], [end.address])).toEqual([]);
});

test('a pod and its node, where there is a policy', () => {
  const host = workload('y/node', { app: 'node' }, [], { hostNetwork: true }, 'DaemonSet');
  expect(said([web, host])).toEqual([]);
  const objects = [web, cli, host, policy('x/p', { podSelector: {} })];
  expect(said(objects)).toEqual(['the node of DaemonSet y/node']);
  expect(between(objects, 'node', 'web')).toEqual(said(objects));
  expect(between(objects, 'cli', 'web')).toEqual([]);
});

test('a port by its name, of pods that are in no file', () => {
  const to = [{ namespaceSelector: { matchLabels: { team: 'b' } } }];
  const objects = [
    web,
    cli,
    policy('x/p', { podSelector: {}, egress: [{ to, ports: [{ port: 'db' }, { port: 1 }] }] }),
  ];
  expect(said(objects)).toEqual(['port db in NetworkPolicy x/p']);
  expect(between(objects, 'web', 'every pod in namespaces team=b')).toEqual(said(objects));
  expect(between(objects, 'web', 'cli')).toEqual([]);
});

test.each(['k8s.v1.cni.cncf.io/networks', 'v1.multus-cni.io/default-network'])(
  'networks by %s are a failure',
  (key) => {
    const object = structuredClone(web) as unknown as { spec: { template: { metadata: object } } };
    object.spec.template.metadata = { labels: { app: 'web' }, annotations: { [key]: 'macvlan', other: 'a' } };
    const objects = [object as unknown as Manifest, cli];
    expect(uncertainIn(objects, readNetwork(objects))).toEqual([
      {
        name: 'Deployment x/web',
        namespace: 'x',
        because: `its pods have networks beside that of the cluster, by ${key}`,
      },
    ]);
  },
);

describe('a kind of others with pods', () => {
  const of = (apiVersion: string, spec: unknown): Manifest => ({
    apiVersion,
    kind: 'Cluster',
    metadata: { name: 'a', namespace: 'x' },
    spec,
  });
  const template = { spec: { containers: [{ name: 'c', image: 'x' }] } };

  test('is named, in the matrix alone', () => {
    const objects = [web, cli, of('ray.example/v1', { head: { template } })];
    expect(said(objects)).toEqual(['Cluster x/a']);
    expect(between(objects, 'web', 'cli')).toEqual([]);
  });

  test.each([
    ['without pods', 'ray.example/v1', { containers: 3, a: [null, { containers: [null, 'a'] }] }],
    ['of Kubernetes', 'v1', { template }],
    ['too deep for one', 'ray.example/v1', { a: { b: { c: { d: { e: { template } } } } } }],
  ])('is not: %s', (_, apiVersion, spec) => expect(said([web, of(apiVersion, spec)])).toEqual([]));
});
