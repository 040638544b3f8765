import { isKind, objectsOf } from './kinds';
import { onPod, type Pod, workloadsIn } from './pods';
import { type Manifest, nameOf, type Policy, type PolicyContext } from './policy';
import { demand, found, isSet, mustBe } from './sentences';

export const serviceAccount: Policy = {
  id: 'service-account',
  row: 13,
  title: 'Each workload has its own ServiceAccount, and no token is mounted',
  why: 'A token in a pod is a key to the API server, and a shared account cannot be taken from one workload alone.',
  check: (object, context) => [
    ...onPod(object, (pod) => podProblems(object, pod, context)),
    ...accountProblems(object),
    ...namespaceProblems(object, context),
  ],
};

function podProblems(object: Manifest, { spec }: Pod, context: PolicyContext): readonly string[] {
  return [
    ...nameProblems(object, spec.serviceAccountName, context),
    ...demand(
      !isSet(spec.serviceAccount),
      `pod: remove serviceAccount ${found(spec.serviceAccount)}; serviceAccountName replaced it`,
    ),
    ...mustBe({
      subject: 'pod',
      field: 'automountServiceAccountToken',
      value: spec.automountServiceAccountToken,
      wanted: false,
    }),
  ];
}

function nameProblems(object: Manifest, name: string | undefined, context: PolicyContext): readonly string[] {
  if (!isSet(name) || name === 'default') {
    return [`pod: set serviceAccountName to an account of its own ${found(name)}`];
  }
  const { namespace } = object.metadata;
  const accounts = objectsOf(context, 'ServiceAccount', namespace);
  const sharers = workloadsIn(context, namespace)
    .filter((other) => other.object !== object && other.pod.spec.serviceAccountName === name)
    .map((other) => nameOf(other.object));
  return [
    ...demand(
      accounts.some(({ metadata }) => metadata.name === name),
      `pod: add the ServiceAccount '${name}' to the namespace (there is none), or correct serviceAccountName`,
    ),
    ...demand(
      sharers.length === 0,
      `pod: set serviceAccountName to an account of its own ('${name}' is shared with ${sharers.join(', ')})`,
    ),
  ];
}

function accountProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'ServiceAccount')) return [];
  return mustBe({
    field: 'automountServiceAccountToken',
    value: object.automountServiceAccountToken,
    wanted: false,
  });
}

/** Kubernetes makes the account `default` itself, with its token on: only an object of ours turns it off. */
function namespaceProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (object.kind !== 'Namespace') return [];
  const accounts = objectsOf(context, 'ServiceAccount', object.metadata.name);
  return demand(
    accounts.some(({ metadata }) => metadata.name === 'default'),
    "add the ServiceAccount 'default' to this namespace (there is none) with automountServiceAccountToken false",
  );
}
