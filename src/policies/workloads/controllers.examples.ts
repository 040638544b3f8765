import { another, type Fixtures } from '../example';

const instance = 'app.kubernetes.io/instance';
const version = 'app.kubernetes.io/version';
const selector = 'spec.selector';

const owner = { apiVersion: 'batch/v1', kind: 'CronJob', name: 'init', uid: '1', controller: true };
const stays = `remove ${version} from spec.selector; a selector cannot change, a version does`;

export const instanceLabel: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    {
      says: 'a Job of a CronJob',
      plus: [
        another('Job init', 'init-1', {
          [`metadata.labels[${instance}]`]: 'init',
          'metadata.ownerReferences': [owner],
        }),
      ],
    },
  ],
  bad: [
    {
      says: 'an instance that is the environment',
      object: 'Deployment api',
      set: { [`metadata.labels[${instance}]`]: 'production' },
      complains: [
        "Deployment api/api: metadata: set the label app.kubernetes.io/instance to 'api' (it is 'production')",
      ],
    },
    {
      says: 'a CronJob of another name',
      object: 'CronJob backup',
      set: { [`metadata.labels[${instance}]`]: 'mongo' },
      complains: ["CronJob api/backup: metadata: set the label app.kubernetes.io/instance to 'backup' (it is 'mongo')"],
    },
  ],
};

export const selectorLabels: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a Job, whose selector the API server makes', object: 'Job init' },
  ],
  bad: [
    {
      says: 'a selector that the next version cannot keep',
      object: 'StatefulSet mongo',
      set: { [`${selector}.matchLabels[${version}]`]: '1.2.3' },
      complains: [`StatefulSet api/mongo: ${stays}`],
    },
    {
      says: 'an expression that the next version cannot keep',
      object: 'Deployment api',
      set: { [`${selector}.matchExpressions`]: [{ key: version, operator: 'In', values: ['1.2.3'] }] },
      complains: [`Deployment api/api: ${stays}`],
    },
  ],
};

export const selectorMatch: Fixtures = {
  good: [{ says: 'a Deployment', object: 'Deployment api' }],
  bad: [
    {
      says: 'a selector that misses its own pods',
      object: 'Deployment api',
      set: { [`${selector}.matchLabels[app.kubernetes.io/name]`]: 'web' },
      complains: [
        'Deployment api/api: let spec.selector match the pod\'s labels (it is {"matchLabels":{"app.kubernetes.io/name":"web"}})',
      ],
    },
    {
      says: 'no selector',
      object: 'StatefulSet mongo',
      set: { [selector]: undefined },
      complains: ["StatefulSet api/mongo: let spec.selector match the pod's labels (it is missing)"],
    },
  ],
};
