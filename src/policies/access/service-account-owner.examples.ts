import type { Fixtures } from '../example';
import { runningPod } from '../good/pods';

const pod = 'spec.template.spec';

export const serviceAccountOwner: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    {
      says: 'a pod that a controller made, with the account of its maker',
      plus: [
        {
          ...runningPod,
          metadata: {
            ...runningPod.metadata,
            labels: { ...runningPod.metadata.labels, 'app.kubernetes.io/instance': 'api-1' },
            ownerReferences: [{ apiVersion: 'apps/v1', controller: true, kind: 'ReplicaSet', name: 'api-1', uid: '1' }],
          },
        },
      ],
    },
  ],
  bad: [
    {
      says: 'an account that does not exist',
      object: 'Deployment api',
      set: { [`${pod}.serviceAccountName`]: 'lost' },
      complains: [
        "Deployment api/api: pod: add the ServiceAccount 'lost' to the namespace (there is none), or correct serviceAccountName",
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
      says: 'a namespace that leaves its default account as it is',
      without: ['ServiceAccount default'],
      complains: [
        "Namespace api: add the ServiceAccount 'default' to this namespace (there is none) with automountServiceAccountToken false",
      ],
    },
  ],
};

export const deprecatedServiceAccount: Fixtures = {
  good: [{ says: 'a Deployment', object: 'Deployment api' }],
  bad: [
    {
      says: 'the field of old',
      object: 'Deployment api',
      set: { [`${pod}.serviceAccount`]: 'api' },
      complains: ["Deployment api/api: pod: remove serviceAccount (it is 'api'); serviceAccountName replaced it"],
    },
    {
      says: 'the field of old in another kind',
      object: 'Job init',
      set: { [`${pod}.serviceAccount`]: 'init' },
      complains: ["Job api/init: pod: remove serviceAccount (it is 'init'); serviceAccountName replaced it"],
    },
  ],
};
