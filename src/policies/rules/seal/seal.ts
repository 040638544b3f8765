/** Nothing of one environment gets into another, whoever applies it. */
import { celText, clusterScoped, namespaced } from '../../admission';
import { namespaceNamed } from '../../by-namespace';
import * as fixtures from '../../fixtures/seal/seal';
import type { Manifest, Policy, PolicyContext } from '../../policy';
import { demand, isSet, show } from '../../sentences';
import { isOfControlPlane } from '../objects/labels';

/** The ConfigMap of a cluster that says of which environment it is: its key `environment`. */
export const clusterIdentity = { namespace: 'kube-system', name: 'cluster-identity' } as const;

const partOf = 'app.kubernetes.io/part-of';
const platform = 'breakwater';
const env = "metadata.?labels[?'env'].orValue('none')";
const part = `metadata.?labels[?'${partOf}'].orValue('none')`;

const guards = [
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
];

/** Kinds that are asked for their namespace's environment. */
const sealedKinds = [
  'Certificate',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Issuer',
  'Job',
  'LimitRange',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Service',
  'ServiceAccount',
  'StatefulSet',
];

export const environmentMatch: Policy = {
  id: 'environment-match',
  source: 'V1',
  title: 'Objects are of the environment of their namespace',
  why: "Configuration of one environment in another sends its users' data to the wrong place.",
  fix: "set the label env to the namespace's, or apply what is in the folder of dist of that environment",
  answers: [],
  admission: {
    resources: namespaced,
    // What the control plane makes in every namespace, without labels.
    unless: {
      'not-the-root-certificate': "request.resource.resource == 'configmaps' && request.name == 'kube-root-ca.crt'",
      'not-the-default-account':
        "request.resource.resource == 'serviceaccounts' && request.name == 'default' && request.userInfo.username.startsWith('system:serviceaccount:kube-system:')",
    },
    variables: { found: `object.${env}`, expected: `namespaceObject.${env}` },
    expression: 'variables.found == variables.expected',
    found:
      "(variables.found == 'none' ? 'it has no label env' : 'it is of environment ' + variables.found) + ', its namespace is of ' + variables.expected",
  },
  fixtures: fixtures.environmentMatch,
  check: (object, context) => {
    const namespace = namespaceOf(object, context);
    if (!namespace || !sealedKinds.includes(object.kind) || isOfControlPlane(object, context)) return [];
    return demand(
      environmentOf(object) === environmentOf(namespace),
      `set the label env to ${show(environmentOf(namespace))}, which is its namespace's (it is ${show(environmentOf(object))})`,
    );
  },
};

export const environmentFixed: Policy = {
  id: 'environment-fixed',
  source: 'V3',
  title: 'A namespace keeps its environment',
  why: 'Whoever relabels a namespace has changed what may be in it.',
  fix: 'leave its labels env and app.kubernetes.io/part-of as they are, and use the cluster of the other environment',
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['namespaces'] }],
    operations: ['UPDATE'],
    // A selector would look at the labels that the request brings: who takes them off would not be asked.
    everywhere: true,
    unless: { 'not-ours': `oldObject.${part} != '${platform}'` },
    variables: { before: `oldObject.${env}`, after: `object.${env}` },
    expression: `variables.before == variables.after && object.${part} == '${platform}'`,
    found: "'it is of environment ' + variables.before + ' and stays so, got ' + variables.after",
  },
  fixtures: fixtures.environmentFixed,
  check: (object, { request }) => {
    const before = request?.oldObject;
    if (object.kind !== 'Namespace' || !before || before.metadata.labels?.[partOf] !== platform) return [];
    return demand(
      environmentOf(before) === environmentOf(object) && object.metadata.labels?.[partOf] === platform,
      `leave its environment ${show(environmentOf(before))} and its label ${partOf} (env is ${show(environmentOf(object))})`,
    );
  },
};

export const clusterMatch: Policy = {
  id: 'cluster-match',
  source: 'V2',
  title: 'Objects are of the environment of their cluster',
  why: 'Where namespaces have the same names in all clusters, only the cluster itself can tell whose object it is.',
  fix: 'use the cluster of its environment: the ConfigMap kube-system/cluster-identity says which one this is',
  answers: [],
  admission: {
    resources: [...clusterScoped, ...namespaced],
    everywhere: true,
    unless: { 'not-ours': `object.${part} != '${platform}'` },
    parameters: clusterIdentity,
    expression: `object.${env} == params.data.environment`,
    found: `'it is of environment ' + object.${env} + ', this cluster is of ' + params.data.environment`,
  },
  fixtures: fixtures.clusterMatch,
  check: (object, { environment }) => {
    if (!isOurs(object) || guards.includes(object.kind) || environment === undefined) return [];
    return demand(
      environmentOf(object) === environment,
      `set the label env to ${show(environment)}, which is the cluster's (it is ${show(environmentOf(object))})`,
    );
  },
};

export const guardMatch: Policy = {
  id: 'guard-match',
  source: 'V2',
  title: 'Policies of the API server are of the environment of their cluster',
  why: 'No policy is asked about policies: those of another environment would take the place of its own.',
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
    unless: { 'not-ours': `object.${part} != '${platform}'` },
    expression: `object.${env} == ${celText(environment)}`,
    found: `'it is of environment ' + object.${env} + ', this cluster is of ' + ${celText(environment)}`,
  }),
  fixtures: fixtures.guardMatch,
  check: (object, { environment = 'none' }) => {
    if (!isOurs(object) || !guards.includes(object.kind)) return [];
    return demand(
      environmentOf(object) === environment,
      `set the label env to ${show(environment)}, which is the cluster's (it is ${show(environmentOf(object))})`,
    );
  },
};

export const clusterIdentityKept: Policy = {
  id: 'cluster-identity-kept',
  source: 'V2',
  title: 'A cluster stays what it says it is',
  why: 'Whoever changes what a cluster says of itself opens it to another environment.',
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
  fixtures: fixtures.clusterIdentityKept,
  check: (object, { request }) => {
    const { name, namespace } = object.metadata;
    if (object.kind !== 'ConfigMap' || name !== clusterIdentity.name || namespace !== clusterIdentity.namespace)
      return [];
    if (request?.operation === 'DELETE') return ['leave it: without it nothing of ours can be applied'];
    const before = request?.oldObject?.['data'];
    return demand(
      !isSet(before) || JSON.stringify(before) === JSON.stringify(object['data']),
      `leave its data as it is (it was ${show(before)}, now ${show(object['data'])})`,
    );
  },
};

function environmentOf({ metadata }: Manifest): string {
  return metadata.labels?.['env'] ?? 'none';
}

function isOurs({ metadata }: Manifest): boolean {
  return metadata.labels?.[partOf] === platform;
}

/** The namespace of an object, where it is one of ours. */
function namespaceOf({ metadata }: Manifest, { objects }: PolicyContext): Manifest | undefined {
  const namespace = namespaceNamed(objects, metadata.namespace);
  return namespace && isOurs(namespace) ? namespace : undefined;
}
