import type { Manifest } from '../../kubernetes/manifest';
import { type Fixtures, goodObject } from '../example';

const user = { name: 'admin', groups: ['system:masters', 'system:authenticated'] };

const labels = { ...goodObject('Namespace api').metadata.labels, 'app.kubernetes.io/instance': 'cluster-policies' };

/** A policy in the API server, of an environment. */
function guard(environment: string): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: 'breakwater-example', labels: { ...labels, env: environment } },
    spec: { policyName: 'breakwater-example', validationActions: ['Deny'] },
  };
}

function identity(environment: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cluster-identity', namespace: 'kube-system' },
    data: { environment },
  };
}

export const clusterMatch: Fixtures = {
  good: [
    { says: 'a namespace of the cluster', object: 'Namespace api' },
    { says: 'a class of the cluster', object: 'PriorityClass api' },
  ],
  bad: [
    {
      says: 'a class of another cluster',
      object: 'PriorityClass api',
      set: { 'metadata.labels.env': 'beta' },
      complains: ["PriorityClass api: set the label env to 'production', which is the cluster's (it is 'beta')"],
    },
    {
      says: 'a class of no environment',
      object: 'PriorityClass api',
      set: { 'metadata.labels.env': undefined },
      also: ['cluster-labels'],
      complains: ["PriorityClass api: set the label env to 'production', which is the cluster's (it is 'none')"],
    },
  ],
};

export const guardMatch: Fixtures = {
  good: [{ says: 'a binding of the cluster', plus: [guard('production')] }],
  bad: [
    {
      says: 'a binding of another cluster',
      plus: [guard('beta')],
      complains: [
        "ValidatingAdmissionPolicyBinding breakwater-example: set the label env to 'production', which is the cluster's (it is 'beta')",
      ],
    },
    {
      says: 'a webhook of another cluster',
      plus: [{ ...guard('lab'), kind: 'ValidatingWebhookConfiguration', webhooks: [] }],
      complains: [
        "ValidatingWebhookConfiguration breakwater-example: set the label env to 'production', which is the cluster's (it is 'lab')",
      ],
    },
  ],
};

export const clusterIdentityKept: Fixtures = {
  good: [
    {
      says: 'the same said again',
      plus: [identity('production')],
      request: { operation: 'UPDATE', user, oldObject: identity('production') },
    },
  ],
  bad: [
    {
      says: 'another environment',
      plus: [identity('beta')],
      request: { operation: 'UPDATE', user, oldObject: identity('production') },
      complains: [
        'ConfigMap kube-system/cluster-identity: leave its data as it is (it was {"environment":"production"}, now {"environment":"beta"})',
      ],
    },
    {
      says: 'no identity any more',
      plus: [identity('production')],
      request: { operation: 'DELETE', user, oldObject: identity('production') },
      complains: ['ConfigMap kube-system/cluster-identity: leave it: without it nothing of ours can be applied'],
    },
  ],
};
