import { another, type BadFixture, type Fixtures, gateways } from '../example';

const group = 'gateway.networking.k8s.io';
const gateway = 'Gateway api';
const route = 'HTTPRoute api';
const redirect = 'HTTPRoute api-redirect';
const security = 'SecurityPolicy api';
const backend = 'BackendTrafficPolicy api';
const client = 'ClientTrafficPolicy api';

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

const toHost = (field: string, found: string) => `set ${field} to 'api.example' (it is '${found}')`;
const cidrs = 'spec.authorization.rules[0].principal.clientCIDRs';
const networks = (found: string) =>
  `let spec.authorization.rules be one, with the networks 198.51.100.0/24,203.0.113.0/24 (it is '${found}')`;
const targets = (kind: string, names: string, found: unknown) =>
  `let spec.targetRefs name ${kind} ${names} (it is ${JSON.stringify(found)})`;
const more = (kind: string, names = "'api'") =>
  `${kind} api/more: set metadata.name to ${names}: a second ${kind} changes what the first one says (it is 'more')`;

const elsewhere = another('Namespace api', 'elsewhere');
const callers = (set: Readonly<Record<string, unknown>> = {}) =>
  another(client, 'shop', {
    'metadata.namespace': 'elsewhere',
    'spec.targetRefs[0].name': 'shop',
    'spec.tls.clientValidation': { caCertificateRefs: [{ name: 'shop-callers' }], mode: 'RequireAndVerify' },
    ...set,
  });
const authorities = 'spec.tls.clientValidation.caCertificateRefs';
const both = [
  { group, kind: 'HTTPRoute', name: 'api' },
  { group, kind: 'HTTPRoute', name: 'api-redirect' },
];

export const declaredGateway: Fixtures = {
  good: [
    { says: 'a Gateway', object: gateway },
    { says: 'a route', object: route },
    { says: 'a redirect', object: redirect },
    { says: 'who may call', object: security },
    { says: 'both routes in another order', object: security, set: { 'spec.targetRefs': both.toReversed() } },
    { says: 'how often', object: backend },
    { says: 'over which TLS', object: client },
    { says: 'a service whose callers have certificates', plus: [elsewhere, callers()] },
  ],
  bad: [
    wrong(
      'the host of another service',
      gateway,
      'spec.listeners[1].hostname',
      'shop.example',
      toHost('spec.listeners[1].hostname', 'shop.example'),
    ),
    wrong(
      'a listener of another name',
      gateway,
      'spec.listeners[1].name',
      'tls',
      "set spec.listeners[1].name to 'https', with its protocol (it is 'tls')",
    ),
    wrong(
      'a listener of another protocol',
      gateway,
      'spec.listeners[1].protocol',
      'TLS',
      "set spec.listeners[1].name to 'https', with its protocol (it is 'https')",
    ),
    wrong(
      'names that say the contrary',
      gateway,
      'spec.listeners[1].protocol',
      'HTTP',
      "set spec.listeners[1].name to 'http', with its protocol (it is 'https')",
    ),
    { says: 'a second Gateway', plus: [another(gateway, 'more')], complains: [more('Gateway')] },
    {
      says: 'a second policy of callers, which may be the older one',
      plus: [another(security, 'more')],
      complains: [more('SecurityPolicy')],
    },
    { says: 'a second policy of limits', plus: [another(backend, 'more')], complains: [more('BackendTrafficPolicy')] },
    { says: 'a second policy of TLS', plus: [another(client, 'more')], complains: [more('ClientTrafficPolicy')] },
    {
      says: 'a second route of the host',
      plus: [another(route, 'more')],
      complains: [
        more('HTTPRoute', "'api' or 'api-redirect'"),
        "HTTPRoute api/more: set spec.parentRefs[0].sectionName to 'http' (it is 'https')",
        'HTTPRoute api/more: remove spec.rules[0].backendRefs[0]; this route only redirects',
      ],
    },
    {
      says: 'a second redirect of the host',
      plus: [another(redirect, 'more')],
      complains: [more('HTTPRoute', "'api' or 'api-redirect'")],
    },
    {
      says: 'a Gateway where no service has a host',
      plus: [another('Namespace api', 'other'), another(gateway, 'api', { 'metadata.namespace': 'other' })],
      complains: ['Gateway other/api: remove the Gateway; no service of its namespace has a host in services.ts'],
    },
    wrong(
      'a route of the host of another service',
      route,
      'spec.hostnames[0]',
      'shop.example',
      toHost('spec.hostnames[0]', 'shop.example'),
    ),
    wrong(
      'a route of another Gateway',
      route,
      'spec.parentRefs[0].name',
      'other',
      "set spec.parentRefs[0].name to 'api' (it is 'other')",
    ),
    wrong(
      'a service without TLS',
      route,
      'spec.parentRefs[0].sectionName',
      'http',
      "set spec.parentRefs[0].sectionName to 'https' (it is 'http')",
    ),
    wrong(
      'a redirect of the listener with TLS, to itself',
      redirect,
      'spec.parentRefs[0].sectionName',
      'https',
      "set spec.parentRefs[0].sectionName to 'http' (it is 'https')",
    ),
    wrong(
      'another Service behind the host',
      route,
      'spec.rules[0].backendRefs[0].name',
      'mongo',
      "spec.rules[0].backendRefs[0]: let the backend be the Service 'api' (it is 'mongo')",
    ),
    wrong(
      'another Service as well',
      route,
      'spec.rules[0].backendRefs[1]',
      { name: 'mongo', port: 27017 },
      "spec.rules[0].backendRefs[1]: let the backend be the Service 'api' (it is 'mongo')",
    ),
    wrong(
      'a service behind the redirect',
      redirect,
      'spec.rules[0].backendRefs',
      [{ name: 'api', port: 80 }],
      'remove spec.rules[0].backendRefs[0]; this route only redirects',
    ),
    wrong(
      'a redirect in the place of the service',
      route,
      'spec.rules[0].filters',
      [{ requestRedirect: { scheme: 'https' }, type: 'RequestRedirect' }],
      'remove spec.rules[0].filters; callers of this route are led to the service',
    ),
    wrong('other networks', security, cidrs, ['10.0.0.0/8'], networks('10.0.0.0/8')),
    wrong(
      'one network more',
      security,
      `${cidrs}[2]`,
      '10.0.0.0/8',
      networks('198.51.100.0/24,203.0.113.0/24,10.0.0.0/8'),
    ),
    wrong(
      'one rule more',
      security,
      'spec.authorization.rules[1]',
      { action: 'Allow', principal: { clientCIDRs: ['10.0.0.0/8'] } },
      networks('198.51.100.0/24,203.0.113.0/24 and 10.0.0.0/8'),
    ),
    wrong(
      'a policy of the redirect alone',
      security,
      'spec.targetRefs',
      both.slice(1),
      targets('HTTPRoute', "'api' and 'api-redirect'", both.slice(1)),
    ),
    wrong(
      'a policy of the route twice',
      security,
      'spec.targetRefs',
      [both[0], both[0]],
      targets('HTTPRoute', "'api' and 'api-redirect'", [both[0], both[0]]),
    ),
    wrong(
      'a policy of the redirect twice',
      security,
      'spec.targetRefs',
      [both[1], both[1]],
      targets('HTTPRoute', "'api' and 'api-redirect'", [both[1], both[1]]),
    ),
    wrong(
      'a policy of routes of another kind',
      security,
      'spec.targetRefs',
      [{ ...both[0], kind: 'GRPCRoute' }, both[1]],
      targets('HTTPRoute', "'api' and 'api-redirect'", [{ ...both[0], kind: 'GRPCRoute' }, both[1]]),
    ),
    wrong(
      'a policy of more',
      security,
      'spec.targetRefs',
      [...both, { ...both[0], kind: 'Gateway' }],
      targets('HTTPRoute', "'api' and 'api-redirect'", [...both, { ...both[0], kind: 'Gateway' }]),
    ),
    wrong(
      'limits of the redirect',
      backend,
      'spec.targetRefs',
      both.slice(1),
      targets('HTTPRoute', "'api'", both.slice(1)),
    ),
    wrong(
      'another rate limit',
      backend,
      'spec.rateLimit.local.rules[0].limit.requests',
      900,
      'set spec.rateLimit.local.rules[0].limit.requests to 20 (it is 900)',
    ),
    ...['maxConnections', 'maxParallelRequests', 'maxParallelRetries', 'maxPendingRequests'].map((name) =>
      wrong(
        `another ${name}`,
        backend,
        `spec.circuitBreaker.${name}`,
        9000,
        `set spec.circuitBreaker.${name} to 500 (it is 9000)`,
      ),
    ),
    wrong(
      'a bound that is not said',
      backend,
      'spec.circuitBreaker',
      undefined,
      ...['maxConnections', 'maxParallelRequests', 'maxParallelRetries', 'maxPendingRequests'].map(
        (name) => `set spec.circuitBreaker.${name} to 500 (it is missing)`,
      ),
    ),
    wrong(
      'the TLS of a route',
      client,
      'spec.targetRefs[0].kind',
      'HTTPRoute',
      targets('Gateway', "'api'", [{ group, kind: 'HTTPRoute', name: 'api', sectionName: 'https' }]),
    ),
    wrong(
      'the TLS of another Gateway',
      client,
      'spec.targetRefs[0].name',
      'other',
      targets('Gateway', "'api'", [{ group, kind: 'Gateway', name: 'other', sectionName: 'https' }]),
    ),
    wrong(
      'the TLS of one more Gateway',
      client,
      'spec.targetRefs[1]',
      { kind: 'Gateway', name: 'other', sectionName: 'https' },
      targets('Gateway', "'api'", [
        { group, kind: 'Gateway', name: 'api', sectionName: 'https' },
        { kind: 'Gateway', name: 'other', sectionName: 'https' },
      ]),
    ),
    wrong(
      'the TLS of the listener without it',
      client,
      'spec.targetRefs[0].sectionName',
      'http',
      "set spec.targetRefs[0].sectionName to 'https' (it is 'http')",
    ),
    wrong(
      'the TLS of the whole Gateway',
      client,
      'spec.targetRefs[0].sectionName',
      undefined,
      "set spec.targetRefs[0].sectionName to 'https' (it is missing)",
    ),
    wrong(
      'certificates that no caller of this service has',
      client,
      'spec.tls.clientValidation',
      { mode: 'RequireAndVerify' },
      'remove spec.tls.clientValidation (it is {"mode":"RequireAndVerify"}); no caller of this service has a certificate',
    ),
    {
      says: 'certificates that are not asked for',
      plus: [elsewhere, callers({ 'spec.tls.clientValidation': undefined })],
      complains: [
        `ClientTrafficPolicy elsewhere/shop: let ${authorities} name the Secret 'shop-callers' alone (it is missing)`,
      ],
    },
    {
      says: 'certificates of another authority',
      plus: [elsewhere, callers({ [`${authorities}[0].name`]: 'other' })],
      complains: [
        `ClientTrafficPolicy elsewhere/shop: let ${authorities} name the Secret 'shop-callers' alone (it is [{"name":"other"}])`,
      ],
    },
    {
      says: 'certificates of one more authority',
      plus: [elsewhere, callers({ [`${authorities}[1]`]: { name: 'other' } })],
      complains: [
        `ClientTrafficPolicy elsewhere/shop: let ${authorities} name the Secret 'shop-callers' alone (it is [{"name":"shop-callers"},{"name":"other"}])`,
      ],
    },
    {
      says: 'a Gateway of another name than its service',
      without: gateways,
      plus: [another(gateway, 'shop')],
      complains: [
        "Gateway api/shop: set metadata.name to 'api': a second Gateway changes what the first one says (it is 'shop')",
      ],
    },
  ],
};
