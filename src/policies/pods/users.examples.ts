import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

export const runAsNonRoot: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a pod that says nothing',
      object: 'Deployment api',
      set: { [`${pod}.securityContext.runAsNonRoot`]: undefined },
      complains: ['Deployment api/api: pod: set securityContext.runAsNonRoot to true (it is missing)'],
    },
    {
      says: 'a container that allows root, in the template of a CronJob',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.spec.containers[0].securityContext.runAsNonRoot': false },
      complains: ["CronJob api/backup: container 'backup': set securityContext.runAsNonRoot to true (it is false)"],
    },
  ],
};

export const runAsUser: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    {
      says: 'a user above the limit',
      object: 'Deployment api',
      set: { [`${container}.securityContext.runAsUser`]: 10001 },
    },
  ],
  bad: [
    {
      says: 'a user at the limit',
      object: 'Deployment api',
      set: { [`${container}.securityContext.runAsUser`]: 10000 },
      complains: [
        "Deployment api/api: container 'api': set securityContext.runAsUser to an id above 10000 (it is 10000)",
      ],
    },
    {
      says: 'a user of the node for all of the pod',
      object: 'Deployment api',
      set: { [`${pod}.securityContext.runAsUser`]: 1000 },
      complains: ['Deployment api/api: pod: set securityContext.runAsUser to an id above 10000 (it is 1000)'],
    },
    {
      says: 'no user',
      object: 'Job init',
      set: { [`${pod}.containers[0].securityContext.runAsUser`]: undefined },
      complains: ["Job api/init: container 'init': set securityContext.runAsUser to an id above 10000 (it is missing)"],
    },
  ],
};

export const runAsGroup: Fixtures = {
  good: [{ says: 'a Deployment', object: 'Deployment api' }],
  bad: [
    {
      says: 'no group',
      object: 'Deployment api',
      set: { [`${container}.securityContext.runAsGroup`]: undefined },
      complains: [
        "Deployment api/api: container 'api': set securityContext.runAsGroup to an id above 10000 (it is missing)",
      ],
    },
    {
      says: 'volumes of group root',
      object: 'StatefulSet mongo',
      set: { [`${pod}.securityContext.fsGroup`]: 0 },
      complains: ['StatefulSet api/mongo: pod: set securityContext.fsGroup to an id above 10000 (it is 0)'],
    },
    {
      says: 'a group of the node for all of the pod',
      object: 'StatefulSet mongo',
      set: { [`${pod}.securityContext.runAsGroup`]: 1000 },
      complains: ['StatefulSet api/mongo: pod: set securityContext.runAsGroup to an id above 10000 (it is 1000)'],
    },
    {
      says: 'group root among others',
      object: 'StatefulSet mongo',
      set: { [`${pod}.securityContext.supplementalGroups`]: [65532, 0] },
      complains: [
        'StatefulSet api/mongo: pod: remove 0, which is group root, from securityContext.supplementalGroups (it is [65532,0])',
      ],
    },
  ],
};
