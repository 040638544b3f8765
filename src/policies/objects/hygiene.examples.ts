import { another, type Fixtures } from '../example';
import { good } from '../good';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

const deployment = good.objects.find(({ kind }) => kind === 'Deployment') as unknown as {
  readonly spec: { readonly template: { readonly spec: object } };
};

const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'init', uid: '1' };

/** A pod in the place of the Job `init`. */
function pods(ownerReferences: readonly object[]) {
  return {
    without: ['Job init'],
    plus: [
      another('ServiceAccount init', 'init', {
        kind: 'Pod',
        automountServiceAccountToken: undefined,
        'metadata.ownerReferences': ownerReferences,
        spec: { ...deployment.spec.template.spec, serviceAccountName: 'init' },
      }),
    ],
  };
}

export const stableApiVersion: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a policy of Envoy Gateway, which has no other version', object: 'SecurityPolicy api' },
  ],
  bad: [
    {
      says: 'a route of before',
      object: 'HTTPRoute api',
      set: { apiVersion: 'gateway.networking.k8s.io/v1beta1' },
      also: ['door-kind'],
      complains: ["HTTPRoute api/api: use a stable apiVersion (it is 'gateway.networking.k8s.io/v1beta1')"],
    },
    {
      says: 'a version of Envoy Gateway to come',
      object: 'SecurityPolicy api',
      set: { apiVersion: 'gateway.envoyproxy.io/v1alpha2' },
      also: ['door-kind'],
      complains: ["SecurityPolicy api/api: use a stable apiVersion (it is 'gateway.envoyproxy.io/v1alpha2')"],
    },
    {
      says: 'an unstable API',
      object: 'HorizontalPodAutoscaler api',
      set: { apiVersion: 'autoscaling/v2beta2' },
      complains: ["HorizontalPodAutoscaler api/api: use a stable apiVersion (it is 'autoscaling/v2beta2')"],
    },
    {
      says: 'an API that may vanish',
      object: 'PodDisruptionBudget api',
      set: { apiVersion: 'policy/v1alpha1' },
      complains: ["PodDisruptionBudget api/api: use a stable apiVersion (it is 'policy/v1alpha1')"],
    },
  ],
};

export const managedPod: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a pod of a controller', ...pods([{ ...owner, controller: true }]) },
  ],
  bad: [
    {
      says: 'a naked pod',
      ...pods([]),
      complains: ['Pod api/init: let a Deployment, StatefulSet or Job make the pod; nothing replaces a naked one'],
    },
    {
      says: 'a pod with an owner that is not a controller',
      ...pods([owner]),
      complains: ['Pod api/init: let a Deployment, StatefulSet or Job make the pod; nothing replaces a naked one'],
    },
  ],
};

export const restartPolicy: Fixtures = {
  good: [{ says: 'a Deployment', object: 'Deployment api' }],
  bad: [
    {
      says: 'what Kubernetes would guess',
      object: 'Deployment api',
      set: { [`${pod}.restartPolicy`]: undefined },
      complains: ['Deployment api/api: pod: set restartPolicy (it is missing)'],
    },
    {
      says: 'what Kubernetes would guess of a Job, and refuse',
      object: 'Job init',
      set: { [`${pod}.restartPolicy`]: undefined },
      complains: ['Job api/init: pod: set restartPolicy (it is missing)'],
    },
  ],
};

export const uniqueEnvironment: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a variable that is set twice',
      object: 'Deployment api',
      set: {
        [`${container}.env[1]`]: { name: 'LOG_LEVEL', value: 'info' },
        [`${container}.env[2]`]: { name: 'REGION', value: 'eu' },
        [`${container}.env[3]`]: { name: 'LOG_LEVEL', value: 'debug' },
        [`${container}.env[4]`]: { name: 'LOG_LEVEL', value: 'trace' },
      },
      complains: ["Deployment api/api: container 'api': keep one env 'LOG_LEVEL' (it is there more than once)"],
    },
    {
      says: 'a variable that is set twice alike',
      object: 'StatefulSet mongo',
      set: {
        [`${container}.env[1]`]: { name: 'A', value: '1' },
        [`${container}.env[2]`]: { name: 'A', value: '1' },
      },
      complains: ["StatefulSet api/mongo: container 'mongo': keep one env 'A' (it is there more than once)"],
    },
  ],
};
