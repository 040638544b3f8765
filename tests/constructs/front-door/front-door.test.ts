import type { FrontDoorProps } from '../../../src/constructs/front-door/front-door';
import { FrontDoor } from '../../../src/constructs/front-door/front-door';
import { at, objectsWith, only } from '../objects';

const base: FrontDoorProps = {
  controller: 'ingress-nginx',
  answersWithin: 60,
  host: 'shop.example',
  port: 8080,
  clients: ['198.51.100.0/24', '203.0.113.0/24'],
  limit: { perSecond: 20, burst: 3, connections: 40 },
  issuer: 'signer',
};
const made = (props: Partial<FrontDoorProps> = {}) =>
  objectsWith((chart) => new FrontDoor(chart, 'door', { ...base, ...props }));
const annotations = (props: Partial<FrontDoorProps> = {}) =>
  at(only(made(props), 'Ingress'), 'metadata', 'annotations');
const nginx = 'nginx.ingress.kubernetes.io';

describe('a front door', () => {
  test('serves one host over TLS and leads to the Service of the chart', () => {
    expect(only(made(), 'Ingress')).toMatchObject({
      metadata: { name: 'shop', namespace: 'shop' },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['shop.example'], secretName: 'shop-tls' }],
        rules: [
          {
            host: 'shop.example',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'shop', port: { number: 8080 } } } },
              ],
            },
          },
        ],
      },
    });
  });

  test('has a certificate for that host, of that signer', () => {
    expect(only(made(), 'Certificate')).toMatchObject({
      metadata: { name: 'shop-tls' },
      spec: {
        secretName: 'shop-tls',
        dnsNames: ['shop.example'],
        issuerRef: { kind: 'ClusterIssuer', name: 'signer' },
        usages: ['digital signature', 'server auth'],
      },
    });
  });

  test('redirects to HTTPS, lets only its networks in, so often, and takes small bodies', () => {
    expect(annotations()).toEqual({
      [`${nginx}/ssl-redirect`]: 'true',
      [`${nginx}/whitelist-source-range`]: '198.51.100.0/24,203.0.113.0/24',
      [`${nginx}/proxy-body-size`]: '64k',
      [`${nginx}/limit-rps`]: '20',
      [`${nginx}/limit-burst-multiplier`]: '3',
      [`${nginx}/limit-connections`]: '40',
    });
  });

  test('takes larger bodies where asked to', () => {
    expect(annotations({ bodyLimit: 512 })).toMatchObject({ [`${nginx}/proxy-body-size`]: '512k' });
  });

  test('asks callers for a certificate where it knows who signs them', () => {
    expect(annotations({ callers: 'known' })).toMatchObject({
      [`${nginx}/auth-tls-secret`]: 'shop/shop-callers',
      [`${nginx}/auth-tls-verify-client`]: 'on',
    });
  });

  test('knows who signs callers by a certificate whose key opens nothing', () => {
    expect(only(made({ callers: 'known' }), 'Certificate', 'shop-callers')['spec']).toMatchObject({
      secretName: 'shop-callers',
      issuerRef: { kind: 'ClusterIssuer', name: 'known' },
      dnsNames: ['callers.invalid'],
      usages: ['digital signature', 'server auth'],
    });
  });

  test('is refused without a network, since an empty allow-list lets everyone in', () => {
    expect(() => made({ clients: [] })).toThrow(
      new Error("'clients' must name at least one network because an empty allow-list lets everyone in, got none"),
    );
  });
});
