import { another, type BadFixture, type Fixtures } from '../example';

const acme = {
  email: 'platform@breakwater.example',
  privateKeySecretRef: { name: 'account' },
  server: 'https://acme-v02.api.letsencrypt.org/directory',
  solvers: [
    {
      dns01: {
        rfc2136: {
          nameserver: 'ns1.breakwater.example:53',
          tsigAlgorithm: 'HMACSHA512',
          tsigKeyName: 'breakwater-example',
          tsigSecretSecretRef: { key: 'tsig', name: 'dns-update' },
        },
      },
    },
  ],
};

function asked(change: Readonly<Record<string, unknown>> = {}) {
  return [
    another('ClusterIssuer front-door', 'public', { spec: { acme: JSON.parse(JSON.stringify(acme)) }, ...change }),
  ];
}

const update = 'spec.acme.solvers[0].dns01.rfc2136';

/** A solver with one field changed, and how it is shown. */
function solver(says: string, change: Readonly<Record<string, unknown>>): BadFixture {
  const plus = asked(Object.fromEntries(Object.entries(change).map(([field, value]) => [`${update}.${field}`, value])));
  const [changed] = plus as unknown as readonly [{ readonly spec: { readonly acme: typeof acme } }];
  const shown = JSON.stringify(changed.spec.acme.solvers[0]?.dns01);
  return {
    says,
    plus,
    complains: [
      `ClusterIssuer public: let spec.acme.solvers[0] be dns01.rfc2136 with a nameserver and its port, HMACSHA256 or HMACSHA512, the name of the key and its Secret (it is ${shown})`,
    ],
  };
}

export const issuerSource: Fixtures = {
  good: [
    { says: 'an authority of ours', object: 'ClusterIssuer front-door' },
    { says: 'what authorities are made by', object: 'ClusterIssuer bootstrap' },
    { says: 'a public authority', plus: asked() },
    {
      says: 'an issuer of another team',
      plus: [another('ClusterIssuer front-door', 'theirs', { 'metadata.labels': {}, spec: { vault: {} } })],
      request: { operation: 'CREATE', user: { name: 'developer', groups: [] } },
    },
  ],
  bad: [
    {
      says: 'an issuer type without a review',
      plus: [another('ClusterIssuer front-door', 'other', { spec: { vault: { server: 'https://vault.example' } } })],
      complains: ['ClusterIssuer other: set spec.ca.secretName, spec.selfSigned or spec.acme (there is none)'],
    },
    {
      says: 'an authority without its key',
      plus: [another('ClusterIssuer front-door', 'other', { spec: { ca: { secretName: '' } } })],
      also: ['secret-source'],
      complains: ['ClusterIssuer other: set spec.ca.secretName, spec.selfSigned or spec.acme (there is none)'],
    },
    {
      says: 'an unknown authority',
      plus: asked({ 'spec.acme.server': 'https://acme.elsewhere.example/directory' }),
      complains: [
        "ClusterIssuer public: set spec.acme.server to one of https://acme-staging-v02.api.letsencrypt.org/directory, https://acme-v02.api.letsencrypt.org/directory (it is 'https://acme.elsewhere.example/directory')",
      ],
    },
    {
      says: 'no address for expiry notices',
      plus: asked({ 'spec.acme.email': undefined }),
      complains: [
        'ClusterIssuer public: set spec.acme.email to the address that receives expiry notices (it is missing)',
      ],
    },
    {
      says: 'no account',
      plus: asked({ 'spec.acme.privateKeySecretRef': undefined }),
      complains: ['ClusterIssuer public: set spec.acme.privateKeySecretRef.name (it is missing)'],
    },
    {
      says: 'no way to show whose the domain is',
      plus: asked({ 'spec.acme.solvers': [] }),
      complains: ['ClusterIssuer public: add a solver by dns01.rfc2136 to spec.acme.solvers (there is none)'],
    },
    solver('a server of names without its port', { nameserver: 'ns1.breakwater.example' }),
    solver('a signature of old', { tsigAlgorithm: 'HMACMD5' }),
    solver('an unsigned update', { tsigKeyName: '' }),
    solver('a key without a name', { 'tsigSecretSecretRef.name': '' }),
    solver('a Secret without a key', { 'tsigSecretSecretRef.key': '' }),
  ],
};

export const certificateIssuer: Fixtures = {
  good: [
    { says: 'a certificate', object: 'Certificate api-tls' },
    { says: 'an authority that signs itself', object: 'Certificate front-door-authority' },
    {
      says: 'an issuer of the namespace, which is what cert-manager reads where nothing is said',
      object: 'Certificate api-tls',
      set: { 'spec.issuerRef': { name: 'own' } },
      plus: [
        another('ClusterIssuer front-door', 'own', {
          kind: 'Issuer',
          'metadata.namespace': 'api',
          'spec.ca.secretName': 'api-tls',
        }),
      ],
    },
  ],
  bad: [
    {
      says: 'an issuer that is not there',
      object: 'Certificate api-tls',
      set: { 'spec.issuerRef.name': 'lost' },
      complains: [
        'Certificate api/api-tls: let spec.issuerRef name an issuer that is here (it is {"group":"cert-manager.io","kind":"ClusterIssuer","name":"lost"})',
      ],
    },
    {
      says: 'an issuer of another kind',
      object: 'Certificate api-tls',
      set: { 'spec.issuerRef.kind': 'Issuer' },
      complains: [
        'Certificate api/api-tls: let spec.issuerRef name an issuer that is here (it is {"group":"cert-manager.io","kind":"Issuer","name":"front-door"})',
      ],
    },
    {
      says: 'an issuer of another API group',
      object: 'Certificate api-tls',
      set: { 'spec.issuerRef.group': 'elsewhere.example' },
      complains: [
        'Certificate api/api-tls: let spec.issuerRef name an issuer that is here (it is {"group":"elsewhere.example","kind":"ClusterIssuer","name":"front-door"})',
      ],
    },
    {
      says: 'an unknown kind',
      object: 'Certificate api-tls',
      set: { 'spec.issuerRef.kind': 'Authority' },
      complains: [
        'Certificate api/api-tls: let spec.issuerRef name an issuer that is here (it is {"group":"cert-manager.io","kind":"Authority","name":"front-door"})',
      ],
    },
    {
      says: 'a server that signs itself',
      object: 'Certificate api-tls',
      set: { 'spec.issuerRef.name': 'bootstrap' },
      complains: [
        "Certificate api/api-tls: let spec.issuerRef name an authority ('bootstrap' lets a certificate sign itself)",
      ],
    },
  ],
};
