import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

export const rollingUpdate: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    {
      says: 'none in per cent',
      object: 'Deployment api',
      set: { 'spec.strategy.rollingUpdate.maxUnavailable': '0%' },
    },
    { says: 'no type, which is RollingUpdate', object: 'Deployment api', set: { 'spec.strategy.type': undefined } },
  ],
  bad: [
    {
      says: 'a Deployment that stops before it starts',
      object: 'Deployment api',
      set: { 'spec.strategy': { type: 'Recreate' } },
      complains: [
        "Deployment api/api: set spec.strategy.type to 'RollingUpdate' (it is 'Recreate')",
        'Deployment api/api: set spec.strategy.rollingUpdate.maxUnavailable to 0 (it is missing)',
      ],
    },
    {
      says: 'a quarter of the pods gone at once',
      object: 'Deployment api',
      set: { 'spec.strategy.rollingUpdate.maxUnavailable': '25%' },
      complains: ["Deployment api/api: set spec.strategy.rollingUpdate.maxUnavailable to 0 (it is '25%')"],
    },
    {
      says: 'a container that stops at once',
      object: 'Deployment api',
      set: { [`${container}.lifecycle.preStop.sleep.seconds`]: 0 },
      complains: [
        "Deployment api/api: container 'api': set lifecycle.preStop.sleep.seconds above 0 (it is 0); proxies need the time to forget the pod",
      ],
    },
    {
      says: 'a container that runs a command instead, which its image does not have',
      object: 'Deployment api',
      set: { [`${container}.lifecycle.preStop`]: { exec: { command: ['sleep', '10'] } } },
      complains: [
        "Deployment api/api: container 'api': set lifecycle.preStop.sleep.seconds above 0 (it is missing); proxies need the time to forget the pod",
      ],
    },
    {
      says: 'no strategy',
      object: 'Deployment api',
      set: { 'spec.strategy': undefined },
      complains: ['Deployment api/api: set spec.strategy.rollingUpdate.maxUnavailable to 0 (it is missing)'],
    },
  ],
};

export const priorityClass: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'no class',
      object: 'Job init',
      set: { [`${pod}.priorityClassName`]: undefined },
      complains: ['Job api/init: pod: set priorityClassName to a class of ours (it is missing)'],
    },
    {
      says: 'the class of the cluster itself',
      object: 'Deployment api',
      set: { [`${pod}.priorityClassName`]: 'system-cluster-critical' },
      complains: [
        "Deployment api/api: pod: set priorityClassName to a class of ours (it is 'system-cluster-critical')",
      ],
    },
  ],
};

const grace = `${pod}.terminationGracePeriodSeconds`;
const set = 'pod: set terminationGracePeriodSeconds to 1 to 300';

export const terminationGrace: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    { says: 'what Kubernetes gives', object: 'Job init', set: { [grace]: undefined } },
    { says: 'the least for what it does before', object: 'Deployment api', set: { [grace]: 35 } },
    { says: 'five minutes', object: 'StatefulSet mongo', set: { [grace]: 300 } },
  ],
  bad: [
    {
      says: 'no time at all',
      object: 'Job init',
      set: { [grace]: 0 },
      complains: [`Job api/init: ${set} (it is 0)`],
    },
    {
      says: 'a grace period above the limit',
      object: 'StatefulSet mongo',
      set: { [grace]: 301 },
      complains: [`StatefulSet api/mongo: ${set} (it is 301)`],
    },
    {
      says: 'less than it sleeps and drains',
      object: 'Deployment api',
      set: { [grace]: 34 },
      complains: [
        "Deployment api/api: container 'api': set terminationGracePeriodSeconds of the pod to 35 or more (it is 34); it sleeps for 10 before it stops",
      ],
    },
    {
      says: 'what Kubernetes gives, which is too little',
      object: 'Deployment api',
      set: { [grace]: undefined },
      complains: [
        "Deployment api/api: container 'api': set terminationGracePeriodSeconds of the pod to 35 or more (it is missing); it sleeps for 10 before it stops",
      ],
    },
  ],
};
