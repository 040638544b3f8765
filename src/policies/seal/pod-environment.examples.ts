import type { Fixtures } from '../example';

const claim = (labels: object) => ({
  metadata: { labels, name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});
const mount = { 'spec.template.spec.containers[0].volumeMounts[1]': { mountPath: '/data', name: 'data' } };

export const podEnvironment: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'a StatefulSet with volumes',
      object: 'StatefulSet mongo',
      set: { 'spec.volumeClaimTemplates': [claim({ env: 'production' })], ...mount },
    },
  ],
  bad: [
    {
      says: 'pods of another environment',
      object: 'Deployment api',
      set: { 'spec.template.metadata.labels.env': 'beta' },
      complains: ["Deployment api/api: pod: set the label env to 'production' (it is 'beta')"],
    },
    {
      says: 'pods of another environment, of a CronJob',
      object: 'CronJob backup',
      set: { 'spec.jobTemplate.spec.template.metadata.labels.env': 'beta' },
      complains: ["CronJob api/backup: pod: set the label env to 'production' (it is 'beta')"],
    },
    {
      says: 'volumes of no environment',
      object: 'StatefulSet mongo',
      set: { 'spec.volumeClaimTemplates': [claim({})], ...mount },
      complains: ["StatefulSet api/mongo: claim 'data': set the label env to 'production' (it is missing)"],
    },
  ],
};
