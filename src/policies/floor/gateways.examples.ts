import type { Manifest } from '../../kubernetes/manifest';
import type { BadFixture, Fixture, Fixtures } from '../example';

const request = { operation: 'CREATE', user: { name: 'visitor', groups: ['system:authenticated'] } } as const;
const networking = 'gateway.networking.k8s.io/v1';
const envoy = 'gateway.envoyproxy.io/v1alpha1';

const object = (
  apiVersion: string,
  kind: string,
  spec: object | undefined,
  namespace: string | undefined = 'visitors',
) =>
  ({
    apiVersion,
    kind,
    metadata: { name: 'theirs', ...(namespace === '' ? {} : { namespace }) },
    ...(spec ? { spec } : {}),
  }) as Manifest;

const passes = (says: string, ...args: Parameters<typeof object>): Fixture => ({
  says,
  plus: [object(...args)],
  request,
});

const refuses = (says: string, args: Parameters<typeof object>, sentence: string): BadFixture => ({
  says,
  plus: [object(...args)],
  request,
  complains: [`${args[1]} visitors/theirs: ${sentence}`],
});

const parent = (path: string) => `${path}: name a parent outside of our namespaces (it is in 'api')`;
const proxy = (path: string) =>
  `${path}: name something of your own (it is 'GatewayClass breakwater'); that one is the proxy of ours`;
const toClass = { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'breakwater' };

export const gatewayFloor: Fixtures = {
  good: [
    passes('a Gateway of another class', networking, 'Gateway', { gatewayClassName: 'theirs' }),
    { says: 'one of ours, which other policies judge', object: 'Gateway api', request },
    passes('a route of its own Gateway', networking, 'HTTPRoute', { parentRefs: [{ name: 'theirs' }] }),
    passes('a route of a Gateway of others', networking, 'HTTPRoute', { parentRefs: [{ name: 'a', namespace: 'b' }] }),
    passes('a policy of another class', envoy, 'EnvoyPatchPolicy', { targetRef: { ...toClass, name: 'theirs' } }),
    passes('a policy of a Gateway that has the name of our class', envoy, 'EnvoyPatchPolicy', {
      targetRef: { ...toClass, kind: 'Gateway' },
    }),
    passes('what says nothing', networking, 'HTTPRoute', undefined),
    passes('a class of the cluster', networking, 'GatewayClass', { targetRef: toClass }, ''),
    passes('the same fields in another group', 'example.com/v1', 'Gateway', { gatewayClassName: 'breakwater' }),
  ],
  bad: [
    refuses(
      'a Gateway at the proxy of ours',
      [networking, 'Gateway', { gatewayClassName: 'breakwater' }],
      "set spec.gatewayClassName to a class of your own (it is 'breakwater'); that one serves services of ours",
    ),
    refuses(
      'the same in a version of before',
      ['gateway.networking.k8s.io/v1beta1', 'Gateway', { gatewayClassName: 'breakwater' }],
      "set spec.gatewayClassName to a class of your own (it is 'breakwater'); that one serves services of ours",
    ),
    ...['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map((kind) =>
      refuses(
        `${kind} of a Gateway of ours`,
        [networking, kind, { parentRefs: [{ name: 'theirs' }, { name: 'api', namespace: 'api' }] }],
        parent('spec.parentRefs[1]'),
      ),
    ),
    refuses(
      'listeners of a Gateway of ours',
      [networking, 'ListenerSet', { parentRef: { name: 'api', namespace: 'api' } }],
      parent('spec.parentRef'),
    ),
    refuses(
      'the same by their name of before',
      ['gateway.networking.x-k8s.io/v1alpha1', 'XListenerSet', { parentRef: { name: 'api', namespace: 'api' } }],
      parent('spec.parentRef'),
    ),
    refuses(
      'a patch of the proxy of ours',
      [envoy, 'EnvoyPatchPolicy', { targetRef: toClass }],
      proxy('spec.targetRef'),
    ),
    refuses(
      'a script in the proxy of ours',
      [envoy, 'EnvoyExtensionPolicy', { lua: [{ type: 'Inline' }], targetRefs: [toClass] }],
      proxy('spec.targetRefs[0]'),
    ),
  ],
};
