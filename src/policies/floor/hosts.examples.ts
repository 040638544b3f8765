import type { Manifest } from '../../kubernetes/manifest';
import { another, type BadFixture, type Fixture, type Fixtures } from '../example';

const request = { operation: 'CREATE', user: { name: 'visitor', groups: ['system:authenticated'] } } as const;

/** An Ingress of others for these hosts. */
const ingress = (hosts: readonly string[], secured: readonly string[] = hosts, namespace = 'visitors') =>
  another('Ingress api', 'theirs', {
    'metadata.labels': undefined,
    'metadata.annotations': undefined,
    'metadata.namespace': namespace,
    'spec.rules': hosts.map((host) => ({ ...(host ? { host } : {}) })),
    'spec.tls': secured.length > 0 ? [{ hosts: secured, secretName: 'theirs' }] : undefined,
  });

/** One of others that names hosts in another way. */
const served = (kind: string, hosts: readonly (string | undefined)[], apiVersion = 'gateway.networking.k8s.io/v1') => {
  const spec = kind.endsWith('Route')
    ? { hostnames: hosts }
    : { listeners: hosts.map((hostname) => (hostname === undefined ? {} : { hostname })) };
  return { apiVersion, kind, metadata: { name: 'theirs', namespace: 'visitors' }, spec } as Manifest;
};

const passes = (says: string, ...args: Parameters<typeof ingress>): Fixture => ({
  says,
  plus: [ingress(...args)],
  request,
});

const sentence = (host: string, namespace = 'visitors', serves = 'none below it') =>
  `Ingress ${namespace}/theirs: choose a host outside of example (it is '${host}'); the namespace ${namespace} serves ${serves}`;

const refuses = (says: string, args: Parameters<typeof ingress>, ...complains: readonly string[]): BadFixture => ({
  says,
  plus: [ingress(...args)],
  request,
  complains,
});

const takes = (says: string, ...args: Parameters<typeof served>): BadFixture => ({
  says,
  plus: [served(...args)],
  request,
  complains: args[1]
    .filter((host) => host !== undefined && /(^|[.])example$/.test(host))
    .map((host) => sentence(host ?? '').replace('Ingress', args[0])),
});

export const hostOwner: Fixtures = {
  good: [
    { says: 'the host of its service', object: 'Ingress api', request },
    { says: 'the host of its service at a Gateway', object: 'Gateway api', request },
    { says: 'the host of its service on a route', object: 'HTTPRoute api', request },
    { says: 'a Gateway of others', plus: [served('Gateway', ['shop.test', undefined, '*.test'])], request },
    { says: 'a route of others', plus: [served('TLSRoute', ['shop.test'])], request },
    { says: 'a route without hosts, which has those of its Gateway', plus: [served('HTTPRoute', [])], request },
    {
      says: 'a Gateway of another group',
      plus: [served('Gateway', ['api.example'], 'example.com/v1')],
      request,
    },
    passes('a host of others', ['shop.test']),
    passes('a host that only ends so', ['myexample', 'shop.myexample']),
    passes('a wildcard of others', ['*.test']),
    passes('no host at all', ['', 'shop.test'], []),
    passes('a second namespace with a host', ['shop.example'], ['shop.example'], 'elsewhere'),
  ],
  bad: [
    takes('the host of another at a Gateway', 'Gateway', ['shop.test', 'api.example']),
    takes('a listener of every host below the domain', 'Gateway', ['*.example']),
    takes('the same in a version of before', 'Gateway', ['api.example'], 'gateway.networking.k8s.io/v1beta1'),
    takes('more listeners', 'ListenerSet', ['new.example']),
    takes(
      'more listeners, by their name of before',
      'XListenerSet',
      ['api.example'],
      'gateway.networking.x-k8s.io/v1alpha1',
    ),
    takes('a route of the host of another', 'HTTPRoute', ['shop.test', 'api.example']),
    takes('a route of gRPC of a host of another', 'GRPCRoute', ['api.example']),
    takes('a route of TLS of a host of another', 'TLSRoute', ['api.example'], 'gateway.networking.k8s.io/v1alpha2'),
    refuses('a path of the host of another', [['api.example'], []], sentence('api.example')),
    refuses('a host that no service has', [['new.example'], []], sentence('new.example')),
    refuses('the domain itself', [['example'], []], sentence('example')),
    refuses('a wildcard below the domain', [['*.api.example'], []], sentence('*.api.example')),
    refuses('a wildcard around it', [['*.example'], []], sentence('*.example')),
    refuses('a certificate for the domain itself', [['shop.test'], ['example']], sentence('example')),
    refuses('a certificate for it', [['shop.test'], ['shop.test', 'api.example']], sentence('api.example')),
    refuses(
      'one of ours in the namespace of another one of ours',
      [['api.example'], ['api.example'], 'elsewhere'],
      sentence('api.example', 'elsewhere', 'shop.example'),
      sentence('api.example', 'elsewhere', 'shop.example'),
    ),
  ],
};
