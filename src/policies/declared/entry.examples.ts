import { another, type Fixtures } from '../example';

const object = 'Ingress api';
const prefix = 'nginx.ingress.kubernetes.io/';
const networks = `${prefix}whitelist-source-range`;

const elsewhere = another('Namespace api', 'elsewhere');
const inElsewhere = {
  'metadata.namespace': 'elsewhere',
  'spec.rules[0].host': 'shop.example',
  'spec.rules[0].http.paths': [
    { backend: { service: { name: 'shop', port: { number: 443 } } }, path: '/', pathType: 'Prefix' },
  ],
  'spec.tls[0].hosts': ['shop.example'],
  [`metadata.annotations[${prefix}auth-tls-verify-client]`]: 'on',
  [`metadata.annotations[${prefix}auth-tls-secret]`]: 'elsewhere/shop-callers',
};

export const declaredEntry: Fixtures = {
  good: [
    { says: 'the host of its service', object },
    {
      says: 'a service whose callers have certificates',
      plus: [
        elsewhere,
        another(object, 'shop', {
          ...inElsewhere,
        }),
      ],
    },
  ],
  bad: [
    {
      says: 'a path of the host of another service',
      object,
      set: { 'spec.rules[0].host': 'web.example' },
      complains: [
        "Ingress api/api: spec.rules[0].host: set it to 'api.example', the host of the service (it is 'web.example')",
      ],
    },
    {
      says: 'another Service behind its host',
      object,
      set: { 'spec.rules[0].http.paths[0].backend': { service: { name: 'mongo', port: { number: 27017 } } } },
      complains: ["Ingress api/api: spec.rules[0].http.paths[0]: let the backend be the Service 'api' (it is 'mongo')"],
    },
    {
      says: 'a certificate for hosts of others',
      object,
      set: { 'spec.tls[0].hosts[1]': '*.example' },
      complains: [
        "Ingress api/api: spec.tls[0].hosts[1]: set it to 'api.example', the host of the service (it is '*.example')",
      ],
    },
    {
      says: 'another name of the allow-list, and other networks',
      object,
      set: {
        [`metadata.annotations[${prefix}allowlist-source-range]`]: '0.0.0.0/0',
        [`metadata.annotations[${networks}]`]: '10.0.0.0/8',
      },
      complains: [
        `Ingress api/api: set the annotation ${networks} to '198.51.100.0/24,203.0.113.0/24' (it is '10.0.0.0/8')`,
        `Ingress api/api: remove the annotation ${prefix}allowlist-source-range (it is '0.0.0.0/0'); no chart writes it here`,
      ],
    },
    {
      says: 'another name of the allow-list alone',
      object,
      set: { [`metadata.annotations[${prefix}denylist-source-range]`]: '10.0.0.0/8' },
      complains: [
        `Ingress api/api: remove the annotation ${prefix}denylist-source-range (it is '10.0.0.0/8'); no chart writes it here`,
      ],
    },
    {
      says: 'other networks alone',
      object,
      set: { [`metadata.annotations[${networks}]`]: '10.0.0.0/8' },
      complains: [
        `Ingress api/api: set the annotation ${networks} to '198.51.100.0/24,203.0.113.0/24' (it is '10.0.0.0/8')`,
      ],
    },
    ...(['limit-burst-multiplier', 'limit-connections', 'limit-rps'] as const).map((name, at) => ({
      says: `another rate limit by ${name}`,
      object,
      set: { [`metadata.annotations[${prefix}${name}]`]: '900' },
      complains: [`Ingress api/api: set the annotation ${prefix}${name} to '${['5', '50', '20'][at]}' (it is '900')`],
    })),
    {
      says: 'no rate limit at all',
      object,
      set: { [`metadata.annotations[${prefix}limit-burst-multiplier]`]: undefined },
      complains: [`Ingress api/api: set the annotation ${prefix}limit-burst-multiplier to '5' (it is missing)`],
    },
    {
      says: 'certificates that no caller of this service has',
      object,
      set: {
        [`metadata.annotations[${prefix}auth-tls-verify-client]`]: 'on',
        [`metadata.annotations[${prefix}auth-tls-secret]`]: 'api/callers',
      },
      complains: [
        `Ingress api/api: remove the annotation ${prefix}auth-tls-verify-client (it is 'on'); no chart writes it here`,
        `Ingress api/api: remove the annotation ${prefix}auth-tls-secret (it is 'api/callers'); no chart writes it here`,
      ],
    },
    {
      says: 'an Ingress where no service has a host',
      plus: [another('Namespace api', 'other'), another(object, 'api', { 'metadata.namespace': 'other' })],
      complains: ['Ingress other/api: remove the Ingress; no service of its namespace has a host in services.ts'],
    },
    {
      says: 'certificates that are not asked for',
      plus: [
        elsewhere,
        another(object, 'shop', {
          ...inElsewhere,
          [`metadata.annotations[${prefix}auth-tls-verify-client]`]: 'optional',
        }),
      ],
      complains: [
        `Ingress elsewhere/shop: set the annotation ${prefix}auth-tls-verify-client to 'on' (it is 'optional')`,
      ],
    },
    {
      says: 'certificates of another authority',
      plus: [
        elsewhere,
        another(object, 'shop', {
          ...inElsewhere,
          [`metadata.annotations[${prefix}auth-tls-secret]`]: 'elsewhere/other',
        }),
      ],
      complains: [
        `Ingress elsewhere/shop: set the annotation ${prefix}auth-tls-secret to 'elsewhere/shop-callers' (it is 'elsewhere/other')`,
      ],
    },
    {
      says: 'a second Ingress of a host',
      plus: [another(object, 'second')],
      complains: [
        "Ingress api/second: set metadata.name to 'api': a second Ingress changes what the first one says of the host (it is 'second')",
      ],
    },
    {
      says: 'another annotation beside certificates',
      plus: [elsewhere, another(object, 'shop', { ...inElsewhere, [`metadata.annotations[${prefix}satisfy]`]: 'any' })],
      complains: [
        `Ingress elsewhere/shop: remove the annotation ${prefix}satisfy (it is 'any'); no chart writes it here`,
      ],
    },
  ],
};
