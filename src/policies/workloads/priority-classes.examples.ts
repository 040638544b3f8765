import { another, type Fixtures } from '../example';

const pod = 'spec.template.spec';

export const priorityClassTarget: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a class that is not there',
      object: 'Deployment api',
      set: { [`${pod}.priorityClassName`]: 'best' },
      complains: ["Deployment api/api: pod: let priorityClassName name a class that is here: api (it is 'best')"],
    },
    {
      says: 'a class that went',
      object: 'Job init',
      without: ['PriorityClass api'],
      plus: [another('PriorityClass api', 'batch')],
      complains: [
        ...['Deployment api/api', 'StatefulSet api/mongo', 'Job api/init', 'CronJob api/backup'].map(
          (name) => `${name}: pod: let priorityClassName name a class that is here: batch (it is 'api')`,
        ),
      ],
    },
  ],
};

export const priorityClassValue: Fixtures = {
  good: [
    { says: 'a class', object: 'PriorityClass api' },
    { says: 'the lowest', object: 'PriorityClass api', set: { value: 1 } },
    { says: 'the highest', object: 'PriorityClass api', set: { value: 100_000 } },
  ],
  bad: [
    {
      says: 'no value, which is none',
      object: 'PriorityClass api',
      set: { value: undefined },
      complains: ['PriorityClass api: set value to 1 to 100000 (it is missing)'],
    },
    {
      says: 'a class above those of others',
      object: 'PriorityClass api',
      set: { value: 100_001 },
      complains: ['PriorityClass api: set value to 1 to 100000 (it is 100001)'],
    },
    {
      says: 'a class for whoever says nothing',
      object: 'PriorityClass api',
      set: { globalDefault: true },
      complains: ['PriorityClass api: remove globalDefault (it is true)'],
    },
  ],
};
