import type { BadFixture, Fixtures } from '../example';

const object = 'Ingress api';
const prefix = 'nginx.ingress.kubernetes.io';
const at = (name: string) => `metadata.annotations[${prefix}/${name}]`;
const callers = { [at('auth-tls-verify-client')]: 'on', [at('auth-tls-secret')]: 'api/api-tls' };
const component = 'metadata.labels[app.kubernetes.io/component]';

/** One annotation with another value. */
function wrong(says: string, name: string, value: string | undefined, wanted: string): BadFixture {
  const found = value === undefined ? 'missing' : `'${value}'`;
  return {
    says,
    object,
    set: { [at(name)]: value },
    complains: [`Ingress api/api: set the annotation ${prefix}/${name} to ${wanted} (it is ${found})`],
  };
}

const amount = 'a number from 1 to 9999';
const networks = 'networks of /8 or smaller, with commas between them';

export const ingressProtection: Fixtures = {
  good: [
    { says: 'an Ingress', object },
    {
      says: 'an API whose callers show a certificate',
      object,
      set: { ...callers, [component]: 'api' },
      request: { operation: 'CREATE', user: { name: 'developer', groups: [] } },
    },
    { says: 'networks of IPv6', object, set: { [at('whitelist-source-range')]: '10.0.0.0/8,2001:db8::/32' } },
  ],
  bad: [
    wrong('no redirect to TLS', 'ssl-redirect', 'false', "'true'"),
    wrong('no list of networks', 'whitelist-source-range', undefined, networks),
    wrong('the whole internet', 'whitelist-source-range', '198.51.100.0/24,0.0.0.0/0', networks),
    wrong('half of the internet of tomorrow', 'whitelist-source-range', '8000::/1', networks),
    wrong('bodies of any size', 'proxy-body-size', '0', "less than '1000k'"),
    wrong('as often as they like', 'limit-rps', '0', amount),
    wrong('more often than any server answers', 'limit-rps', '10000', amount),
    wrong('as many at a time as they like', 'limit-connections', undefined, amount),
    wrong('bodies of a mebibyte', 'proxy-body-size', undefined, "less than '1000k'"),
    {
      says: 'a class that knows none of this',
      object,
      set: { 'spec.ingressClassName': 'other' },
      complains: [
        "Ingress api/api: set spec.ingressClassName to 'nginx' (it is 'other'); only there these guards mean something",
      ],
    },
    {
      says: 'an API without client certificates',
      object,
      set: { [component]: 'api' },
      also: ['ingress-target'],
      complains: [
        `Ingress api/api: set the annotation ${prefix}/auth-tls-verify-client to 'on' (it is missing)`,
        `Ingress api/api: set the annotation ${prefix}/auth-tls-secret to a Secret of the namespace as 'api/NAME' (it is missing)`,
      ],
    },
    {
      says: 'certificates that need not be shown',
      object,
      set: { ...callers, [at('auth-tls-verify-client')]: 'optional' },
      also: ['certificate-names'],
      complains: [`Ingress api/api: set the annotation ${prefix}/auth-tls-verify-client to 'on' (it is 'optional')`],
    },
    {
      says: 'callers whom an authority of another namespace knows',
      object,
      set: { ...callers, [at('auth-tls-secret')]: 'cert-manager/front-door-authority' },
      complains: [
        `Ingress api/api: set the annotation ${prefix}/auth-tls-secret to a Secret of the namespace as 'api/NAME' (it is 'cert-manager/front-door-authority')`,
      ],
    },
    {
      says: 'an authority without verification of client certificates',
      object,
      set: { [at('auth-tls-secret')]: 'api/api-tls' },
      also: ['certificate-names'],
      complains: [`Ingress api/api: set the annotation ${prefix}/auth-tls-verify-client to 'on' (it is missing)`],
    },
    {
      says: 'certificates of no authority',
      object,
      set: { [at('auth-tls-verify-client')]: 'on' },
      complains: [
        `Ingress api/api: set the annotation ${prefix}/auth-tls-secret to a Secret of the namespace as 'api/NAME' (it is missing)`,
      ],
    },
  ],
};
