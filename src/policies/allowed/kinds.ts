/** Kinds of objects, by allow list. */

import type { Access } from '../../config/access';
import type { Policy } from '../policy';
import { demand } from '../sentences';
import { knownKinds } from '../written';

export const knownKind: Policy = {
  id: 'known-kind',
  source: 'V18',
  title: 'Objects are of the kinds and versions that charts write',
  why: 'A kind that no rule reads asks a controller, or the API server itself, for what every rule refuses.',
  fix: 'write the object as one of the kinds of src/policies/written.ts, in the version that stands there',
  answers: [],
  admission: {
    cannot:
      'In our namespaces controllers write other kinds, and outside of them others do: who may write is the question there.',
  },
  check: ({ apiVersion, kind, metadata }, { declared, environment }) => {
    const known = Object.hasOwn(knownKinds, kind) ? knownKinds[kind] : undefined;
    if (environment === undefined) return [];
    const names = declared && namesOfCluster(kind, declared.access);
    if (known === apiVersion)
      return demand(
        names?.includes(metadata.name) !== false,
        ['metadata', 'name'],
        `remove the ${kind}; no persona of src/config/personas.ts has it`,
      );
    return known === undefined
      ? demand(false, ['kind'], `remove the ${kind} of ${apiVersion}; no chart writes this kind`)
      : demand(false, ['apiVersion'], `set apiVersion to '${known}' (it is '${apiVersion}')`);
  },
};

/** Names of the objects of a kind that grants rights outside of namespaces; none of other kinds. */
function namesOfCluster(kind: string, { bindings, roles }: Access): readonly string[] | undefined {
  if (kind === 'ClusterRole') return roles.map(({ name }) => name);
  if (kind !== 'ClusterRoleBinding') return undefined;
  return bindings.flatMap(({ name, namespaces }) => (namespaces ? [] : [name]));
}
