import type { Fixtures } from '../example';

const security = 'spec.template.spec.containers[0].securityContext';

export const noPrivilegeEscalation: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a container that says nothing',
      object: 'Deployment api',
      set: { [`${security}.allowPrivilegeEscalation`]: undefined },
      complains: [
        "Deployment api/api: container 'api': set securityContext.allowPrivilegeEscalation to false (it is missing)",
      ],
    },
    {
      says: 'a container that may',
      object: 'StatefulSet mongo',
      set: { [`${security}.allowPrivilegeEscalation`]: true },
      complains: [
        "StatefulSet api/mongo: container 'mongo': set securityContext.allowPrivilegeEscalation to false (it is true)",
      ],
    },
  ],
};

export const noPrivilegedContainer: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a privileged container',
      object: 'Deployment api',
      set: { [`${security}.privileged`]: true },
      complains: ["Deployment api/api: container 'api': set securityContext.privileged to false (it is true)"],
    },
    {
      says: 'a container that says nothing',
      object: 'Job init',
      set: { [`${security}.privileged`]: undefined },
      complains: ["Job api/init: container 'init': set securityContext.privileged to false (it is missing)"],
    },
  ],
};

export const dropCapabilities: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'one that is named beside all',
      object: 'Deployment api',
      set: { [`${security}.capabilities.drop`]: ['NET_RAW', 'ALL'] },
    },
  ],
  bad: [
    {
      says: 'only some are dropped',
      object: 'Deployment api',
      set: { [`${security}.capabilities.drop`]: ['NET_RAW'] },
      complains: [
        'Deployment api/api: container \'api\': set securityContext.capabilities.drop to ["ALL"] (it is ["NET_RAW"])',
      ],
    },
    {
      says: 'nothing is said',
      object: 'Job init',
      set: { [`${security}.capabilities`]: undefined },
      complains: ['Job api/init: container \'init\': set securityContext.capabilities.drop to ["ALL"] (it is missing)'],
    },
    {
      says: 'one is added again',
      object: 'Job init',
      set: { [`${security}.capabilities.add`]: ['NET_BIND_SERVICE'] },
      complains: [
        'Job api/init: container \'init\': remove securityContext.capabilities.add (it is ["NET_BIND_SERVICE"])',
      ],
    },
  ],
};
