/** Fields of objects, by allow list; those of pods have a policy of their own. */
import { celText } from '../admission';
import type { Policy } from '../policy';
import { written } from '../written';
import { shapeFaults, shapeInCel } from './shape';
import { shapes } from './shapes';

/** Controllers write more into Jobs, which a CronJob makes, and into roles, which are aggregated. */
const unheld = ['daemonsets', 'jobs'];

const resources = written.map((one) => ({
  ...one,
  resources: one.resources.filter((resource) => !unheld.includes(resource)),
}));

const held = [
  ...['Certificate', 'ConfigMap', 'CronJob', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress', 'Issuer'],
  ...['LimitRange', 'NetworkPolicy', 'PodDisruptionBudget', 'ResourceQuota', 'Role', 'RoleBinding', 'Service'],
  ...['ServiceAccount', 'StatefulSet'],
];

export const knownFields: Policy = {
  id: 'known-fields',
  source: 'V18',
  title: 'Objects have the fields that charts write, and no others',
  why: 'A field that no chart writes changes what all others mean: a paused Deployment, a quota that counts nothing, a subject that replaces the one that is checked, a finalizer that is never removed.',
  fix: 'remove each field that no chart writes, such as finalizers, ownerReferences, binaryData, paused, partition, scopes, literalSubject, secretTemplate, keystores, secrets and imagePullSecrets',
  answers: [],
  admission: {
    resources,
    variables: { whole: 'dyn(object)' },
    expression: held
      .map(
        (kind) =>
          `(object.kind != ${celText(kind)} || ${shapeInCel('variables.whole', shapes[kind] ?? {}).join(' && ')})`,
      )
      .join(' && '),
    found: "'its fields'",
  },
  check: (object, { environment }) => {
    const shape = Object.hasOwn(shapes, object.kind) ? shapes[object.kind] : undefined;
    if (environment === undefined || shape === undefined) return [];
    return shapeFaults(object, shape, { path: [] });
  },
};
