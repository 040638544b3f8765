import { another, type Fixtures } from '../example';

const object = 'Certificate api-tls';
const issuer = (name: string, kind = 'ClusterIssuer') => ({ group: 'cert-manager.io', kind, name });
const shown = (name: string, kind?: string) => JSON.stringify(issuer(name, kind));

const create = { operation: 'CREATE', user: { name: 'visitor', groups: [] } } as const;
const unlabelled = (it = 'it is missing') =>
  `set the label app.kubernetes.io/part-of to 'breakwater' (${it}), or choose another issuer; the rules for certificates of ours ask for it`;

/** A certificate for connections inside the cluster. */
const inner = (name: string, spec: Readonly<Record<string, unknown>>, namespace = 'api') => [
  another(object, name, {
    'metadata.namespace': namespace,
    'spec.dnsNames': undefined,
    'spec.issuerRef': issuer('internal'),
    'spec.secretName': name,
    ...spec,
  }),
];
const caller = (unit: string) => ({
  'spec.commonName': 'api',
  'spec.subject': { organizationalUnits: [unit] },
  'spec.usages': ['digital signature', 'client auth'],
});
const server = (...names: readonly string[]) => ({ 'spec.dnsNames': names });
const request = (name: string, set: Readonly<Record<string, unknown>> = {}) => ({
  plus: [
    another('ServiceAccount api', 'evil', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'CertificateRequest',
      automountServiceAccountToken: undefined,
      ...set,
    }),
  ],
  request: { operation: 'CREATE', user: { name, groups: [] } } as const,
});

/** A request of Kubernetes' own kind. */
const signing = (signerName: string) => ({
  apiVersion: 'certificates.k8s.io/v1',
  kind: 'CertificateSigningRequest',
  'metadata.namespace': undefined,
  spec: { signerName },
});

const acme = (kind: string) => ({ apiVersion: 'acme.cert-manager.io/v1', kind, 'metadata.namespace': 'visitors' });

export const declaredCertificate: Fixtures = {
  good: [
    { says: 'the host of a service', object },
    { says: 'an authority', object: 'Certificate front-door-authority' },
    {
      says: 'a certificate of others, by an issuer of their own',
      plus: inner(
        'theirs',
        { 'metadata.labels': undefined, 'spec.isCA': true, 'spec.issuerRef': issuer('internal', 'Issuer') },
        'visitors',
      ),
      request: create,
    },
    {
      says: 'a caller that has a flow',
      plus: inner('caller', caller('mongo-clients')),
      request: { operation: 'CREATE', user: { name: 'a', groups: [] } },
    },
    {
      says: 'a caller from outside',
      plus: inner('caller', {
        'spec.commonName': 'a',
        'spec.issuerRef': issuer('callers'),
        'spec.usages': ['digital signature', 'client auth'],
      }),
    },
    {
      says: 'what the front door knows callers by',
      plus: inner('known', { ...server('callers.invalid'), 'spec.issuerRef': issuer('callers') }),
    },
    {
      says: 'a server',
      plus: inner('server', server('localhost', 'mongo.api.svc.cluster.local', '*.mongo.api.svc.cluster.local')),
      request: { operation: 'CREATE', user: { name: 'a', groups: [] } },
    },
  ],
  bad: [
    {
      says: 'the host of another service',
      object,
      set: { 'spec.dnsNames': ['web.example'] },
      complains: [
        "Certificate api/api-tls: remove 'web.example' from spec.dnsNames; the host of the namespace is api.example",
      ],
    },
    {
      says: 'the host of its service by the internal authority',
      object,
      set: { 'spec.issuerRef': issuer('internal') },
      complains: [
        `Certificate api/api-tls: let spec.issuerRef name the ClusterIssuer 'front-door' (it is ${shown('internal')})`,
      ],
    },
    {
      says: 'the host of its service by an Issuer of that name',
      object,
      set: { 'spec.issuerRef': issuer('front-door', 'Issuer') },
      complains: [
        `Certificate api/api-tls: let spec.issuerRef name the ClusterIssuer 'front-door' (it is ${shown('front-door', 'Issuer')})`,
      ],
    },
    {
      says: 'a host that also calls',
      object,
      set: { 'spec.usages': ['digital signature', 'server auth', 'client auth'] },
      complains: [
        `Certificate api/api-tls: remove 'client auth' from spec.usages (it is ["digital signature","server auth","client auth"]); the front door calls with no certificate`,
      ],
    },
    {
      says: 'an authority below ours',
      plus: inner('sub', { 'spec.isCA': true }),
      complains: [
        `Certificate api/sub: let spec.issuerRef name the ClusterIssuer 'bootstrap' (it is ${shown('internal')})`,
        'Certificate api/sub: remove spec.isCA; api/sub is not one of the authorities cert-manager/front-door-authority',
      ],
    },
    {
      says: 'an authority more',
      object,
      set: { 'spec.isCA': true, 'spec.issuerRef': issuer('bootstrap') },
      complains: [
        'Certificate api/api-tls: remove spec.isCA; api/api-tls is not one of the authorities cert-manager/front-door-authority',
      ],
    },
    {
      says: 'a caller from outside that is a server',
      plus: inner('caller', { ...server('localhost'), 'spec.issuerRef': issuer('callers') }),
      complains: [
        "Certificate api/caller: remove 'localhost' from spec.dnsNames; this issuer signs for callers, not for servers",
      ],
    },
    {
      says: 'a caller from outside that has the name of what the front door knows callers by',
      plus: inner('caller', {
        ...server('callers.invalid'),
        'spec.issuerRef': issuer('callers'),
        'spec.usages': ['digital signature', 'server auth', 'client auth'],
      }),
      complains: [
        `Certificate api/caller: remove 'client auth' from spec.usages, or spec.dnsNames (it is ["digital signature","server auth","client auth"]); a caller has no name of a server`,
      ],
    },
    {
      says: 'a caller from outside in another namespace',
      plus: inner('caller', { 'spec.issuerRef': issuer('callers') }, 'elsewhere'),
      complains: [
        "Certificate elsewhere/caller: set metadata.namespace to 'api', which callers call (it is 'elsewhere'), or choose another issuer",
      ],
    },
    {
      says: 'a caller by an Issuer of the name',
      plus: inner('caller', { 'spec.issuerRef': issuer('callers', 'Issuer') }),
      complains: [
        `Certificate api/caller: let spec.issuerRef name the ClusterIssuer 'callers' (it is ${shown('callers', 'Issuer')})`,
      ],
    },
    {
      says: 'a caller without a flow',
      plus: inner('caller', caller('users-clients')),
      request: { operation: 'CREATE', user: { name: 'a', groups: [] } },
      complains: [
        "Certificate api/caller: remove 'users-clients' from spec.subject.organizationalUnits; no flow leads from the namespace to its service",
      ],
    },
    {
      says: 'a caller that says it is a member',
      plus: inner('caller', caller('api-members')),
      request: { operation: 'CREATE', user: { name: 'a', groups: [] } },
      complains: [
        "Certificate api/caller: remove 'api-members' from spec.subject.organizationalUnits; no flow leads from the namespace to its service",
      ],
    },
    {
      says: 'a server of another namespace',
      plus: inner('server', server('mongo.mongo.svc.cluster.local')),
      request: { operation: 'CREATE', user: { name: 'a', groups: [] } },
      complains: [
        "Certificate api/server: remove 'mongo.mongo.svc.cluster.local' from spec.dnsNames; it is not a Service of the namespace",
      ],
    },
    {
      says: 'a server by the authority of the front door, of another team',
      plus: inner(
        'server',
        {
          ...server('localhost'),
          'spec.issuerRef': issuer('front-door'),
          'metadata.labels[app.kubernetes.io/part-of]': 'elsewhere',
        },
        'elsewhere',
      ),
      request: { operation: 'CREATE', user: { name: 'a', groups: [] } },
      complains: [`Certificate elsewhere/server: ${unlabelled("it is 'elsewhere'")}`],
    },
    {
      says: 'a caller by its common name alone, in a namespace without labels',
      plus: inner('theirs', { 'spec.commonName': 'api', 'metadata.labels': undefined }, 'visitors'),
      request: create,
      complains: [`Certificate visitors/theirs: ${unlabelled()}`],
    },
    {
      says: 'an authority below ours, of others',
      plus: inner('theirs', { 'spec.isCA': true, 'metadata.labels': undefined }, 'visitors'),
      request: create,
      complains: [`Certificate visitors/theirs: ${unlabelled()}`],
    },
    {
      says: 'another key in the place of an authority',
      plus: inner(
        'theirs',
        {
          'metadata.labels': undefined,
          'spec.issuerRef': issuer('theirs', 'Issuer'),
          'spec.secretName': 'front-door-authority',
        },
        'cert-manager',
      ),
      request: create,
      complains: [`Certificate cert-manager/theirs: ${unlabelled()}`],
    },
    {
      says: 'a caller with our labels, in a namespace of others',
      plus: inner('theirs', { 'spec.commonName': 'api' }, 'visitors'),
      request: create,
      complains: [
        "Certificate visitors/theirs: set metadata.namespace to that of a declared service (it is 'visitors'), or choose another issuer",
      ],
    },
  ],
};

const madeBy = (name: string) => `write a Certificate instead; requests are made by cert-manager, not by ${name}`;
const refuses = (name: string, what: string, set?: Readonly<Record<string, unknown>>) => ({
  says: `a request of ${name}, ${what}`,
  ...request(name, set),
  complains: [`${what}: ${madeBy(name)}`],
});

export const certificateRequest: Fixtures = {
  good: [
    { says: 'a request of cert-manager', ...request('system:serviceaccount:cert-manager:cert-manager') },
    { says: 'a controller', ...request('system:serviceaccount:kube-system:generic-garbage-collector') },
    {
      says: 'an order of cert-manager',
      ...request('system:serviceaccount:cert-manager:cert-manager', acme('Order')),
    },
    {
      says: 'a request of a node to the cluster itself',
      ...request('system:node:a', signing('kubernetes.io/kubelet-serving')),
    },
    {
      says: 'a kind of others that has the name',
      ...request('developer', { apiVersion: 'example.com/v1', kind: 'Order' }),
    },
  ],
  bad: [
    refuses('developer', 'CertificateRequest api/evil'),
    refuses('system:serviceaccount:api:api', 'CertificateRequest api/evil'),
    refuses('system:serviceaccount:cert-manager:cert-manager-webhook', 'CertificateRequest api/evil'),
    refuses('developer', 'Order visitors/evil', acme('Order')),
    refuses('developer', 'Challenge visitors/evil', acme('Challenge')),
    refuses('developer', 'CertificateSigningRequest evil', signing('clusterissuers.cert-manager.io/internal')),
    refuses('developer', 'CertificateSigningRequest evil', signing('issuers.cert-manager.io/api.callers')),
  ],
};
