import { another, type Fixtures } from '../example';

const deployment = 'Deployment api';
const certificate = 'Certificate api-tls';

export const knownFields: Fixtures = {
  good: [
    { says: 'a Deployment', object: deployment },
    { says: 'a Deployment that is not paused', object: deployment, set: { 'spec.paused': false } },
    { says: 'a StatefulSet', object: 'StatefulSet mongo' },
    { says: 'a certificate', object: certificate },
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
