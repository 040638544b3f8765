import type { Fixtures } from '../example';

const keys = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/version',
  'app.kubernetes.io/component',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/managed-by',
  'app',
  'owner',
];
const rules = "at most 63 letters, digits, '-', '_' or '.', with a letter or digit at both ends";

export const standardLabels: Fixtures = {
  good: [
    { says: 'an object', object: 'Service api' },
    { says: 'an object with a pod', object: 'Deployment api' },
    { says: 'an object with a job and its pod', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'an object that says its environment only',
      object: 'Service api',
      set: { 'metadata.labels': { env: 'production' } },
      complains: [`Service api/api: metadata: set the labels ${keys.join(', ')} (they are missing)`],
    },
    {
      says: 'a pod without an owner',
      object: 'Deployment api',
      set: { 'spec.template.metadata.labels.owner': '' },
      complains: ["Deployment api/api: pod: set the label owner (it is '')"],
    },
    {
      says: 'a job and a pod without a version',
      object: 'CronJob backup',
      set: {
        'spec.jobTemplate.metadata': undefined,
        'spec.jobTemplate.spec.template.metadata.labels[app.kubernetes.io/version]': undefined,
      },
      complains: [
        `CronJob api/backup: job: set the labels ${[...keys, 'env'].join(', ')} (they are missing)`,
        'CronJob api/backup: pod: set the label app.kubernetes.io/version (it is missing)',
      ],
    },
  ],
};

export const clusterLabels: Fixtures = {
  good: [{ says: 'a class', object: 'PriorityClass api' }],
  bad: [
    {
      says: 'a class without an owner',
      object: 'PriorityClass api',
      set: { 'metadata.labels.owner': undefined },
      complains: ['PriorityClass api: metadata: set the label owner (it is missing)'],
    },
    {
      says: 'a namespace that does not say what wrote it',
      object: 'Namespace api',
      set: { 'metadata.labels[app.kubernetes.io/managed-by]': undefined },
      complains: ['Namespace api: metadata: set the label app.kubernetes.io/managed-by (it is missing)'],
    },
  ],
};

export const labelValues: Fixtures = {
  good: [{ says: 'an object', object: 'Service api' }],
  bad: [
    {
      says: 'values that the API server refuses',
      object: 'Service api',
      set: {
        'metadata.labels.app': 1,
        'metadata.labels[app.kubernetes.io/name]': 1,
        'metadata.labels.note': 'good!',
        'metadata.labels.owner': 'a'.repeat(64),
      },
      complains: [
        `Service api/api: metadata: set the label app to ${rules} (it is 1)`,
        `Service api/api: metadata: set the label app.kubernetes.io/name to ${rules} (it is 1)`,
        `Service api/api: metadata: set the label owner to ${rules} (it is '${'a'.repeat(64)}')`,
        `Service api/api: metadata: set the label note to ${rules} (it is 'good!')`,
      ],
    },
    {
      says: 'a value with a dash at its end, of a pod',
      object: 'Deployment api',
      set: { 'spec.template.metadata.labels.note': 'a-' },
      complains: [`Deployment api/api: pod: set the label note to ${rules} (it is 'a-')`],
    },
  ],
};
