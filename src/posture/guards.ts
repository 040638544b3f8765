/** Guards of a whole namespace or cluster: default denies, and admission policies that are enforced. */
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import { selectsAll } from '../kubernetes/selectors';
import { isNetworkPolicy, readPolicy } from '../reach/policy';
import type { Change } from './change';

/** Guards that are gone, by what they did and not by their names. */
export function guardChanges(before: readonly Manifest[], after: readonly Manifest[]): readonly Change[] {
  const [old, now] = [guardsOf(before), guardsOf(after)];
  const namespaces = new Set(after.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const lost = [...old.values()].filter(
    ({ key, namespace }) => !now.has(key) && (namespace === undefined || namespaces.has(namespace)),
  );
  const gained = [...now.values()].filter(({ key }) => !old.has(key));
  const edited = new Set(lost.map(({ object }) => object).filter((one) => gained.some(({ object }) => object === one)));
  const isEdited = ({ namespace, object }: Guard) => namespace === undefined && edited.has(object);
  return [
    ...lost.map((guard): Change => {
      const { object } = guard;
      if (isEdited(guard))
        return { risk: 'medium', verb: 'changes', object, says: 'refuses other objects than before' };
      return { risk: 'high', verb: 'weakens', object, says: guard.lost };
    }),
    ...gained
      .filter((guard) => !isEdited(guard))
      .map((guard): Change => {
        return { risk: 'low', verb: 'strengthens', object: guard.object, says: guard.gained };
      }),
  ];
}

interface Guard {
  readonly key: string;
  readonly object: string;
  readonly lost: string;
  readonly gained: string;
  /** @default - the cluster */
  readonly namespace?: string;
}

function guardsOf(objects: readonly Manifest[]): ReadonlyMap<string, Guard> {
  const all = [...defaults(objects), ...admission(objects), ...webhooks(objects)];
  return new Map(all.map((guard) => [guard.key, guard]));
}

/** Policies that select every pod of their namespace, those to come too. */
function defaults(objects: readonly Manifest[]): readonly Guard[] {
  return objects
    .filter(isNetworkPolicy)
    .map(readPolicy)
    .flatMap(({ directions, namespace, podSelector }) =>
      selectsAll(podSelector)
        ? directions.map((direction) => ({
            key: `${direction} ${namespace}`,
            object: `Namespace ${namespace}`,
            lost: `has no policy for all pods in ${direction} any more: one without a policy of its own is open`,
            gained: `has a policy for all pods in ${direction}`,
            namespace,
          }))
        : [],
    );
}

interface Binding {
  readonly policyName?: string;
  readonly validationActions?: readonly string[];
}

/** Admission policies with a binding, by what both say. */
function admission(objects: readonly Manifest[]): readonly Guard[] {
  const policies = new Map(
    objects.filter(({ kind }) => kind === 'ValidatingAdmissionPolicy').map((one) => [one.metadata.name, one]),
  );
  return objects
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding')
    .flatMap((binding) => {
      const { policyName = '', ...spec } = (binding['spec'] ?? {}) as Binding;
      const policy = policies.get(policyName);
      if (!policy || !list(spec.validationActions).includes('Deny')) return [];
      return [
        {
          key: JSON.stringify([policy['spec'], spec]),
          object: `ValidatingAdmissionPolicy ${policyName}`,
          lost: 'is not enforced any more: it is gone, or its binding is or does not deny',
          gained: 'is enforced',
        },
      ];
    });
}

function webhooks(objects: readonly Manifest[]): readonly Guard[] {
  return objects
    .filter(({ kind }) => kind === 'ValidatingWebhookConfiguration')
    .map((one) => ({
      key: JSON.stringify(one['webhooks']),
      object: `${one.kind} ${one.metadata.name}`,
      lost: 'is not asked any more',
      gained: 'is asked',
    }));
}
