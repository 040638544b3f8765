import { another, type Fixtures } from '../example';

export const revisionHistory: Fixtures = {
  good: [
    { says: 'what the API server fills in', object: 'Deployment api' },
    { says: 'a few', object: 'StatefulSet mongo', set: { 'spec.revisionHistoryLimit': 3 } },
  ],
  bad: [
    {
      says: 'none',
      object: 'Deployment api',
      set: { 'spec.revisionHistoryLimit': 0 },
      complains: ['Deployment api/api: set spec.revisionHistoryLimit to 1 up to 10 (it is 0)'],
    },
    {
      says: 'all there were',
      object: 'Deployment api',
      set: { 'spec.revisionHistoryLimit': 1000 },
      complains: ['Deployment api/api: set spec.revisionHistoryLimit to 1 up to 10 (it is 1000)'],
    },
    {
      says: 'none of a set',
      object: 'StatefulSet mongo',
      set: { 'spec.revisionHistoryLimit': 0 },
      complains: ['StatefulSet api/mongo: set spec.revisionHistoryLimit to 1 up to 10 (it is 0)'],
    },
  ],
};

const unready = 'remove spec.publishNotReadyAddresses (it is true); only a headless Service needs it';

export const readyAddresses: Fixtures = {
  good: [
    { says: 'a Service', object: 'Service api' },
    { says: 'members that look for each other', object: 'Service mongo' },
    { says: 'a Service that says so', object: 'Service api', set: { 'spec.publishNotReadyAddresses': false } },
  ],
  bad: [
    {
      says: 'pods that cannot answer',
      object: 'Service api',
      set: { 'spec.publishNotReadyAddresses': true },
      complains: [`Service api/api: ${unready}`],
    },
    {
      says: 'a Service with an address',
      object: 'Service mongo',
      set: { 'spec.clusterIP': '10.96.0.9' },
      complains: [`Service api/mongo: ${unready}`],
    },
  ],
};

const secret = (type: string | undefined) => [
  another('ServiceAccount api', 'key', { kind: 'Secret', automountServiceAccountToken: undefined, type }),
];

export const secretType: Fixtures = {
  good: [
    { says: 'a certificate', plus: secret('kubernetes.io/tls') },
    { says: 'a key', plus: secret(undefined) },
  ],
  bad: ['kubernetes.io/service-account-token', 'kubernetes.io/dockerconfigjson'].map((type) => ({
    says: `a Secret of the type ${type}`,
    plus: secret(type),
    complains: [`Secret api/key: set type to Opaque or kubernetes.io/tls (it is '${type}')`],
  })) as unknown as Fixtures['bad'],
};
