/** Fixtures of ports. */
import type { Fixture } from './fixtures';
import { app, forA } from './world';

const b = { podSelector: app('b') };
const everywhere = { namespaceSelector: {} };

export const ports: readonly Fixture[] = [
  {
    name: 'no-ports',
    says: 'A rule without ports, or with an empty list, means every port of every protocol.',
    objects: [forA({ ingress: [{ from: [b] }], egress: [{ to: [b], ports: [] }] })],
    bound: { 'x/a': { ingress: { 'x/b': 'all ports' }, egress: { 'x/b': 'all ports' } } },
  },
  {
    name: 'protocol-by-default',
    says: 'Without a protocol a port is one of TCP.',
    objects: [forA({ ingress: [{ from: [b], ports: [{ port: 53 }] }] })],
    bound: { 'x/a': { ingress: { 'x/b': '53/TCP' } } },
  },
  {
    name: 'protocol-alone',
    says: 'Without a port every port of the protocol is meant.',
    objects: [forA({ ingress: [{ from: [b], ports: [{ protocol: 'UDP' }] }] })],
    bound: { 'x/a': { ingress: { 'x/b': 'UDP' } } },
  },
  {
    name: 'empty-port',
    says: 'An empty item of ports means every port of TCP.',
    objects: [forA({ ingress: [{ from: [b], ports: [{}] }] })],
    bound: { 'x/a': { ingress: { 'x/b': 'TCP' } } },
  },
  {
    name: 'sctp',
    says: 'SCTP is a protocol too.',
    objects: [forA({ egress: [{ to: [b], ports: [{ protocol: 'SCTP', port: 132 }] }] })],
    bound: { 'x/a': { egress: { 'x/b': '132/SCTP' } } },
  },
  {
    name: 'end-port',
    says: 'endPort ends a range, with the port as its beginning; both belong to it.',
    objects: [forA({ egress: [{ to: [b], ports: [{ port: 32000, endPort: 32768 }] }] })],
    bound: { 'x/a': { egress: { 'x/b': '32000-32768/TCP' } } },
  },
  {
    name: 'ranges-that-overlap',
    says: 'Ports of a rule, and rules of a policy, are alternatives.',
    objects: [
      forA({
        egress: [
          { to: [b], ports: [{ port: 100, endPort: 200 }, { port: 150, endPort: 300 }, { port: 301 }] },
          { to: [b], ports: [{ port: 400, protocol: 'UDP' }, { port: 65_535 }, { port: 1 }] },
        ],
      }),
    ],
    bound: { 'x/a': { egress: { 'x/b': '1/TCP, 100-301/TCP, 65535/TCP, 400/UDP' } } },
  },
  {
    name: 'rules-are-alternatives',
    says: 'Peers and ports belong together inside one rule only.',
    objects: [
      forA({
        ingress: [
          { from: [b], ports: [{ port: 80 }] },
          { from: [everywhere], ports: [{ port: 53, protocol: 'UDP' }] },
        ],
      }),
    ],
    bound: {
      'x/a': {
        ingress: {
          'x/a': '53/UDP',
          'x/b': '80/TCP, 53/UDP',
          'y/a': '53/UDP',
          'y/c': '53/UDP',
          'z/d': '53/UDP',
        },
      },
    },
  },
  {
    name: 'named-port',
    says: 'A named port of ingress is that of the pod itself.',
    objects: [forA({ ingress: [{ from: [b], ports: [{ port: 'web' }] }] })],
    bound: { 'x/a': { ingress: { 'x/b': '80/TCP' } } },
  },
  {
    name: 'named-port-by-protocol',
    says: 'A named port is found by its name and protocol together.',
    objects: [forA({ ingress: [{ from: [b], ports: [{ port: 'dns' }, { port: 'web', protocol: 'UDP' }] }] })],
    bound: { 'x/a': { ingress: {} } },
  },
  {
    name: 'named-port-of-udp',
    says: 'A named port may be one of UDP.',
    objects: [forA({ ingress: [{ from: [b], ports: [{ port: 'dns', protocol: 'UDP' }] }] })],
    bound: { 'x/a': { ingress: { 'x/b': '53/UDP' } } },
  },
  {
    name: 'named-port-of-egress',
    says: 'A named port of egress is that of each destination: another number at each.',
    objects: [forA({ egress: [{ to: [everywhere], ports: [{ port: 'web' }] }] })],
    bound: { 'x/a': { egress: { 'x/a': '80/TCP', 'x/b': '8080/TCP', 'y/a': '81/TCP' } } },
  },
  {
    name: 'named-port-without-container',
    says: 'A name that no container has means no port.',
    objects: [forA({ ingress: [{ ports: [{ port: 'absent' }] }], egress: [{ ports: [{ port: 'absent' }] }] })],
    bound: { 'x/a': { ingress: {}, egress: {} } },
  },
];
