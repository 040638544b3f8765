import { describeBroken } from './broken';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

describeBroken('run-as-non-root', [
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
]);

describeBroken('run-as-user', [
  {
    says: 'a user at the limit',
    object: 'Deployment api',
    set: { [`${container}.securityContext.runAsUser`]: 10000 },
    complains: [
      "Deployment api/api: container 'api': set securityContext.runAsUser to an id above 10000 (it is 10000)",
    ],
  },
  {
    says: 'no user',
    object: 'Job init',
    set: { [`${container}.securityContext.runAsUser`]: undefined },
    complains: ["Job api/init: container 'init': set securityContext.runAsUser to an id above 10000 (it is missing)"],
  },
  {
    says: 'a user that is not a number',
    object: 'Job init',
    set: { [`${container}.securityContext.runAsUser`]: '65532' },
    complains: ["Job api/init: container 'init': set securityContext.runAsUser to an id above 10000 (it is '65532')"],
  },
]);

describeBroken('run-as-group', [
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
    complains: ['StatefulSet api/mongo: pod: set securityContext.fsGroup to an id other than 0, which is group root'],
  },
  {
    says: 'group root among others',
    object: 'StatefulSet mongo',
    set: { [`${pod}.securityContext.supplementalGroups`]: [65532, 0] },
    complains: [
      'StatefulSet api/mongo: pod: remove 0, which is group root, from securityContext.supplementalGroups (it is [65532,0])',
    ],
  },
]);
