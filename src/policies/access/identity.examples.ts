import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const cluster = {
  operation: 'CREATE',
  user: { name: 'system:serviceaccount:kube-system:service-account-controller', groups: [] },
} as const;

export const serviceAccount: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    { says: 'an account', object: 'ServiceAccount api' },
    {
      says: 'the default account as the cluster makes it',
      object: 'ServiceAccount default',
      set: { automountServiceAccountToken: undefined },
      request: cluster,
    },
  ],
  bad: [
    {
      says: 'no account',
      object: 'Deployment api',
      set: { [`${pod}.serviceAccountName`]: undefined },
      complains: ['Deployment api/api: pod: set serviceAccountName to an account of its own (it is missing)'],
    },
    {
      says: 'the default account',
      object: 'Deployment api',
      set: { [`${pod}.serviceAccountName`]: 'default' },
      complains: ["Deployment api/api: pod: set serviceAccountName to an account of its own (it is 'default')"],
    },
    {
      says: 'a mounted token',
      object: 'Deployment api',
      set: { [`${pod}.automountServiceAccountToken`]: undefined },
      complains: ['Deployment api/api: pod: set automountServiceAccountToken to false (it is missing)'],
    },
    {
      says: 'an account that mounts its token',
      object: 'ServiceAccount api',
      set: { automountServiceAccountToken: true },
      complains: ['ServiceAccount api/api: set automountServiceAccountToken to false (it is true)'],
    },
    {
      says: 'the default account, created by a user',
      object: 'ServiceAccount default',
      set: { automountServiceAccountToken: undefined },
      complains: ['ServiceAccount api/default: set automountServiceAccountToken to false (it is missing)'],
    },
    {
      says: 'another account that the cluster makes with its token on',
      object: 'ServiceAccount api',
      set: { automountServiceAccountToken: true },
      request: cluster,
      complains: ['ServiceAccount api/api: set automountServiceAccountToken to false (it is true)'],
    },
  ],
};
