import type { Manifest } from '../../src/kubernetes/manifest';
import { aligned } from '../../src/posture/align';
import { entranceChanges } from '../../src/posture/entrances';

const entrance = (kind: string, spec?: object, annotations?: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'shop', namespace: 'web', ...(annotations ? { annotations } : {}) },
  ...(spec ? { spec } : {}),
});

/** The changes of one entrance, without its name. */
const said = (before: Manifest | undefined, after: Manifest | undefined) =>
  entranceChanges(aligned(before ? [before] : [], after ? [after] : [])).map(
    ({ risk, says, verb }) => `${risk} ${verb}: ${says}`,
  );

const ingress = (hosts: readonly (string | undefined)[], annotations = {}, tls: readonly string[] = []) =>
  entrance('Ingress', { rules: hosts.map((host) => (host ? { host } : {})), tls: [{ hosts: tls }] }, annotations);
const service = (type: string, ranges?: readonly string[]) =>
  entrance('Service', { type, ...(ranges ? { loadBalancerSourceRanges: ranges } : {}) });
const range = 'nginx.ingress.kubernetes.io/whitelist-source-range';

test('hosts that are served, and that are not any more', () => {
  expect(said(undefined, ingress(['a.example', undefined]))).toEqual([
    'high exposes: serves the host a.example',
    'high exposes: serves the host every host',
  ]);
  expect(said(ingress(['a.example']), ingress(['b.example']))).toEqual([
    'high exposes: serves the host b.example',
    'low closes: does not serve the host a.example any more',
  ]);
  expect(said(ingress(['a.example']), undefined)).toEqual(['low closes: is gone']);
  expect(said(ingress([]), undefined)).toEqual([]);
  expect(said(undefined, entrance('Ingress'))).toEqual([]);
});

test.each([
  ['Route', { host: 'a.example' }],
  ['HTTPRoute', { hostnames: ['a.example'] }],
  ['GRPCRoute', { hostnames: ['a.example'] }],
  ['TLSRoute', { hostnames: ['a.example'] }],
])('a %s has its hosts too', (kind, spec) => {
  expect(said(undefined, entrance(kind, spec))).toEqual(['high exposes: serves the host a.example']);
  expect(said(undefined, entrance(kind, { hostnames: null }))).toEqual([]);
});

test('networks that an Ingress lets call', () => {
  const from = (networks?: string) => ingress(['a.example'], networks ? { [range]: networks } : {});
  expect(said(from('10.0.0.0/8'), from('10.1.0.0/16'))).toEqual(['low closes: does not let 10.0.0.0/8 call any more']);
  expect(said(from('10.1.0.0/16'), from('10.0.0.0/8, 192.0.2.0/24'))).toEqual([
    'high exposes: lets the network 10.0.0.0/8 call',
    'high exposes: lets the network 192.0.2.0/24 call',
  ]);
  expect(said(from('10.0.0.0/8'), from())).toEqual(['high exposes: lets every network call']);
  expect(said(from(), from('10.0.0.0/8'))).toEqual(['low closes: is for 10.0.0.0/8 alone']);
  expect(said(from(), from())).toEqual([]);
  expect(said(from('not a network'), from('not a network'))).toEqual([]);
});

test('networks and ports of a Service', () => {
  expect(said(service('ClusterIP'), service('NodePort'))).toEqual(['high exposes: has a port on each node']);
  expect(said(service('NodePort'), service('NodePort'))).toEqual([]);
  expect(said(undefined, service('LoadBalancer'))).toEqual(['high exposes: lets every network call']);
  expect(said(service('LoadBalancer'), service('LoadBalancer', ['192.0.2.0/24']))).toEqual([
    'low closes: is for 192.0.2.0/24 alone',
  ]);
  expect(said(service('ClusterIP'), service('LoadBalancer', ['192.0.2.0/24']))).toEqual([
    'high exposes: lets the network 192.0.2.0/24 call',
  ]);
  expect(said(service('ClusterIP'), undefined)).toEqual([]);
});

test('what proves who calls, and what encrypts it', () => {
  const prefix = 'nginx.ingress.kubernetes.io';
  const strict = ingress(
    ['a.example'],
    { [`${prefix}/auth-tls-verify-client`]: 'on', [`${prefix}/ssl-redirect`]: 'true', other: 'x' },
    ['a.example', 'b.example'],
  );
  expect(said(strict, ingress(['a.example'], { [`${prefix}/auth-tls-verify-client`]: 'off' }))).toEqual([
    'high weakens: goes without auth-tls-verify-client on',
    'high weakens: goes without ssl-redirect true',
    // b.example is not served: its certificate protects nothing.
    'high weakens: goes without TLS of a.example',
  ]);
  expect(said(ingress(['a.example']), strict)).toEqual([]);
  expect(
    said(entrance('Ingress', { rules: null, tls: [{ hosts: null }] }), entrance('Ingress', { tls: null })),
  ).toEqual([]);
});

test('networks and certificates of a route, by the policies beside it', () => {
  const group = 'gateway.networking.k8s.io';
  const object = (apiVersion: string, kind: string, spec: object): Manifest => ({
    apiVersion,
    kind,
    metadata: { name: 'shop', namespace: 'web' },
    spec,
  });
  const route = object(`${group}/v1`, 'HTTPRoute', { hostnames: ['a.example'], parentRefs: [{ name: 'shop' }] });
  const gateway = object(`${group}/v1`, 'Gateway', { listeners: [{ name: 'https' }] });
  const envoy = (kind: string, target: string, spec: object) =>
    object('gateway.envoyproxy.io/v1alpha1', kind, { targetRefs: [{ kind: target, name: 'shop' }], ...spec });
  const from = (...clientCIDRs: readonly string[]) => {
    const rules = [{ action: 'Allow', principal: { clientCIDRs } }];
    return envoy('SecurityPolicy', 'HTTPRoute', { authorization: { defaultAction: 'Deny', rules } });
  };
  const asking = envoy('ClientTrafficPolicy', 'Gateway', { tls: { clientValidation: { mode: 'RequireAndVerify' } } });
  const changes = (before: readonly Manifest[], after: readonly Manifest[]) =>
    entranceChanges(aligned([route, gateway, ...before], [route, gateway, ...after])).map(
      ({ risk, says, verb }) => `${risk} ${verb}: ${says}`,
    );
  expect(changes([from('10.0.0.0/8')], [from('10.0.0.0/8')])).toEqual([]);
  expect(changes([from('10.0.0.0/8')], [from('10.1.0.0/16', '192.0.2.0/24')])).toEqual([
    'high exposes: lets the network 192.0.2.0/24 call',
    'low closes: does not let 10.0.0.0/8 call any more',
  ]);
  expect(changes([from('10.0.0.0/8')], [])).toEqual(['high exposes: lets every network call']);
  expect(changes([], [from('10.0.0.0/8')])).toEqual(['low closes: is for 10.0.0.0/8 alone']);
  expect(changes([asking], [])).toEqual(['high weakens: goes without client certificates']);
  expect(changes([], [asking])).toEqual([]);
});
