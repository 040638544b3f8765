import { another, type Fixtures } from '../example';

const partOf = 'app.kubernetes.io/part-of';
const name = 'app.kubernetes.io/name';

export const platformLabels: Fixtures = {
  good: [
    { says: 'an object', object: 'Service api' },
    { says: 'an object with a pod', object: 'Deployment api' },
    {
      says: 'an object of another team, in its own namespace',
      plus: [another('Service api', 'theirs', { 'metadata.labels': {}, 'metadata.namespace': 'elsewhere' })],
      request: { operation: 'CREATE', user: { name: 'developer', groups: [] } },
    },
    {
      says: 'the default account as the cluster makes it',
      object: 'ServiceAccount default',
      set: { 'metadata.labels': undefined },
      request: {
        operation: 'CREATE',
        user: { name: 'system:serviceaccount:kube-system:service-account-controller', groups: [] },
      },
    },
  ],
  bad: [
    {
      says: 'an object that is part of something else',
      object: 'Service api',
      set: { [`metadata.labels[${partOf}]`]: 'elsewhere' },
      complains: [`Service api/api: metadata: set the label ${partOf} to 'breakwater' (it is 'elsewhere')`],
    },
    {
      says: 'an object of two names',
      object: 'PodDisruptionBudget api',
      set: { 'metadata.labels.app': 'web' },
      complains: [
        `PodDisruptionBudget api/api: metadata: set the labels app and ${name} to one name (they are 'web' and 'api')`,
      ],
    },
    {
      says: 'pods that are part of something else, of a CronJob',
      object: 'CronJob backup',
      set: { [`spec.jobTemplate.spec.template.metadata.labels[${partOf}]`]: 'elsewhere' },
      complains: [`CronJob api/backup: pod: set the label ${partOf} to 'breakwater' (it is 'elsewhere')`],
    },
    {
      says: 'pods of two names',
      object: 'Deployment api',
      set: { 'spec.template.metadata.labels.app': 'web' },
      complains: [`Deployment api/api: pod: set the labels app and ${name} to one name (they are 'web' and 'api')`],
    },
  ],
};

export const knownNamespace: Fixtures = {
  good: [
    { says: 'an object', object: 'Service api' },
    { says: 'an authority, where cert-manager looks for it', object: 'Certificate front-door-authority' },
    { says: 'an object of the whole cluster', object: 'PriorityClass api' },
  ],
  bad: [
    {
      says: 'a namespace that is not defined',
      plus: [another('ServiceAccount api', 'other', { 'metadata.namespace': 'apis' })],
      complains: [
        "ServiceAccount apis/other: let metadata.namespace name a Namespace that is here (there is no 'apis')",
      ],
    },
    {
      says: 'a namespace of another team',
      plus: [another('ServiceAccount api', 'other', { 'metadata.namespace': 'monitoring' })],
      complains: [
        "ServiceAccount monitoring/other: let metadata.namespace name a Namespace that is here (there is no 'monitoring')",
      ],
    },
  ],
};
