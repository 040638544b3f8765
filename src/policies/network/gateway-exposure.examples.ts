import type { BadFixture, Fixtures } from '../example';

const gateway = 'Gateway api';
const route = 'HTTPRoute api';
const redirect = 'HTTPRoute api-redirect';

/** One field with another value. */
const wrong = (
  says: string,
  object: string,
  field: string,
  value: unknown,
  ...sentences: readonly string[]
): BadFixture => ({
  says,
  object,
  set: { [field]: value },
  complains: sentences.map((one) => `${object.replace(' ', ' api/')}: ${one}`),
});

const oneHost = (field: string, found: string) =>
  `set ${field} to one host (${found}); without it others are answered for too`;

export const gatewayExposure: Fixtures = {
  good: [
    { says: 'a Gateway', object: gateway },
    { says: 'a route', object: route },
    { says: 'a route that only redirects', object: redirect },
    { says: 'one path', object: route, set: { 'spec.rules[0].matches': [{ path: { type: 'Exact', value: '/v2' } }] } },
    { says: 'no path, which is every one', object: route, set: { 'spec.rules[0].matches': undefined } },
    {
      says: 'the domain itself',
      object: gateway,
      set: { 'spec.listeners[0].hostname': 'example', 'spec.listeners[1].hostname': 'example' },
      request: { operation: 'CREATE', user: { name: 'deployer', groups: ['system:masters'] } },
    },
    { says: 'a match without a path', object: route, set: { 'spec.rules[0].matches': [{}] } },
  ],
  bad: [
    wrong(
      'one more port of the proxy',
      gateway,
      'spec.listeners[1].port',
      8443,
      'set spec.listeners[1].port to 443 (it is 8443); another one is a further door',
    ),
    wrong(
      'the port of HTTPS without TLS',
      gateway,
      'spec.listeners[0].port',
      443,
      'set spec.listeners[0].port to 80 (it is 443); another one is a further door',
    ),
    wrong(
      'calls that never end',
      route,
      'spec.rules[0].timeouts',
      undefined,
      "set spec.rules[0].timeouts.request to '1s' up to '999s' (it is missing); without it a call never ends",
    ),
    wrong(
      'calls that never end, said so',
      route,
      'spec.rules[0].timeouts.request',
      '0s',
      "set spec.rules[0].timeouts.request to '1s' up to '999s' (it is '0s'); without it a call never ends",
    ),
    wrong(
      'a class that knows none of this',
      gateway,
      'spec.gatewayClassName',
      'other',
      "set spec.gatewayClassName to 'breakwater' (it is 'other'); only there the guards of a front door mean something",
    ),
    {
      ...wrong('no listener', gateway, 'spec.listeners', [], 'add a listener to spec.listeners (there is none)'),
      also: ['route-target'],
    },
    {
      ...wrong(
        'every host',
        gateway,
        'spec.listeners[1].hostname',
        undefined,
        oneHost('spec.listeners[1].hostname', 'it is missing'),
      ),
      also: ['certificate-names', 'route-target'],
    },
    {
      ...wrong(
        'an empty host',
        gateway,
        'spec.listeners[0].hostname',
        '',
        "spec.listeners[0].hostname: choose a host below example (it is '')",
      ),
      also: ['route-target'],
    },
    {
      ...wrong(
        'every host below the domain',
        gateway,
        'spec.listeners[1].hostname',
        '*.example',
        oneHost('spec.listeners[1].hostname', "it is '*.example'"),
      ),
      also: ['certificate-names', 'route-target'],
    },
    {
      ...wrong(
        'a host of others',
        gateway,
        'spec.listeners[1].hostname',
        'shop.test',
        "spec.listeners[1].hostname: choose a host below example (it is 'shop.test')",
      ),
      also: ['certificate-names', 'route-target'],
    },
    {
      ...wrong(
        'a host that only ends so',
        gateway,
        'spec.listeners[1].hostname',
        'myexample',
        "spec.listeners[1].hostname: choose a host below example (it is 'myexample')",
      ),
      also: ['certificate-names', 'route-target'],
    },
    wrong(
      'a listener of TCP',
      gateway,
      'spec.listeners[1].protocol',
      'TCP',
      "set spec.listeners[1].protocol to 'HTTP' or 'HTTPS' (it is 'TCP')",
    ),
    wrong(
      'a listener of no protocol',
      gateway,
      'spec.listeners[0].protocol',
      undefined,
      "set spec.listeners[0].protocol to 'HTTP' or 'HTTPS' (it is missing)",
    ),
    wrong(
      'TLS without a certificate',
      gateway,
      'spec.listeners[1].tls.certificateRefs',
      [],
      'name the Secret with the certificate in spec.listeners[1].tls.certificateRefs (it is missing)',
    ),
    wrong(
      'a route of no Gateway',
      route,
      'spec.parentRefs',
      [],
      'name a Gateway and its listener in spec.parentRefs (there is none)',
    ),
    {
      ...wrong(
        'a route of every listener',
        route,
        'spec.parentRefs[0].sectionName',
        undefined,
        'set spec.parentRefs[0].sectionName (it is missing); without it the route is of every listener',
      ),
      also: ['route-target'],
    },
    {
      ...wrong(
        'a route of every listener as well',
        route,
        'spec.parentRefs[1]',
        { name: 'api' },
        'set spec.parentRefs[1].sectionName (it is missing); without it the route is of every listener',
      ),
      also: ['route-target'],
    },
    wrong(
      'a route of every host',
      route,
      'spec.hostnames',
      undefined,
      'name the host in spec.hostnames (there is none); without it the route answers for others too',
    ),
    wrong(
      'a route of no host, which is every one',
      route,
      'spec.hostnames',
      [],
      'name the host in spec.hostnames (there is none); without it the route answers for others too',
    ),
    {
      ...wrong(
        'a route of hosts by a pattern',
        route,
        'spec.hostnames[1]',
        '*.api.example',
        oneHost('spec.hostnames[1]', "it is '*.api.example'"),
      ),
      also: ['route-target'],
    },
    {
      ...wrong(
        'a route of a host of others',
        route,
        'spec.hostnames[1]',
        'shop.test',
        "spec.hostnames[1]: choose a host below example (it is 'shop.test')",
      ),
      also: ['route-target'],
    },
    wrong('a route without a rule', redirect, 'spec.rules', [], 'add a rule to spec.rules (there is none)'),
    wrong(
      'a rule that leads nowhere',
      redirect,
      'spec.rules[0].filters',
      undefined,
      'spec.rules[0]: name a backend in backendRefs, or a redirect to https in filters (there is none)',
    ),
    wrong(
      'a second rule that leads nowhere',
      route,
      'spec.rules[1]',
      {},
      'spec.rules[1]: name a backend in backendRefs, or a redirect to https in filters (there is none)',
    ),
    wrong(
      'a redirect without TLS',
      redirect,
      'spec.rules[0].filters[0].requestRedirect.scheme',
      'http',
      "set spec.rules[0].filters[0].requestRedirect.scheme to 'https' (it is 'http'), or remove the filter; others change what callers and services get",
    ),
    ...['CORS', 'ExtensionRef', 'RequestHeaderModifier', 'RequestMirror', 'URLRewrite'].map((type) =>
      wrong(
        `the filter ${type}`,
        route,
        'spec.rules[0].filters',
        [{ type }],
        "set spec.rules[0].filters[0].requestRedirect.scheme to 'https' (it is missing), or remove the filter; others change what callers and services get",
      ),
    ),
    wrong(
      'a path that changes the proxy',
      route,
      'spec.rules[0].matches[0].path.value',
      '/a b',
      "path '/a b': write it in letters, digits and /_.~- with / first",
    ),
    wrong(
      'a path by a regular expression',
      route,
      'spec.rules[0].matches[0].path.type',
      'RegularExpression',
      "path '/': set type to Exact or PathPrefix (it is 'RegularExpression')",
    ),
  ],
};
