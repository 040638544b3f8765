import { type Fixtures, goodObject } from '../example';
import type { AdmissionRequest } from '../policy';

const user = { name: 'admin', groups: ['system:masters', 'system:authenticated'] };

const namespace = goodObject('Namespace api');
const relabelled: AdmissionRequest = { operation: 'UPDATE', user, oldObject: namespace };

export const environmentMatch: Fixtures = {
  good: [
    { says: 'an object of its namespace', object: 'Service api' },
    {
      says: 'an object of a namespace that is not ours',
      plus: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'theirs', namespace: 'elsewhere' } }],
      request: { operation: 'CREATE', user },
    },
  ],
  bad: [
    {
      says: 'an object of another environment',
      object: 'Service api',
      set: { 'metadata.labels.env': 'beta' },
      also: ['cluster-match'],
      complains: ["Service api/api: set the label env to 'production', which is its namespace's (it is 'beta')"],
    },
    {
      says: 'an object of no environment',
      object: 'PodDisruptionBudget api',
      set: { 'metadata.labels.env': undefined },
      also: ['cluster-match', 'standard-labels'],
      complains: [
        "PodDisruptionBudget api/api: set the label env to 'production', which is its namespace's (it is 'none')",
      ],
    },
  ],
};

export const environmentFixed: Fixtures = {
  good: [
    {
      says: 'a namespace with one more label',
      object: 'Namespace api',
      set: { 'metadata.labels.note': 'x' },
      request: relabelled,
    },
    { says: 'a new namespace', object: 'Namespace api' },
  ],
  bad: [
    {
      says: 'a namespace that changes its environment',
      object: 'Namespace api',
      set: { 'metadata.labels.env': 'beta' },
      request: relabelled,
      complains: [
        "Namespace api: leave its environment 'production' and its label app.kubernetes.io/part-of (env is 'beta')",
      ],
    },
    {
      says: 'a namespace that leaves the platform',
      object: 'Namespace api',
      set: { 'metadata.labels[app.kubernetes.io/part-of]': 'elsewhere' },
      request: relabelled,
      complains: [
        "Namespace api: leave its environment 'production' and its label app.kubernetes.io/part-of (env is 'production')",
      ],
    },
  ],
};
