/** Network of a set of objects: pods, policies, labels of namespaces. */

import type { Block } from '../kubernetes/cidr';
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import type { Labels } from '../kubernetes/selectors';
import type { ClusterPolicy } from './cluster-policy';
import { inOrder, isClusterPolicy, readClusterPolicy } from './cluster-policy';
import { podEnds } from './controller-labels';
import type { PodEnd } from './end';
import type { NetworkPolicy } from './policy';
import { isNetworkPolicy, readPolicy } from './policy';
import { keysSelected } from './selected-keys';

export interface Network {
  /** The pods of each workload, in the order of the objects. */
  readonly pods: readonly PodEnd[];
  readonly policies: ReadonlyMap<string, readonly NetworkPolicy[]>;
  /** Policies of the whole cluster, in the order in which they are judged. */
  readonly clusterPolicies: readonly ClusterPolicy[];
  /** Labels of the namespaces of which there is an object, with their names. */
  readonly namespaces: ReadonlyMap<string, Labels>;
  /** The addresses of pods without a known one; empty: no ipBlock matches them. */
  readonly podBlocks: readonly Block[];
}

/** The label that the API server writes on every namespace. */
export const nameLabel = 'kubernetes.io/metadata.name';

/**
 * Reads objects as they stand in YAML: kinds that say nothing of pods, policies and namespaces are left out, and so is a
 * pod of a workload that is here too.
 */
export function readNetwork(objects: readonly Manifest[], podBlocks: readonly Block[] = []): Network {
  const there = new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace} ${metadata.name}`));
  const owned = ({ metadata }: Manifest) =>
    list(metadata['ownerReferences'] as readonly { kind: string; name: string }[] | undefined).some(({ kind, name }) =>
      there.has(`${kind} ${metadata.namespace} ${name}`),
    );
  const policies = new Map<string, NetworkPolicy[]>();
  for (const policy of objects.filter(isNetworkPolicy).map(readPolicy)) {
    const own = policies.get(policy.namespace);
    if (own) own.push(policy);
    else policies.set(policy.namespace, [policy]);
  }
  const clusterPolicies = inOrder(objects.filter(isClusterPolicy).map(readClusterPolicy));
  const keys = keysSelected([...policies.values()].flat(), clusterPolicies);
  return {
    pods: objects.filter((object) => !owned(object)).flatMap((object) => podEnds(object, keys)),
    policies,
    clusterPolicies,
    namespaces: new Map(
      objects
        .filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1')
        .map(({ metadata: { name, labels } }) => [name, { ...(labels as Labels | null), [nameLabel]: name }]),
    ),
    podBlocks,
  };
}

/** Every policy of a network. */
export function policiesOf({ policies }: Network): readonly NetworkPolicy[] {
  return [...policies.values()].flat();
}

/** The labels of the namespace of an end; one without an object has its name alone. */
export function namespaceLabels({ namespaces }: Network, { namespace, namespaceLabels: own }: PodEnd): Labels {
  return own ?? namespaces.get(namespace) ?? { [nameLabel]: namespace };
}
