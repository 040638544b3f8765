import { charts } from '../../charts';
import { environments } from '../../src/config/environments';
import { neighboursOf } from '../../src/config/flows';
import type { Controller } from '../../src/config/front-doors';
import { services } from '../../src/config/services';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readNetwork } from '../../src/reach/network';
import { partiesOf } from '../../src/reach/view/ends';
import { exposuresOf } from '../../src/reach/world';
import { render } from '../../src/synth/render';
import { workload } from './world';

const group = 'gateway.networking.k8s.io';

function object(apiVersion: string, kind: string, name: string, spec: object, namespace = 'shop'): Manifest {
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

const web = workload('shop/web', { app: 'web' }, [{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
const service = object('v1', 'Service', 'web', { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] });
const gateway = (listeners: readonly object[], namespace?: string) =>
  object(`${group}/v1`, 'Gateway', 'door', { listeners }, namespace);
const https = { hostname: 'shop.example', name: 'https', protocol: 'HTTPS' };
const parent = { name: 'door', sectionName: 'https' };
const route = (spec: object = {}) =>
  object(`${group}/v1`, 'HTTPRoute', 'web', {
    parentRefs: [parent],
    hostnames: ['shop.example'],
    rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    ...spec,
  });
const policy = (kind: string, targetRefs: readonly object[], spec: object, name = 'web', namespace?: string) =>
  object('gateway.envoyproxy.io/v1alpha1', kind, name, { targetRefs, ...spec }, namespace);
const toRoute = { kind: 'HTTPRoute', name: 'web' };
const toDoor = { kind: 'Gateway', name: 'door' };
const allows = (...clientCIDRs: readonly string[]) => ({
  authorization: { defaultAction: 'Deny', rules: [{ action: 'Allow', principal: { clientCIDRs } }] },
});
const asks = (more: object = {}) => ({ tls: { clientValidation: { caCertificateRefs: [{ name: 'a' }], ...more } } });

/** Each way to a pod, and who may take it. */
function said(...objects: readonly Manifest[]): readonly string[] {
  const all = [web, service, ...objects];
  const network = readNetwork(all);
  return exposuresOf(all, network, partiesOf(network)).map(({ how, callers }) => [how, callers ?? 'anyone'].join(': '));
}

describe('a route of a Gateway', () => {
  test('is for anyone where no policy names it', () => {
    expect(said(gateway([https]), route())).toEqual(['shop.example: anyone']);
  });

  test('is for the networks of the policy that names it, and not of that of its Gateway', () => {
    const ofDoor = policy('SecurityPolicy', [toDoor], allows('10.0.0.0/8'), 'door');
    const ofRoute = policy('SecurityPolicy', [toRoute], allows('192.0.2.0/24', '198.51.100.0/24'));
    expect(said(gateway([https]), route(), ofDoor)).toEqual(['shop.example: for 10.0.0.0/8']);
    expect(said(gateway([https]), route(), ofDoor, ofRoute)).toEqual([
      'shop.example: for 192.0.2.0/24 and 198.51.100.0/24',
    ]);
  });

  test.each([
    ['allows by default', { authorization: { defaultAction: 'Allow', rules: [] } }],
    ['says nothing of callers', {}],
    ['allows callers from anywhere', allows()],
  ])('is for anyone where its policy %s', (_, spec) => {
    expect(said(gateway([https]), route(), policy('SecurityPolicy', [toRoute], spec))).toEqual([
      'shop.example: anyone',
    ]);
  });

  test('is not guarded by a policy of another namespace, group, route or listener', () => {
    const networks = allows('10.0.0.0/8');
    const others = [
      policy('SecurityPolicy', [toRoute], networks, 'web', 'elsewhere'),
      policy('SecurityPolicy', [{ ...toRoute, name: 'other' }], networks),
      policy('SecurityPolicy', [{ ...toDoor, sectionName: 'http' }], networks),
      object('crd.nsx.vmware.com/v1', 'SecurityPolicy', 'web', { targetRefs: [toRoute], ...networks }),
    ];
    for (const one of others) expect(said(gateway([https]), route(), one)).toEqual(['shop.example: anyone']);
  });

  test('is for callers with a certificate where its listener asks for one', () => {
    const ofDoor = policy('ClientTrafficPolicy', [toDoor], asks(), 'door');
    const ofListener = policy('ClientTrafficPolicy', [{ ...toDoor, sectionName: 'https' }], { tls: {} });
    expect(said(gateway([https]), route(), ofDoor)).toEqual(['shop.example: with a client certificate']);
    expect(said(gateway([https]), route(), ofDoor, ofListener)).toEqual(['shop.example: anyone']);
    const both = [policy('SecurityPolicy', [toRoute], allows('10.0.0.0/8')), ofDoor];
    expect(said(gateway([https]), route(), ...both)).toEqual([
      'shop.example: for 10.0.0.0/8, with a client certificate',
    ]);
  });

  test.each([{ optional: true }, { mode: 'RequestOrVerify' }, { mode: 'AllowInvalidOrMissing' }])(
    'is for anyone where a certificate need not be shown: %j',
    (more) => {
      expect(said(gateway([https]), route(), policy('ClientTrafficPolicy', [toDoor], asks(more)))).toEqual([
        'shop.example: anyone',
      ]);
    },
  );

  test('is for anyone where one of two listeners does not ask', () => {
    const two = gateway([https, { ...https, name: 'other' }]);
    const policies = policy('ClientTrafficPolicy', [{ ...toDoor, sectionName: 'https' }], asks());
    const parentRefs = [parent, { ...parent, sectionName: 'other' }];
    expect(said(two, route(), policies)).toEqual(['shop.example: with a client certificate']);
    expect(said(two, route({ parentRefs }), policies)).toEqual(['shop.example: anyone']);
  });

  test('without hosts has those of its listener, or every one', () => {
    const two = [https, { name: 'other' }];
    expect(said(gateway(two), route({ hostnames: undefined }))).toEqual(['shop.example: anyone']);
    const anywhere = { hostnames: [], parentRefs: [{ name: 'door' }] };
    expect(said(gateway(two), route(anywhere))).toEqual(['shop.example, every host: anyone']);
    expect(said(gateway(two, 'elsewhere'), route({ hostnames: undefined }))).toEqual(['every host: anyone']);
    const there = { hostnames: undefined, parentRefs: [{ ...parent, namespace: 'elsewhere' }] };
    expect(said(gateway(two, 'elsewhere'), route(there))).toEqual(['shop.example: anyone']);
  });

  test('is shown with each of its paths', () => {
    const matches = [{ path: { type: 'PathPrefix', value: '/a' } }, { path: { value: '/b' } }];
    const rules = [{ matches, backendRefs: [{ name: 'web', port: 80 }] }];
    expect(said(route({ rules }))).toEqual(['shop.example/a: anyone', 'shop.example/b: anyone']);
  });

  test('that only redirects leads nowhere', () => {
    const rules = [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] }];
    expect(said(gateway([https]), route({ rules }))).toEqual([]);
  });
});

test('an Ingress is for the networks of its allow-list, and for certificates where they must be shown', () => {
  const spec = {
    rules: [
      { host: 'shop.example', http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } },
    ],
  };
  const ingress = (annotations: Record<string, string>): Manifest => ({
    ...object('networking.k8s.io/v1', 'Ingress', 'web', spec),
    metadata: { name: 'web', namespace: 'shop', annotations },
  });
  const prefix = 'nginx.ingress.kubernetes.io';
  const verify = `${prefix}/auth-tls-verify-client`;
  expect(said(ingress({}))).toEqual(['shop.example/: anyone']);
  expect(said(ingress({ [`${prefix}/whitelist-source-range`]: '10.0.0.0/8, 192.0.2.0/24', [verify]: 'on' }))).toEqual([
    'shop.example/: for 10.0.0.0/8 and 192.0.2.0/24, with a client certificate',
  ]);
  expect(said(ingress({ [verify]: 'optional' }))).toEqual(['shop.example/: anyone']);
});

describe.each(Object.entries(environments))('%s', (_, environment) => {
  const worldBehind = (controller: Controller) => {
    const moved = { ...environment, frontDoor: { ...environment.frontDoor, controller } };
    const objects = render(charts, moved).files.flatMap((file) => file.objects);
    const network = readNetwork(objects);
    return exposuresOf(objects, network, partiesOf(network, neighboursOf(moved))).map(
      ({ through: _through, ...one }) => one,
    );
  };

  test('is reached by the same callers behind a Gateway as behind an Ingress', () => {
    const behind = worldBehind('envoy-gateway');
    // Every service with a host, and no other: a newcomer's too.
    const exposed = Object.entries(services)
      .filter(([, one]) => 'host' in one)
      .map(([name]) => name)
      .sort();
    expect(exposed).toEqual(expect.arrayContaining(['api', 'hash', 'web']));
    expect(behind.map(({ from, to }) => [to, from])).toEqual(exposed.map((service) => [service, ['front-door']]));
    expect(behind).toEqual(worldBehind('ingress-nginx'));
    expect(behind.map(({ callers }) => callers)).toEqual(
      behind.map(({ to }) =>
        [
          `for ${environment.frontDoor.clients.join(' and ')}`,
          ...(to === 'api' ? ['with a client certificate'] : []),
        ].join(', '),
      ),
    );
  });
});
