/** Fixtures of peers in `from` and `to`. */
import type { Fixture } from './fixtures';
import { app, forA, team } from './world';

const all = 'all ports';
const tier = (operator: string, values?: readonly string[]) => ({
  namespaceSelector: {},
  podSelector: { matchExpressions: [{ key: 'tier', operator, ...(values ? { values } : {}) }] },
});

export const peers: readonly Fixture[] = [
  {
    name: 'no-from',
    says: 'A rule without from means every source.',
    objects: [forA({ ingress: [{ ports: [{ port: 80 }] }] })],
    bound: { 'x/a': { ingress: { '*': '80/TCP' } } },
  },
  {
    name: 'empty-from-and-to',
    says: 'An empty from or to is as good as none.',
    objects: [forA({ ingress: [{ from: [], ports: [{ port: 80 }] }], egress: [{ to: [], ports: [{ port: 81 }] }] })],
    bound: { 'x/a': { ingress: { '*': '80/TCP' }, egress: { '*': '81/TCP' } } },
  },
  {
    name: 'and',
    says: 'One peer with both selectors means pods that match in namespaces that match.',
    objects: [forA({ ingress: [{ from: [{ namespaceSelector: team('blue'), podSelector: app('a') }] }] })],
    bound: { 'x/a': { ingress: { 'y/a': all } } },
  },
  {
    name: 'or',
    says: 'Two peers mean whom either means.',
    objects: [forA({ ingress: [{ from: [{ namespaceSelector: team('blue') }, { podSelector: app('b') }] }] })],
    bound: { 'x/a': { ingress: { 'y/a': all, 'y/c': all, 'x/b': all } } },
  },
  {
    name: 'own-namespace',
    says: 'A podSelector alone means pods of the policy’s own namespace.',
    objects: [forA({ ingress: [{ from: [{ podSelector: {} }] }], egress: [{ to: [{ podSelector: app('c') }] }] })],
    bound: { 'x/a': { ingress: { 'x/b': all, 'x/a': all }, egress: {} } },
  },
  {
    name: 'every-namespace',
    says: 'An empty namespaceSelector matches pods of every namespace, and no address outside.',
    objects: [forA({ egress: [{ to: [{ namespaceSelector: {} }] }] })],
    bound: { 'x/a': { egress: { 'x/a': all, 'x/b': all, 'y/a': all, 'y/c': all, 'z/d': all } } },
  },
  {
    name: 'namespace-by-name',
    says: 'Every namespace has its name as the label kubernetes.io/metadata.name.',
    objects: [
      forA({
        egress: [{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'z' } } }] }],
        ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'y' } } }] }],
      }),
    ],
    bound: { 'x/a': { egress: { 'z/d': all }, ingress: { 'y/a': all, 'y/c': all } } },
  },
  {
    name: 'in',
    says: 'In: the label is there and has one of the values.',
    objects: [forA({ ingress: [{ from: [tier('In', ['front', 'middle'])] }] })],
    bound: { 'x/a': { ingress: { 'y/c': all } } },
  },
  {
    name: 'not-in',
    says: 'NotIn: the label has none of the values, or is not there.',
    objects: [forA({ ingress: [{ from: [tier('NotIn', ['front', 'middle'])] }] })],
    bound: { 'x/a': { ingress: { 'x/a': all, 'x/b': all, 'y/a': all, 'z/d': all } } },
  },
  {
    name: 'exists',
    says: 'Exists: the label is there.',
    objects: [forA({ ingress: [{ from: [tier('Exists')] }] })],
    bound: { 'x/a': { ingress: { 'x/b': all, 'y/c': all } } },
  },
  {
    name: 'does-not-exist',
    says: 'DoesNotExist: the label is not there.',
    objects: [forA({ ingress: [{ from: [tier('DoesNotExist')] }] })],
    bound: { 'x/a': { ingress: { 'x/a': all, 'y/a': all, 'z/d': all } } },
  },
  {
    name: 'namespace-expression',
    says: 'A namespaceSelector takes expressions as well; a namespace without the label is not In.',
    objects: [
      forA({
        egress: [
          { to: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['blue'] }] } }] },
        ],
      }),
    ],
    bound: { 'x/a': { egress: { 'x/a': all, 'x/b': all, 'z/d': all } } },
  },
  {
    name: 'ip-block',
    says: 'An ipBlock means its addresses without the exceptions.',
    objects: [forA({ egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.200.0.0/16'] } }] }] })],
    bound: { 'x/a': { egress: { '10.1.2.3': all } } },
  },
  {
    name: 'ip-block-ingress',
    says: 'An ipBlock in from means sources outside.',
    objects: [forA({ ingress: [{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 443 }] }] })],
    bound: { 'x/a': { ingress: { '203.0.113.10': '443/TCP' } } },
  },
  {
    name: 'ip-block-everywhere',
    says: 'The block of all addresses of IPv4 means none of IPv6.',
    objects: [
      forA({ egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['203.0.113.0/24', '10.200.0.1/32'] } }] }] }),
    ],
    bound: { 'x/a': { egress: { '10.1.2.3': all } } },
  },
  {
    name: 'ip-block-6',
    says: 'An ipBlock may be of IPv6.',
    objects: [forA({ egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } }] }] })],
    bound: { 'x/a': { egress: { '2001:db8::1': all } } },
  },
  {
    name: 'ip-block-or-pods',
    says: 'A rule may mean addresses and pods, in two peers.',
    objects: [forA({ ingress: [{ from: [{ ipBlock: { cidr: '10.1.2.3/32' } }, { podSelector: app('b') }] }] })],
    bound: { 'x/a': { ingress: { '10.1.2.3': all, 'x/b': all } } },
  },
];
