/** ServiceAccounts of workloads: one each, not shared, and the default one turned off. */

import { nameOf } from '../../kubernetes/identity';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet } from '../../kubernetes/manifest';
import { objectsOf } from '../kinds';
import { isOwned, onPod, type Pod, workloadsIn } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { accountOf } from './identity';

export const serviceAccountOwner: Policy = {
  id: 'service-account-owner',
  source: 13,
  title: 'Each workload has a ServiceAccount of its own, and each namespace turns its default one off',
  why: 'A right of a shared account cannot be revoked for one workload alone.',
  fix: 'add a ServiceAccount for each workload, and one named default with automountServiceAccountToken false',
  answers: ['KL non-existent-service-account', 'KB C-0307'],
  admission: {
    cannot: 'It would have to read the other objects of the namespace, and it is given one object at a time.',
  },
  check: (object, context) => [
    ...onPod(object, (pod) => ownerProblems(object, pod, context)),
    ...namespaceProblems(object, context),
  ],
};

export const deprecatedServiceAccount: Policy = {
  id: 'deprecated-service-account',
  source: 13,
  title: 'Pods name their account by serviceAccountName',
  why: 'Two fields for one name can differ, and a reader trusts the wrong one.',
  fix: 'remove serviceAccount from the pod: serviceAccountName replaced it',
  answers: ['KL deprecated-service-account-field', 'KB C-0294'],
  admission: { cannot: 'The API server copies serviceAccountName into the deprecated field before admission.' },
  check: (object) =>
    isOwned(object)
      ? []
      : onPod(object, ({ path, spec: { serviceAccount } }) =>
          demand(
            !isSet(serviceAccount),
            [...path, 'serviceAccount'],
            `pod: remove serviceAccount ${found(serviceAccount)}; serviceAccountName replaced it`,
          ),
        ),
};

/** Faults of a pod's account; a pod with a controller is skipped, since it has the account of its owner. */
function ownerProblems(object: Manifest, { path, spec }: Pod, context: PolicyContext): readonly Fault[] {
  const name = accountOf(spec);
  const field = spec.serviceAccountName ? 'serviceAccountName' : 'serviceAccount';
  if (isOwned(object) || ['', 'default'].includes(name)) return [];
  const { namespace } = object.metadata;
  const accounts = objectsOf(context, 'ServiceAccount', namespace);
  const sharers = workloadsIn(context, namespace)
    .filter((other) => other.object !== object && !isOwned(other.object) && accountOf(other.pod.spec) === name)
    .map((other) => nameOf(other.object));
  return [
    ...demand(
      accounts.some(({ metadata }) => metadata.name === name),
      [...path, field],
      `pod: add the ServiceAccount '${name}' to the namespace (there is none), or correct serviceAccountName`,
    ),
    ...demand(
      sharers.length === 0,
      [...path, field],
      `pod: set serviceAccountName to an account of its own ('${name}' is shared with ${sharers.join(', ')})`,
    ),
  ];
}

/** Kubernetes makes the account `default` itself, with its token on: only an object of ours turns it off. */
function namespaceProblems(object: Manifest, context: PolicyContext): readonly Fault[] {
  if (object.kind !== 'Namespace') return [];
  const accounts = objectsOf(context, 'ServiceAccount', object.metadata.name);
  return demand(
    accounts.some(({ metadata }) => metadata.name === 'default'),
    [],
    "add the ServiceAccount 'default' to this namespace (there is none) with automountServiceAccountToken false",
  );
}
