/** Environment of clusters: objects of another environment are refused, whoever applies them. */

import type { Manifest } from '../../kubernetes/manifest';
import { isSet } from '../../kubernetes/manifest';
import { celText, clusterScoped, namespaced } from '../admission';
import { isOurs, notOurs } from '../platform';
import type { Fault, Policy } from '../policy';
import { demand, show } from '../sentences';
import { environmentIn, environmentOf } from './environment';

/** The ConfigMap of a cluster that says of which environment it is: its key `environment`. */
export const clusterIdentity = { namespace: 'kube-system', name: 'cluster-identity' } as const;

const guards = [
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
];

export const clusterMatch: Policy = {
  id: 'cluster-match',
  source: 'V2',
  title: 'Objects are of the environment of their cluster',
  why: 'Where namespaces have the same names in all clusters, only the cluster itself can recognise a foreign object.',
  fix: 'use the cluster of its environment: the ConfigMap kube-system/cluster-identity says which one this is',
  answers: [],
  admission: {
    resources: [...clusterScoped, ...namespaced],
    everywhere: true,
    unless: notOurs,
    parameters: clusterIdentity,
    expression: `${environmentIn('object')} == params.data.environment`,
    found: `'it is of environment ' + ${environmentIn('object')} + ', this cluster is of ' + params.data.environment`,
  },
  check: (object, { environment }) => {
    if (!isOurs(object) || guards.includes(object.kind) || environment === undefined) return [];
    return clusterProblems(object, environment);
  },
};

export const guardMatch: Policy = {
  id: 'guard-match',
  source: 'V2',
  title: 'Policies of the API server are of the environment of their cluster',
  why: 'Policies do not match policies: those of another environment would replace its own.',
  fix: 'use the cluster of its environment',
  answers: [],
  admission: ({ environment = 'none' }) => ({
    resources: [
      {
        group: 'admissionregistration.k8s.io',
        version: 'v1',
        resources: guards.map((kind) => `${kind.toLowerCase().replace(/y$/, 'ie')}s`),
      },
    ],
    everywhere: true,
    inFiles: true,
    unless: notOurs,
    expression: `${environmentIn('object')} == ${celText(environment)}`,
    found: `'it is of environment ' + ${environmentIn('object')} + ', this cluster is of ' + ${celText(environment)}`,
  }),
  check: (object, { environment = 'none' }) => {
    if (!isOurs(object) || !guards.includes(object.kind)) return [];
    return clusterProblems(object, environment);
  },
};

export const clusterIdentityKept: Policy = {
  id: 'cluster-identity-kept',
  source: 'V2',
  title: 'A cluster keeps its identity',
  why: 'A cluster with another identity accepts objects of another environment.',
  fix: 'leave the ConfigMap kube-system/cluster-identity as it is, and make a new cluster for another environment',
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['configmaps'] }],
    operations: ['UPDATE', 'DELETE'],
    everywhere: true,
    unless: {
      'not-the-identity': `request.namespace != '${clusterIdentity.namespace}' || request.name != '${clusterIdentity.name}'`,
    },
    variables: { removed: "request.operation == 'DELETE'" },
    expression: 'variables.removed ? false : object.data == oldObject.data',
  },
  check: (object, { request }) => {
    const { name, namespace } = object.metadata;
    if (object.kind !== 'ConfigMap' || name !== clusterIdentity.name || namespace !== clusterIdentity.namespace)
      return [];
    if (request?.operation === 'DELETE')
      return demand(false, [], 'leave it: without it nothing of ours can be applied');
    const before = request?.oldObject?.['data'];
    return demand(
      !isSet(before) || JSON.stringify(before) === JSON.stringify(object['data']),
      ['data'],
      `leave its data as it is (it was ${show(before)}, now ${show(object['data'])})`,
    );
  },
};

function clusterProblems(object: Manifest, environment: string): readonly Fault[] {
  return demand(
    environmentOf(object) === environment,
    ['metadata', 'labels', 'env'],
    `set the label env to ${show(environment)}, which is the cluster's (it is ${show(environmentOf(object))})`,
  );
}
