import type { Fixtures } from '../example';

const pod = 'spec.template.spec';

export const podDns: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a pod that says nothing',
      object: 'Deployment api',
      set: { [`${pod}.dnsConfig`]: undefined },
      complains: [
        "Deployment api/api: pod: set the option ndots of dnsConfig to '2' (it is missing); the default sends four queries for every outside name",
      ],
    },
    {
      says: 'a pod that says two things',
      object: 'Job init',
      set: { [`${pod}.dnsConfig.options[3]`]: { name: 'ndots', value: '5' } },
      complains: [
        "Job api/init: pod: set the option ndots of dnsConfig to '2' (it is '5'); the default sends four queries for every outside name",
      ],
    },
  ],
};

export const serviceLinks: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a pod that says nothing',
      object: 'Deployment api',
      set: { [`${pod}.enableServiceLinks`]: undefined },
      complains: [
        'Deployment api/api: pod: set enableServiceLinks to false (it is missing); else the environment tells every Service of the namespace',
      ],
    },
    {
      says: 'a pod with enableServiceLinks',
      object: 'Job init',
      set: { [`${pod}.enableServiceLinks`]: true },
      complains: [
        'Job api/init: pod: set enableServiceLinks to false (it is true); else the environment tells every Service of the namespace',
      ],
    },
  ],
};
