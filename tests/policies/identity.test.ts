import { describeBroken } from './broken';

const pod = 'spec.template.spec';

describeBroken('service-account', [
  {
    says: 'no account',
    object: 'Deployment api',
    set: { [`${pod}.serviceAccountName`]: undefined },
    complains: ['Deployment api/api: pod: set serviceAccountName to an account of its own (it is missing)'],
  },
  {
    says: 'the account of everybody',
    object: 'Deployment api',
    set: { [`${pod}.serviceAccountName`]: 'default' },
    complains: ["Deployment api/api: pod: set serviceAccountName to an account of its own (it is 'default')"],
  },
  {
    says: 'an account that does not exist',
    object: 'Deployment api',
    set: { [`${pod}.serviceAccountName`]: 'nobody' },
    complains: [
      "Deployment api/api: pod: add the ServiceAccount 'nobody' to the namespace (there is none), or correct serviceAccountName",
    ],
  },
  {
    says: 'an account of another workload',
    object: 'Deployment api',
    set: { [`${pod}.serviceAccountName`]: 'mongo' },
    complains: [
      "Deployment api/api: pod: set serviceAccountName to an account of its own ('mongo' is shared with StatefulSet api/mongo)",
      "StatefulSet api/mongo: pod: set serviceAccountName to an account of its own ('mongo' is shared with Deployment api/api)",
    ],
  },
  {
    says: 'the field of old',
    object: 'Deployment api',
    set: { [`${pod}.serviceAccount`]: 'api' },
    complains: ["Deployment api/api: pod: remove serviceAccount (it is 'api'); serviceAccountName replaced it"],
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
    says: 'a namespace that leaves its default account as it is',
    without: ['ServiceAccount default'],
    complains: [
      "Namespace api: add the ServiceAccount 'default' to this namespace (there is none) with automountServiceAccountToken false",
    ],
  },
]);
