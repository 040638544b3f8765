/** Fields of objects, by allow list; those of pods have a policy of their own. */

import { isSet } from '../../kubernetes/manifest';
import { celText } from '../admission';
import { isKind } from '../kinds';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';
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
  ...['BackendTrafficPolicy', 'Certificate', 'ClientTrafficPolicy', 'ConfigMap', 'CronJob', 'Deployment', 'Gateway'],
  ...['HTTPRoute', 'HorizontalPodAutoscaler', 'Ingress', 'Issuer', 'LimitRange', 'NetworkPolicy'],
  ...['PodDisruptionBudget', 'ResourceQuota', 'Role', 'RoleBinding', 'SecurityPolicy', 'Service', 'ServiceAccount'],
  ...['StatefulSet'],
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

/** Fields of metadata that the API server writes. */
const server = [
  ...['creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation'],
  ...['managedFields', 'resourceVersion', 'uid'],
];

export const serverFields: Policy = {
  id: 'server-fields',
  source: 'V18',
  title: 'Objects are written without what the API server writes',
  why: 'An object that says who manages its fields, or which version it replaces, hides who changed it; one that says when it was deleted is gone.',
  fix: `remove status, and of metadata ${server.join(', ')}`,
  answers: [],
  admission: { cannot: 'In the API server every object has them: it writes them itself, before it asks.' },
  check: (object, { declared, environment, request }) => {
    const { metadata } = object;
    // In a request they are the API server's own.
    if (environment === undefined || request || !Object.hasOwn(shapes, object.kind)) return [];
    const addresses = (declared?.services ?? []).flatMap(({ address, namespace }) =>
      namespace === metadata.namespace && address !== undefined ? [address] : [],
    );
    return [
      ...server.flatMap((field) =>
        demand(
          !isSet(metadata[field]),
          ['metadata', field],
          `remove metadata.${field} ${found(metadata[field])}; the API server writes it`,
        ),
      ),
      ...demand(
        !isKind(object, 'Service') || [undefined, null, 'None', ...addresses].includes(object.spec?.clusterIP),
        ['spec', 'clusterIP'],
        'remove spec.clusterIP; the API server chooses an address that is free',
      ),
      ...demand(!isSet(object['status']), ['status'], `remove status ${found(object['status'])}; controllers write it`),
    ];
  },
};
