import { another, type Fixtures } from '../example';

const pod = 'spec.template.spec';

export const jobLifetime: Fixtures = {
  good: [
    { says: 'a Job', object: 'Job init' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'a Job that its CronJob made and removes',
      plus: [
        another('Job init', 'backup-1', {
          'metadata.ownerReferences': [
            { apiVersion: 'batch/v1', controller: true, kind: 'CronJob', name: 'backup', uid: '1' },
          ],
          'spec.ttlSecondsAfterFinished': undefined,
        }),
      ],
    },
  ],
  bad: [
    {
      says: 'a job that stays for ever',
      object: 'Job init',
      set: {
        'spec.activeDeadlineSeconds': undefined,
        'spec.ttlSecondsAfterFinished': undefined,
      },
      complains: [
        'Job api/init: set spec.ttlSecondsAfterFinished (it is missing); nothing else removes the finished job',
        'Job api/init: set spec.activeDeadlineSeconds to 1 to 21600 (it is missing)',
      ],
    },
    {
      says: 'a job that may hang for a day',
      object: 'Job init',
      set: { 'spec.activeDeadlineSeconds': 86400 },
      complains: ['Job api/init: set spec.activeDeadlineSeconds to 1 to 21600 (it is 86400)'],
    },
    {
      says: 'a CronJob whose jobs vanish before it saw them',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.ttlSecondsAfterFinished': 600 },
      complains: [
        'CronJob api/backup: remove spec.jobTemplate.spec.ttlSecondsAfterFinished (it is 600); the history limits remove finished jobs',
      ],
    },
    {
      says: 'a CronJob that overtakes itself and gives up',
      object: 'CronJob backup',
      set: { 'spec.concurrencyPolicy': undefined, 'spec.startingDeadlineSeconds': undefined },
      complains: [
        'CronJob api/backup: set spec.startingDeadlineSeconds (it is missing); after 100 missed starts the job never runs again',
        "CronJob api/backup: set spec.concurrencyPolicy to 'Forbid' (it is missing)",
      ],
    },
    {
      says: 'a CronJob whose jobs vanish by themselves, or never end',
      object: 'CronJob backup',
      set: {
        'spec.jobTemplate.spec.ttlSecondsAfterFinished': 600,
        'spec.jobTemplate.spec.activeDeadlineSeconds': undefined,
      },
      complains: [
        'CronJob api/backup: remove spec.jobTemplate.spec.ttlSecondsAfterFinished (it is 600); the history limits remove finished jobs',
        'CronJob api/backup: set spec.jobTemplate.spec.activeDeadlineSeconds to 1 to 21600 (it is missing)',
      ],
    },
  ],
};

export const backoffLimit: Fixtures = {
  good: [
    { says: 'a Job', object: 'Job init' },
    {
      says: 'no retry at all',
      object: 'Job init',
      set: { 'spec.backoffLimit': 0 },
    },
    { says: 'a Deployment', object: 'Deployment api' },
  ],
  bad: [
    {
      says: 'a Job that does not say',
      object: 'Job init',
      set: { 'spec.backoffLimit': undefined },
      complains: ['Job api/init: set spec.backoffLimit to 10 or less (it is missing)'],
    },
    {
      says: 'a Job that never gives up',
      object: 'Job init',
      set: { 'spec.backoffLimit': 11 },
      complains: ['Job api/init: set spec.backoffLimit to 10 or less (it is 11)'],
    },
    {
      says: 'a CronJob that does not say',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.backoffLimit': undefined },
      complains: ['CronJob api/backup: set spec.jobTemplate.spec.backoffLimit to 10 or less (it is missing)'],
    },
  ],
};

export const jobRestartPolicy: Fixtures = {
  good: [
    { says: 'a Job', object: 'Job init' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a job that never ends',
      object: 'Job init',
      set: { [`${pod}.restartPolicy`]: 'Always' },
      complains: ["Job api/init: pod: set restartPolicy to 'Never' or 'OnFailure' (it is 'Always'); a job must end"],
    },
    {
      says: 'a CronJob whose jobs never end',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.spec.restartPolicy': 'Always' },
      complains: [
        "CronJob api/backup: pod: set restartPolicy to 'Never' or 'OnFailure' (it is 'Always'); a job must end",
      ],
    },
  ],
};
