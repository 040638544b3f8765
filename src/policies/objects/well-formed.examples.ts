import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;
const takes = 'set what the API server takes';

export const wellFormed: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    { says: 'an order for the members', object: 'StatefulSet mongo', set: { 'spec.podManagementPolicy': 'Parallel' } },
  ],
  bad: [
    {
      says: 'a container without a name',
      object: 'Job init',
      set: { [`${container}.name`]: '' },
      complains: [`Job api/init: pod: containers[].name: ${takes} (it is '')`],
    },
    {
      says: 'no container',
      object: 'Job init',
      set: { [`${pod}.containers`]: [] },
      also: ['volume-mounts'],
      complains: ['Job api/init: pod: add a container (there is none)'],
    },
    {
      says: 'a weight of nothing',
      object: 'Deployment api',
      set: { [`${pod}.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight`]: undefined },
      complains: [
        `Deployment api/api: pod: affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight: ${takes} (it is missing)`,
      ],
    },
    {
      says: 'an unknown order',
      object: 'StatefulSet mongo',
      set: { 'spec.podManagementPolicy': 'Reversed' },
      complains: [`StatefulSet api/mongo: spec.podManagementPolicy: ${takes} (it is 'Reversed')`],
    },
  ],
};
