import type { Manifest } from '../../src/kubernetes/manifest';
import { answers } from '../../src/reach/answer';
import { outside } from '../../src/reach/end';
import { readNetwork } from '../../src/reach/network';
import { app, forA, policy, team, workload, world } from './world';

/** The answers between two ends, as lines. */
function said(objects: readonly Manifest[], from: string, to: string): readonly string[] {
  const network = readNetwork([...world, ...objects]);
  const end = (name: string) => network.pods.find((pod) => pod.name === name) ?? outside(name);
  const [source, destination] = [end(from), end(to)];
  if (!source || !destination) throw new Error('they are there');
  return answers(network, { from: source, to: destination }).flatMap(({ ports, open, egress, ingress }) => [
    `${ports}: ${open ? 'open' : 'closed'}`,
    ...egress,
    ...ingress,
  ]);
}

test('nothing binds: one answer for all ports', () => {
  expect(said([], 'x/a', 'x/b')).toEqual([
    'all ports: open',
    'egress of x/a is open: no NetworkPolicy selects it',
    'ingress of x/b is open: no NetworkPolicy selects it',
  ]);
});

test('an open port names the policy and the fields, every other port what is missing', () => {
  const objects = [
    forA({
      ingress: [{ from: [{ podSelector: app('b') }, { namespaceSelector: team('blue') }], ports: [{ port: 'web' }] }],
    }),
  ];
  expect(said(objects, 'y/c', 'x/a')).toEqual([
    '80/TCP: open',
    'egress of y/c is open: no NetworkPolicy selects it',
    'ingress of x/a is open: NetworkPolicy x/for-a, spec.ingress[0], from[1] (namespaces team=blue, every pod), ports[0] (web = 80/TCP)',
    '53/UDP: closed',
    'egress of y/c is open: no NetworkPolicy selects it',
    'ingress of x/a is closed: NetworkPolicy x/for-a selects it and has no rule for this',
    'NetworkPolicy x/for-a, spec.ingress[0] means y/c, but only web/TCP',
    'missing: a rule in spec.ingress of NetworkPolicy x/for-a, from y/c',
    'every other port: closed',
    'egress of y/c is open: no NetworkPolicy selects it',
    'ingress of x/a is closed: NetworkPolicy x/for-a selects it and has no rule for this',
    'NetworkPolicy x/for-a, spec.ingress[0] means y/c, but only web/TCP',
    'missing: a rule in spec.ingress of NetworkPolicy x/for-a, from y/c',
  ]);
});

test('ports with one reason have one answer', () => {
  const objects = [
    forA({ egress: [{ ports: [{ port: 1, endPort: 79 }, { port: 80 }, { port: 443 }, { protocol: 'UDP' }] }] }),
  ];
  const lines = said(objects, 'x/a', 'x/b').filter((line) => /: (open|closed)$/.test(line));
  expect(lines).toEqual([
    '1-79/TCP: open',
    '80/TCP: open',
    '443/TCP: open',
    'UDP: open',
    '8080/TCP: closed',
    'every other port: closed',
  ]);
});

test('several rules that allow are all named, and a rule without peers says so', () => {
  const objects = [
    forA({ ingress: [{}, { from: [{ podSelector: app('b') }] }] }),
    policy('x/more', { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }], ports: [{}] }] }),
  ];
  expect(said(objects, 'x/b', 'x/a').filter((line) => line.startsWith('ingress'))).toEqual([
    'ingress of x/a is open: NetworkPolicy x/for-a, spec.ingress[0], for every peer, all ports; and NetworkPolicy x/for-a, spec.ingress[1], from[0] (namespace x, pods app=b), all ports; and NetworkPolicy x/more, spec.ingress[0], from[0] (every namespace, every pod), ports[0] (every port of TCP)',
    'ingress of x/a is open: NetworkPolicy x/for-a, spec.ingress[0], for every peer, all ports; and NetworkPolicy x/for-a, spec.ingress[1], from[0] (namespace x, pods app=b), all ports',
  ]);
});

test('a rule for others is named where it has the port', () => {
  const block = { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } };
  const front = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'y' } },
    podSelector: {
      matchExpressions: [
        { key: 'tier', operator: 'In', values: ['front'] },
        { key: 'old', operator: 'DoesNotExist' },
      ],
    },
  };
  const odd = {
    podSelector: {
      matchExpressions: [
        { key: 'tier', operator: 'NotIn', values: ['a', 'b'] },
        { key: 'new', operator: 'Exists' },
      ],
    },
  };
  const unknown = { podSelector: { matchExpressions: [{ key: 'tier', operator: 'Like', values: ['a'] }] } };
  const objects = [
    policy('x/deny', { podSelector: {} }),
    forA({
      ingress: [
        { from: [block, front], ports: [{ port: 80, endPort: 90 }] },
        { from: [odd, unknown], ports: [{ port: 80 }] },
        { from: [block] },
      ],
    }),
  ];
  expect(said(objects, 'z/d', 'x/a').slice(0, 6)).toEqual([
    '80/TCP: closed',
    'egress of z/d is open: no NetworkPolicy selects it',
    'ingress of x/a is closed: NetworkPolicies x/deny, x/for-a select it and have no rule for this',
    'NetworkPolicy x/for-a, spec.ingress[0] has this port, but means 10.0.0.0/8 except 10.1.0.0/16; or namespace y, pods tier in (front), without old',
    'NetworkPolicy x/for-a, spec.ingress[1] has this port, but means namespace x, pods tier not in (a, b), with new; or namespace x, pods tier Like (a)',
    'missing: a rule in spec.ingress of NetworkPolicy x/for-a, from z/d',
  ]);
});

test('a policy for every pod is named as the place for a rule if it is the only one', () => {
  const objects = [policy('x/deny', { podSelector: {}, policyTypes: ['Egress'] })];
  expect(said(objects, 'x/a', '203.0.113.10')).toEqual([
    'every port: closed',
    'egress of x/a is closed: NetworkPolicy x/deny selects it and has no rule for this',
    'missing: a rule in spec.egress of NetworkPolicy x/deny, to 203.0.113.10',
    'ingress of 203.0.113.10 is open: no policy binds what is outside the cluster',
  ]);
});

test('a pod with its node’s network is said to be so', () => {
  const objects = [workload('x/node', { app: 'a' }, [], { hostNetwork: true }), policy('x/deny', { podSelector: {} })];
  expect(said(objects, 'y/a', 'x/node').at(-1)).toBe(
    "ingress of x/node is open: it has its node's network, and no policy of pods binds that",
  );
});

test('a block of all addresses is described as one', () => {
  const objects = [
    forA({
      egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443, endPort: 445, protocol: 'UDP' }] }],
    }),
  ];
  expect(said(objects, 'x/a', '1.1.1.1')[1]).toBe(
    'egress of x/a is open: NetworkPolicy x/for-a, spec.egress[0], to[0] (0.0.0.0/0), ports[0] (443-445/UDP)',
  );
});
