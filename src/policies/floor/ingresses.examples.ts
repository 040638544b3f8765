import type { Manifest } from '../../kubernetes/manifest';
import { another, type BadFixture, type Fixture, type Fixtures } from '../example';
import type { AdmissionRequest } from '../policy';

const prefix = 'nginx.ingress.kubernetes.io/';
const user = { name: 'visitor', groups: ['system:authenticated'] };
const create = { operation: 'CREATE', user } as const;
const update = (oldObject: Manifest): AdmissionRequest => ({ operation: 'UPDATE', user, oldObject });

type Texts = Readonly<Record<string, string>>;

const rule = (path = '/') => ({
  host: 'shop.test',
  http: { paths: [{ backend: { service: { name: 'theirs', port: { number: 80 } } }, path, pathType: 'Prefix' }] },
});

/** An Ingress of others at the front door. */
const ingress = (annotations?: Texts, set: Readonly<Record<string, unknown>> = {}) =>
  another('Ingress api', 'theirs', {
    'metadata.labels': undefined,
    'metadata.annotations': annotations,
    'metadata.namespace': 'visitors',
    'spec.rules': [rule()],
    'spec.tls': undefined,
    ...set,
  });

const passes = (says: string, ...args: Parameters<typeof ingress>): Fixture => ({
  says,
  plus: [ingress(...args)],
  request: create,
});

const refuses = (says: string, object: Manifest, ...complains: readonly string[]): BadFixture => ({
  says,
  plus: [object],
  request: create,
  complains: complains.map((one) => `Ingress visitors/theirs: ${one}`),
});

const reaching = (key: string, value: string): BadFixture =>
  refuses(
    `the annotation ${key}: ${value}`,
    ingress({ [key]: value }),
    `remove the annotation ${key}, or its value (it is '${value}'); it reaches further than the hosts of the Ingress`,
  );

const issuing = (key: string, issuer: string, set: Readonly<Record<string, unknown>> = {}): BadFixture =>
  refuses(
    `a certificate of ${issuer} by ${key}`,
    ingress({ [key]: issuer }, set),
    `remove the annotation ${key} (it is '${issuer}'); the issuer signs for services of ours`,
  );

const otherClass = { 'spec.ingressClassName': 'theirs' };
const snippet = { [`${prefix}server-snippet`]: 'deny all;' };

export const ingressFloor: Fixtures = {
  good: [
    passes('an Ingress of others'),
    { says: 'one of ours, which another policy judges', object: 'Ingress api', request: create },
    passes('what the front door does for its own hosts', {
      [`${prefix}allowlist-source-range`]: '198.51.100.0/24, 2001:db8::/32',
      [`${prefix}auth-tls-secret`]: 'visitors/callers',
      [`${prefix}auth-tls-verify-client`]: 'on',
      [`${prefix}auth-tls-verify-depth`]: '1',
      [`${prefix}backend-protocol`]: 'GRPCS',
      [`${prefix}force-ssl-redirect`]: 'true',
      [`${prefix}limit-burst-multiplier`]: '2',
      [`${prefix}limit-connections`]: '10',
      [`${prefix}limit-rps`]: '100',
      [`${prefix}proxy-body-size`]: '16m',
      [`${prefix}proxy-connect-timeout`]: '5',
      [`${prefix}proxy-read-timeout`]: '60',
      [`${prefix}proxy-send-timeout`]: '60',
      [`${prefix}rewrite-target`]: '/$2',
      [`${prefix}ssl-redirect`]: 'false',
      [`${prefix}use-regex`]: 'true',
      [`${prefix}whitelist-source-range`]: '0.0.0.0/0,::/0',
    }),
    passes('what tools write, and an issuer of its own', {
      'acme.cert-manager.io/http01-edit-in-place': 'true',
      'argocd.argoproj.io/tracking-id': 'a',
      'cert-manager.io/issuer': 'theirs',
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'kubernetes.io/description': 'internal',
      'meta.helm.sh/release-name': 'shop',
    }),
    passes(
      'the class by its old name',
      { 'kubernetes.io/ingress.class': 'nginx' },
      { 'spec.ingressClassName': undefined },
    ),
    passes('a path with a pattern', {}, { 'spec.rules': [rule('/shop(/|$)(.*)')] }),
    passes('a path that says nothing', {}, { 'spec.rules': [{ host: 'shop.test' }] }),
    passes('another controller, with whatever that one knows', snippet, {
      ...otherClass,
      'spec.rules': [{ http: rule('/a b').http }],
      'spec.defaultBackend': { service: { name: 'theirs', port: { number: 80 } } },
    }),
    {
      says: 'a snippet of before, in an Ingress whose labels change',
      plus: [ingress(snippet, { 'metadata.labels': { team: 'a' } })],
      request: update(ingress(snippet)),
    },
  ],
  bad: [
    reaching(`${prefix}server-snippet`, 'deny all;'),
    reaching(`${prefix}configuration-snippet`, 'deny all;'),
    reaching(`${prefix}auth-tls-secret`, 'api/api-callers'),
    reaching(`${prefix}auth-tls-secret`, 'visitors2/callers'),
    reaching(`${prefix}auth-url`, 'http://api.api.svc.cluster.local'),
    reaching(`${prefix}server-alias`, 'api.example'),
    reaching(`${prefix}upstream-vhost`, 'api.example'),
    reaching(`${prefix}rewrite-target`, '/$1;deny all'),
    reaching(`${prefix}allowlist-source-range`, '10.0.0.0/8;deny all'),
    reaching(`${prefix}whitelist-source-range`, 'all'),
    reaching(`${prefix}auth-tls-verify-client`, 'off'),
    reaching(`${prefix}auth-tls-verify-depth`, '10'),
    reaching(`${prefix}backend-protocol`, 'FCGI'),
    reaching(`${prefix}force-ssl-redirect`, 'yes'),
    reaching(`${prefix}limit-burst-multiplier`, '-1'),
    reaching(`${prefix}limit-connections`, '1234567'),
    reaching(`${prefix}limit-rps`, 'many'),
    reaching(`${prefix}proxy-body-size`, '16g'),
    reaching(`${prefix}proxy-connect-timeout`, '1h'),
    reaching(`${prefix}proxy-read-timeout`, '1h'),
    reaching(`${prefix}proxy-send-timeout`, '1h'),
    reaching(`${prefix}ssl-redirect`, 'no'),
    reaching(`${prefix}use-regex`, ''),
    reaching('traefik.ingress.kubernetes.io/router.middlewares', 'api-headers@kubernetescrd'),
    reaching('kubernetes.io/ingress.class.more', 'nginx'),
    issuing('cert-manager.io/cluster-issuer', 'internal'),
    issuing('cert-manager.io/issuer', 'front-door'),
    issuing('cert-manager.io/cluster-issuer', 'bootstrap', otherClass),
    refuses(
      'another class, and the old name of one',
      ingress({ ...snippet, 'kubernetes.io/ingress.class': 'nginx' }, otherClass),
      `remove the annotation ${prefix}server-snippet, or its value (it is 'deny all;'); it reaches further than the hosts of the Ingress`,
    ),
    refuses(
      'no class, which is the default one',
      ingress(snippet, { 'spec.ingressClassName': undefined }),
      `remove the annotation ${prefix}server-snippet, or its value (it is 'deny all;'); it reaches further than the hosts of the Ingress`,
    ),
    refuses(
      'all hosts',
      ingress({}, { 'spec.rules': [{ http: rule().http }] }),
      'set spec.rules[0].host (it is missing); without it the rule answers for others too',
    ),
    refuses(
      'a backend for all hosts',
      ingress({}, { 'spec.defaultBackend': { service: { name: 'theirs', port: { number: 80 } } } }),
      'remove spec.defaultBackend; it answers for every host',
    ),
    ...['/a;b', '/a b', '/a{', '/a}', '/a"', "/a'", '/a#', '/a\\b', '/a\tb', 'a'].map((path) =>
      refuses(
        `the path ${JSON.stringify(path)}`,
        ingress({}, { 'spec.rules': [rule(path)] }),
        `spec.rules[0].http.paths[0].path: write it without spaces, quotes, braces, semicolons, # and backslashes (it is '${path}')`,
      ),
    ),
    {
      ...refuses(
        'a snippet that is added',
        ingress(snippet),
        `remove the annotation ${prefix}server-snippet, or its value (it is 'deny all;'); it reaches further than the hosts of the Ingress`,
      ),
      request: update(ingress()),
    },
  ],
};
