import { another, describeBroken } from './broken';
import { good } from './good';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

const deployment = good.objects.find(({ kind }) => kind === 'Deployment') as unknown as {
  spec: { template: { spec: object } };
};

describeBroken('manifest-hygiene', [
  {
    says: 'an unstable API',
    object: 'HorizontalPodAutoscaler api',
    set: { apiVersion: 'autoscaling/v2beta2' },
    complains: ["HorizontalPodAutoscaler api/api: use a stable apiVersion (it is 'autoscaling/v2beta2')"],
  },
  {
    says: 'a naked pod',
    without: ['Job init'],
    plus: [
      another('ConfigMap api', 'init', {
        kind: 'Pod',
        'metadata.labels.app': 'init',
        'metadata.labels[app.kubernetes.io/name]': 'init',
        spec: { ...deployment.spec.template.spec, serviceAccountName: 'init' },
      }),
    ],
    complains: ['Pod api/init: let a Deployment, StatefulSet or Job make the pod; nothing replaces a naked one'],
  },
  {
    says: 'what Kubernetes would guess',
    object: 'Deployment api',
    set: {
      [`${pod}.dnsConfig`]: undefined,
      [`${pod}.enableServiceLinks`]: undefined,
      [`${pod}.restartPolicy`]: undefined,
    },
    complains: [
      'Deployment api/api: pod: set restartPolicy (it is missing)',
      "Deployment api/api: pod: set the option ndots of dnsConfig to '2' (it is missing); the default asks the cluster four times for every outside name",
      'Deployment api/api: pod: set enableServiceLinks to false (it is missing); else the environment tells every Service of the namespace',
    ],
  },
  {
    says: 'a variable that is set twice',
    object: 'Deployment api',
    set: {
      [`${container}.env`]: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'REGION', value: 'eu' },
        { name: 'LOG_LEVEL', value: 'debug' },
        { name: 'LOG_LEVEL', value: 'trace' },
      ],
    },
    complains: ["Deployment api/api: container 'api': keep one env 'LOG_LEVEL' (it is there more than once)"],
  },
]);

describeBroken('job-lifetime', [
  {
    says: 'a job that stays for ever',
    object: 'Job init',
    set: {
      'spec.activeDeadlineSeconds': undefined,
      'spec.backoffLimit': undefined,
      'spec.ttlSecondsAfterFinished': undefined,
    },
    complains: [
      'Job api/init: set spec.ttlSecondsAfterFinished (it is missing); nothing else removes the finished job',
      'Job api/init: set spec.activeDeadlineSeconds (it is missing)',
      'Job api/init: set spec.backoffLimit (it is missing)',
    ],
  },
  {
    says: 'a job that never ends',
    object: 'Job init',
    set: { [`${pod}.restartPolicy`]: 'Always' },
    complains: ["Job api/init: pod: set restartPolicy to 'Never' or 'OnFailure' (it is 'Always'); a job must end"],
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
      'CronJob api/backup: set spec.jobTemplate.spec.activeDeadlineSeconds (it is missing)',
    ],
  },
  {
    says: 'nothing about no retry at all',
    object: 'Job init',
    set: { 'spec.backoffLimit': 0 },
    complains: [],
  },
]);
