import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

export const hostNamespaces: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    { says: 'what is said though it is the default', object: 'Deployment api', set: { [`${pod}.hostPID`]: false } },
  ],
  bad: [
    {
      says: 'a pod in the network of the node',
      object: 'Deployment api',
      set: { [`${pod}.hostNetwork`]: true },
      complains: ['Deployment api/api: pod: remove hostNetwork (it is true)'],
    },
    {
      says: 'a pod in every namespace of the node',
      object: 'StatefulSet mongo',
      set: { [`${pod}.hostPID`]: true, [`${pod}.hostIPC`]: true, [`${pod}.hostNetwork`]: true },
      complains: [
        'StatefulSet api/mongo: pod: remove hostPID (it is true)',
        'StatefulSet api/mongo: pod: remove hostIPC (it is true)',
        'StatefulSet api/mongo: pod: remove hostNetwork (it is true)',
      ],
    },
  ],
};

export const userNamespaces: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a pod that keeps the users of the node',
      object: 'Deployment api',
      set: { [`${pod}.hostUsers`]: undefined },
      complains: ['Deployment api/api: pod: set hostUsers to false (it is missing)'],
    },
    {
      says: 'a pod with the users of the node',
      object: 'Job init',
      set: { [`${pod}.hostUsers`]: true },
      complains: ['Job api/init: pod: set hostUsers to false (it is true)'],
    },
  ],
};

export const hostPorts: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a port of the node',
      object: 'Deployment api',
      set: { [`${container}.ports[0].hostPort`]: 8080 },
      complains: ["Deployment api/api: container 'api': remove hostPort (it is 8080); publish the port by a Service"],
    },
    {
      says: 'a port of the node beside others',
      object: 'StatefulSet mongo',
      set: { [`${container}.ports[1]`]: { containerPort: 9216, hostPort: 9216, name: 'metrics' } },
      complains: [
        "StatefulSet api/mongo: container 'mongo': remove hostPort (it is 9216); publish the port by a Service",
      ],
    },
  ],
};

export const processNamespace: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'what is said though it is the default',
      object: 'Job init',
      set: { [`${pod}.shareProcessNamespace`]: false },
    },
  ],
  bad: [
    {
      says: 'containers that see each other',
      object: 'Deployment api',
      set: { [`${pod}.shareProcessNamespace`]: true },
      complains: ['Deployment api/api: pod: remove shareProcessNamespace (it is true)'],
    },
    {
      says: 'containers of a job that see each other',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.spec.shareProcessNamespace': true },
      complains: ['CronJob api/backup: pod: remove shareProcessNamespace (it is true)'],
    },
  ],
};
