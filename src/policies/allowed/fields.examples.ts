import { another, type BadFixture, type Fixtures } from '../example';

const deployment = 'Deployment api';
const certificate = 'Certificate api-tls';

/** One field of a front door that is more than charts write, or has another value. */
const door = (
  says: string,
  object: string,
  field: string,
  value: unknown,
  sentence = `remove ${field} (it is ${JSON.stringify(value)}); no chart writes it`,
): BadFixture => ({
  says,
  object,
  set: { [field]: value },
  complains: [`${object.replace(' ', ' api/')}: ${sentence}`],
});

const other = (field: string, wanted: string, value: string) =>
  `set ${field} to ${wanted}, or remove it (it is '${value}')`;

const ofDoors: readonly BadFixture[] = [
  door('settings of another proxy', 'Gateway api', 'spec.infrastructure', { parametersRef: { name: 'x' } }),
  door('an address of its own', 'Gateway api', 'spec.addresses', [{ value: '192.0.2.1' }]),
  door('listeners of other namespaces', 'Gateway api', 'spec.allowedListeners', { namespaces: { from: 'All' } }),
  door('routes of namespaces with a label', 'Gateway api', 'spec.listeners[1].allowedRoutes.namespaces.selector', {}),
  door(
    'routes of TCP',
    'Gateway api',
    'spec.listeners[1].allowedRoutes.kinds[0].kind',
    'TCPRoute',
    other('spec.listeners[1].allowedRoutes.kinds[0].kind', "'HTTPRoute'", 'TCPRoute'),
  ),
  door(
    'TLS that is not ended',
    'Gateway api',
    'spec.listeners[1].tls.mode',
    'Passthrough',
    other('spec.listeners[1].tls.mode', "'Terminate'", 'Passthrough'),
  ),
  door(
    'a Service as a parent, as in a mesh',
    'HTTPRoute api',
    'spec.parentRefs[0].kind',
    'Service',
    other('spec.parentRefs[0].kind', "'Gateway'", 'Service'),
  ),
  door('a listener by its port', 'HTTPRoute api', 'spec.parentRefs[0].port', 80),
  door(
    'an address as a backend',
    'HTTPRoute api',
    'spec.rules[0].backendRefs[0].kind',
    'Backend',
    other('spec.rules[0].backendRefs[0].kind', "'Service'", 'Backend'),
  ),
  door('filters of a backend', 'HTTPRoute api', 'spec.rules[0].backendRefs[0].filters', [{ type: 'ExtensionRef' }]),
  ...['CORS', 'ExtensionRef', 'RequestHeaderModifier', 'RequestMirror', 'URLRewrite'].map((type) =>
    door(
      `the filter ${type}`,
      'HTTPRoute api',
      'spec.rules[0].filters',
      [{ type }],
      other('spec.rules[0].filters[0].type', "'RequestRedirect'", type),
    ),
  ),
  door(
    'a mirror under another name',
    'HTTPRoute api-redirect',
    'spec.rules[0].filters[0].requestMirror',
    { backendRef: { name: 'mongo' } },
    'remove spec.rules[0].filters[0].requestMirror (it is {"backendRef":{"name":"mongo"}}); no chart writes it',
  ),
  door(
    'a redirect to another host',
    'HTTPRoute api-redirect',
    'spec.rules[0].filters[0].requestRedirect.hostname',
    'evil.example',
    "remove spec.rules[0].filters[0].requestRedirect.hostname (it is 'evil.example'); no chart writes it",
  ),
  door(
    'a redirect without TLS',
    'HTTPRoute api-redirect',
    'spec.rules[0].filters[0].requestRedirect.scheme',
    'http',
    other('spec.rules[0].filters[0].requestRedirect.scheme', "'https'", 'http'),
  ),
  door('headers that choose a backend', 'HTTPRoute api', 'spec.rules[0].matches[0].headers', [{ name: 'x' }]),
  door(
    'a path by a regular expression',
    'HTTPRoute api',
    'spec.rules[0].matches[0].path.type',
    'RegularExpression',
    other('spec.rules[0].matches[0].path.type', "'PathPrefix' or 'Exact'", 'RegularExpression'),
  ),
  door('what it is about by labels', 'SecurityPolicy api', 'spec.targetSelectors', [{ kind: 'HTTPRoute' }]),
  door(
    'one rule of a route alone',
    'SecurityPolicy api',
    'spec.targetRefs[0].sectionName',
    'rule-0',
    "remove spec.targetRefs[0].sectionName (it is 'rule-0'); no chart writes it",
  ),
  door(
    'everyone who is not refused',
    'SecurityPolicy api',
    'spec.authorization.defaultAction',
    'Allow',
    other('spec.authorization.defaultAction', "'Deny'", 'Allow'),
  ),
  door('callers by a header', 'SecurityPolicy api', 'spec.authorization.rules[0].principal.headers', [{ name: 'x' }]),
  door('another server that decides', 'SecurityPolicy api', 'spec.extAuth', { http: {} }),
  door('a limit that only counts', 'BackendTrafficPolicy api', 'spec.rateLimit.local.rules[0].shadowMode', true),
  door(
    'a limit for all callers together',
    'BackendTrafficPolicy api',
    'spec.rateLimit.local.rules[0].clientSelectors[0].sourceCIDR.type',
    'Exact',
    other('spec.rateLimit.local.rules[0].clientSelectors[0].sourceCIDR.type', "'Distinct'", 'Exact'),
  ),
  door('an answer in the place of the service', 'BackendTrafficPolicy api', 'spec.responseOverride', []),
  door('the address of callers by a header', 'ClientTrafficPolicy api', 'spec.clientIPDetection', {
    xForwardedFor: { numTrustedHops: 5 },
  }),
  door('the address of callers by another protocol', 'ClientTrafficPolicy api', 'spec.enableProxyProtocol', true),
  door('headers that callers may not write', 'ClientTrafficPolicy api', 'spec.headers', {}),
  door('old ciphers', 'ClientTrafficPolicy api', 'spec.tls.ciphers', ['RC4']),
  door(
    'certificates that need not be shown',
    'ClientTrafficPolicy api',
    'spec.tls.clientValidation',
    { mode: 'RequestOrVerify' },
    other('spec.tls.clientValidation.mode', "'RequireAndVerify'", 'RequestOrVerify'),
  ),
  door(
    'the same in other words',
    'ClientTrafficPolicy api',
    'spec.tls.clientValidation',
    { optional: true },
    'remove spec.tls.clientValidation.optional (it is true); no chart writes it',
  ),
];

export const knownFields: Fixtures = {
  good: [
    { says: 'a Deployment', object: deployment },
    { says: 'a Deployment that is not paused', object: deployment, set: { 'spec.paused': false } },
    { says: 'a StatefulSet', object: 'StatefulSet mongo' },
    { says: 'a certificate', object: certificate },
    { says: 'a Gateway', object: 'Gateway api' },
    { says: 'a route', object: 'HTTPRoute api' },
    { says: 'a route that only redirects', object: 'HTTPRoute api-redirect' },
    { says: 'who may call it', object: 'SecurityPolicy api' },
    { says: 'how often it may be called', object: 'BackendTrafficPolicy api' },
    {
      says: 'by which certificates it may be called',
      object: 'ClientTrafficPolicy api',
      set: {
        'spec.tls.clientValidation': {
          caCertificateRefs: [{ group: '', kind: 'Secret', name: 'callers' }],
          mode: 'RequireAndVerify',
        },
      },
    },
  ],
  bad: [
    {
      says: 'a Deployment that no version ever reaches',
      object: deployment,
      set: { 'spec.paused': true },
      complains: ['Deployment api/api: set spec.paused to false, or remove it (it is true)'],
    },
    {
      says: 'a set that keeps every old pod',
      object: 'StatefulSet mongo',
      set: { 'spec.updateStrategy': { rollingUpdate: { partition: 3 }, type: 'RollingUpdate' } },
      complains: [
        'StatefulSet api/mongo: set spec.updateStrategy.rollingUpdate.partition to 0, or remove it (it is 3)',
      ],
    },
    {
      says: 'a set whose pods are replaced by whoever deletes them',
      object: 'StatefulSet mongo',
      set: { 'spec.updateStrategy': { type: 'OnDelete' } },
      complains: [
        "StatefulSet api/mongo: set spec.updateStrategy.type to 'RollingUpdate', or remove it (it is 'OnDelete')",
      ],
    },
    {
      says: 'a subject in the place of the one that is checked',
      object: certificate,
      set: { 'spec.literalSubject': 'CN=api,OU=mongo-members' },
      complains: [
        "Certificate api/api-tls: remove spec.literalSubject (it is 'CN=api,OU=mongo-members'); no chart writes it",
      ],
    },
    {
      says: 'a finalizer that is never removed',
      object: 'NetworkPolicy api',
      set: { 'metadata.finalizers': ['other.example/never'] },
      complains: [
        "NetworkPolicy api/api: set metadata.finalizers[0] to 'foregroundDeletion' or 'orphan', or remove it (it is 'other.example/never')",
      ],
    },
    {
      says: 'an owner, with which it is removed',
      object: 'NetworkPolicy default-deny',
      set: { 'metadata.ownerReferences': [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'gone', uid: '0' }] },
      complains: [
        'NetworkPolicy api/default-deny: remove metadata.ownerReferences (it is [{"apiVersion":"v1","kind":"ConfigMap","name":"gone","uid":"0"}]); no chart writes it',
      ],
    },
    ...ofDoors,
  ],
};

export const serverFields: Fixtures = {
  good: [
    { says: 'a Deployment', object: deployment },
    {
      says: 'an address that is declared',
      plus: [another('Service api', 'names', { 'spec.clusterIP': '10.96.0.53' })],
    },
  ],
  bad: [
    {
      says: 'an object that says who manages its fields',
      object: deployment,
      set: { 'metadata.managedFields': [] },
      complains: ['Deployment api/api: remove metadata.managedFields (it is []); the API server writes it'],
    },
    {
      says: 'a status',
      object: deployment,
      set: { status: { replicas: 3 } },
      complains: ['Deployment api/api: remove status (it is {"replicas":3}); controllers write it'],
    },
    {
      says: 'the address of another Service',
      object: 'Service api',
      set: { 'spec.clusterIP': '10.96.0.10' },
      complains: ['Service api/api: remove spec.clusterIP; the API server chooses an address that is free'],
    },
  ],
};
