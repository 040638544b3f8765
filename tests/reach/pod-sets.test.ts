import * as fc from 'fast-check';
import { isPeer } from '../../src/reach/decide';
import { readNetwork } from '../../src/reach/network';
import { absentEnds, searchAmong, setOf } from '../../src/reach/pod-sets';
import { partiesOf } from '../../src/reach/view/ends';
import { openCells, viewOf } from '../../src/reach/view/view';
import { anyCluster } from './arbitrary';
import { forA, namespace, policy, workload, world } from './world';

/** The parties that were not read, of a policy for x/a with these peers. */
function absent(...from: readonly object[]): readonly string[] {
  const network = readNetwork([...world, forA({ ingress: [{ from }] })]);
  return absentEnds(network, network.pods).map(({ name }) => name);
}

const labels = (matchLabels: object) => ({ matchLabels });
const expressions = (...matchExpressions: readonly object[]) => ({ matchExpressions });

test.each([
  [
    { namespaceSelector: labels({ team: 'mon' }), podSelector: labels({ app: 'prom' }) },
    'pods app=prom in namespaces team=mon',
  ],
  [{ namespaceSelector: labels({ 'kubernetes.io/metadata.name': 'mon' }) }, 'every pod in namespace mon'],
  [{ podSelector: labels({ app: 'other' }) }, 'pods app=other in namespace x'],
  [{ namespaceSelector: {}, podSelector: labels({ app: 'other' }) }, 'pods app=other in every namespace'],
  [
    { namespaceSelector: {}, podSelector: expressions({ key: 'tier', operator: 'In', values: ['edge', 'cdn'] }) },
    'pods tier in (edge, cdn) in every namespace',
  ],
  [{ namespaceSelector: expressions({ key: 'env', operator: 'Exists' }) }, 'every pod in namespaces with env'],
])('who may call and was not read is a party: %j', (peer, name) => expect(absent(peer)).toEqual([name]));

test.each([
  ['that was read', { podSelector: labels({ app: 'b' }) }],
  ['of which every pod is one', { namespaceSelector: {} }],
  ['of addresses', { ipBlock: { cidr: '10.0.0.0/8' } }],
  [
    'that cannot exist',
    { podSelector: { ...labels({ a: '1' }), ...expressions({ key: 'a', operator: 'DoesNotExist' }) } },
  ],
])('a peer %s is not another party', (_, peer) => expect(absent(peer)).toEqual([]));

test('each set is one party, whichever policies name it', () => {
  const peer = { podSelector: labels({ app: 'other' }) };
  expect(absent(peer, peer)).toHaveLength(1);
});

test('such a party has the connections that policies give it, and no others', () => {
  const prometheus = { namespaceSelector: labels({ team: 'mon' }), podSelector: labels({ app: 'prom' }) };
  const network = readNetwork([
    namespace('shop'),
    workload('shop/web'),
    policy('shop/p', { podSelector: {}, ingress: [{ from: [prometheus], ports: [{ port: 9090 }] }] }),
  ]);
  const view = viewOf({ source: 'shop', network, parties: partiesOf(network) });
  const callers = openCells(view).filter(({ to }) => to.name === 'web');
  expect(callers.map(({ from, open }) => [from.name, open])).toEqual([
    ['pods app=prom in namespaces team=mon', [{ protocol: 'TCP', first: 9090, last: 9090 }]],
  ]);
});

test('a search finds the ends that a peer means, and each set that means none has a party that it means', () => {
  fc.assert(
    fc.property(anyCluster, (objects) => {
      const network = readNetwork(objects);
      const search = searchAmong(network, network.pods);
      const more = absentEnds(network, network.pods);
      for (const policy of [...network.policies.values()].flat()) {
        for (const peer of Object.values(policy.rules).flatMap((rules) => rules.flatMap(({ peers }) => peers))) {
          const set = setOf(peer, policy);
          if (!set) continue;
          const meant = network.pods.filter((end) => isPeer(network, policy, peer, end));
          expect(new Set(search(set))).toEqual(new Set(meant));
          if (meant.length > 0) continue;
          const isPossible = more.some((end) => isPeer(network, policy, peer, end));
          const again = absentEnds(network, [...network.pods, ...more]);
          expect(isPossible || again.length === 0).toBe(true);
        }
      }
    }),
    { numRuns: 100 },
  );
});
