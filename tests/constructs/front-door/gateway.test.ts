import type { FrontDoorProps } from '../../../src/constructs/front-door/front-door';
import { FrontDoor } from '../../../src/constructs/front-door/front-door';
import { at, objectsWith, only } from '../objects';

const base: FrontDoorProps = {
  controller: 'envoy-gateway',
  answersWithin: 60,
  host: 'shop.example',
  port: 8080,
  clients: ['198.51.100.0/24', '203.0.113.0/24'],
  limit: { perSecond: 20, burst: 1, connections: 40 },
  issuer: 'signer',
};
const made = (props: Partial<FrontDoorProps> = {}) =>
  objectsWith((chart) => new FrontDoor(chart, 'door', { ...base, ...props }));
const spec = (kind: string, props: Partial<FrontDoorProps> = {}, name = 'shop') =>
  only(made(props), kind, name)['spec'];
const kinds = ['Gateway', 'HTTPRoute', 'SecurityPolicy', 'BackendTrafficPolicy', 'ClientTrafficPolicy'];

describe('a front door through a Gateway', () => {
  test('has a Gateway, two routes and three policies of its namespace, and no Ingress', () => {
    const found = made().filter(({ kind }) => [...kinds, 'Ingress'].includes(kind));
    expect(found.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort()).toEqual([
      'BackendTrafficPolicy shop/shop',
      'ClientTrafficPolicy shop/shop',
      'Gateway shop/shop',
      'HTTPRoute shop/shop',
      'HTTPRoute shop/shop-redirect',
      'SecurityPolicy shop/shop',
    ]);
  });

  test('serves its host alone, by the certificate of the same name as through an Ingress', () => {
    const [http, https] = at(spec('Gateway'), 'listeners') as readonly object[];
    expect(spec('Gateway')).toMatchObject({ gatewayClassName: 'breakwater' });
    expect(http).toMatchObject({ name: 'http', port: 80, protocol: 'HTTP', hostname: 'shop.example' });
    expect(https).toMatchObject({ name: 'https', port: 443, protocol: 'HTTPS', hostname: 'shop.example' });
    expect(https).toMatchObject({
      tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: 'shop-tls' }] },
    });
    expect(only(made(), 'Certificate')).toEqual(only(made({ controller: 'ingress-nginx' }), 'Certificate'));
  });

  test('takes routes of its own namespace alone, of HTTP alone', () => {
    for (const listener of at(spec('Gateway'), 'listeners') as readonly object[])
      expect(at(listener, 'allowedRoutes')).toEqual({
        namespaces: { from: 'Same' },
        kinds: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }],
      });
  });

  test('leads HTTPS to the Service, and gives up when it must', () => {
    expect(spec('HTTPRoute', { answersWithin: 61 })).toMatchObject({
      parentRefs: [{ kind: 'Gateway', name: 'shop', sectionName: 'https' }],
      hostnames: ['shop.example'],
      rules: [{ backendRefs: [{ kind: 'Service', name: 'shop', port: 8080 }], timeouts: { request: '61s' } }],
    });
  });

  test.each([
    [undefined, 443],
    [8443, 8443],
  ])('redirects HTTP to the port of HTTPS, %s: %s', (httpsPort, port) => {
    const redirect = spec('HTTPRoute', httpsPort === undefined ? {} : { httpsPort }, 'shop-redirect');
    expect(redirect).toMatchObject({ parentRefs: [{ sectionName: 'http' }], hostnames: ['shop.example'] });
    expect(at(redirect, 'rules', 0, 'filters')).toEqual([
      { type: 'RequestRedirect', requestRedirect: { scheme: 'https', port, statusCode: 308 } },
    ]);
    expect(at(redirect, 'rules', 0, 'backendRefs')).toBeUndefined();
  });

  test('lets its networks in on both routes, and refuses all others', () => {
    const { authorization, targetRefs } = spec('SecurityPolicy') as { authorization: object; targetRefs: object[] };
    expect(authorization).toEqual({
      defaultAction: 'Deny',
      rules: [{ name: 'clients', action: 'Allow', principal: { clientCIDRs: base.clients } }],
    });
    expect(targetRefs.map((target) => at(target, 'name'))).toEqual(['shop', 'shop-redirect']);
  });

  test('takes small bodies, so many requests a second of each address, and so many under way of all', () => {
    expect(spec('BackendTrafficPolicy')).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'shop' }],
      requestBuffer: { limit: '64Ki' },
      rateLimit: {
        type: 'Local',
        local: {
          rules: [
            {
              clientSelectors: [{ sourceCIDR: { type: 'Distinct', value: '0.0.0.0/0', invert: false } }],
              limit: { requests: 20, unit: 'Second' },
            },
          ],
        },
      },
      circuitBreaker: {
        maxConnections: 400,
        maxParallelRequests: 400,
        maxParallelRetries: 400,
        maxPendingRequests: 400,
      },
    });
  });

  test('counts addresses of IPv6 too, where some may call', () => {
    const { rateLimit } = spec('BackendTrafficPolicy', { clients: ['2001:db8::/48'] }) as { rateLimit: object };
    const rules = at(rateLimit, 'local', 'rules') as readonly object[];
    expect(rules.map((rule) => at(rule, 'clientSelectors', 0, 'sourceCIDR', 'value'))).toEqual(['0.0.0.0/0', '::/0']);
  });

  test('takes TLS 1.3 alone, and asks no caller for a certificate', () => {
    expect(spec('ClientTrafficPolicy')).toMatchObject({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'shop', sectionName: 'https' }],
    });
    expect(at(spec('ClientTrafficPolicy'), 'tls')).toEqual({ minVersion: '1.3' });
    expect(spec('ClientTrafficPolicy', { tls: '1.2' })).toMatchObject({ tls: { minVersion: '1.2' } });
  });

  test('leaves slashes of a path as they were sent: they are the text of a service', () => {
    expect(at(spec('ClientTrafficPolicy'), 'path')).toEqual({
      disableMergeSlashes: true,
      escapedSlashesAction: 'KeepUnchanged',
    });
  });

  test('waits a minute for a request, and its headers, and no longer', () => {
    expect(at(spec('ClientTrafficPolicy'), 'timeout', 'http')).toEqual({
      requestHeadersReceivedTimeout: '60s',
      requestReceivedTimeout: '60s',
    });
  });

  test('asks callers for a certificate of an authority whose key is elsewhere', () => {
    const objects = made({ callers: 'known' });
    expect(at(only(objects, 'ClientTrafficPolicy')['spec'], 'tls', 'clientValidation')).toEqual({
      mode: 'RequireAndVerify',
      caCertificateRefs: [{ group: '', kind: 'Secret', name: 'shop-callers' }],
    });
    expect(only(objects, 'Certificate', 'shop-callers')['spec']).toMatchObject({ issuerRef: { name: 'known' } });
  });
});
