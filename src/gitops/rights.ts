/** Rights of the account by which an engine applies dist: its kinds and no others. */
import type { Manifest } from '../kubernetes/manifest';
import { type Kind, kindsOf, resourceOf, sorted } from './kinds';

/** A rule of RBAC. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** To apply, to read back and to prune. */
const owned = ['get', 'list', 'create', 'patch', 'delete'] as const;

/**
 * @returns the rules for what is in dist; for what tells whether it is well; for the parameters of admission policies, since
 * the API server lets only those bind a policy who may read them; and for roles of people, which give what the account
 * does not have itself
 */
export function rulesFor(objects: readonly Manifest[]): readonly Rule[] {
  const kinds = kindsOf(objects);
  const roles = sorted(objects.filter(({ kind }) => kind === 'ClusterRole').map(({ metadata: { name } }) => name));
  return [
    ...rulesOf(kinds, owned),
    ...rulesOf(parameters(objects, kinds), ['get']),
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
    { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list'] },
    ...(roles.length === 0
      ? []
      : [
          {
            apiGroups: ['rbac.authorization.k8s.io'],
            resources: ['clusterroles'],
            resourceNames: roles,
            verbs: ['bind', 'escalate'],
          },
        ]),
  ];
}

/** A rule for each group. */
function rulesOf(kinds: readonly Kind[], verbs: readonly string[]): readonly Rule[] {
  return sorted(kinds.map(({ group }) => group)).map((group) => ({
    apiGroups: [group],
    resources: sorted(kinds.filter((one) => one.group === group).map(({ kind }) => resourceOf(kind))),
    verbs,
  }));
}

/** Kinds of the parameters of policies that are not in dist. */
function parameters(objects: readonly Manifest[], known: readonly Kind[]): readonly Kind[] {
  const all = objects
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy')
    .flatMap(({ spec }) => (spec as { readonly paramKind?: Pick<Manifest, 'apiVersion' | 'kind'> }).paramKind ?? []);
  return kindsOf(all).filter(({ group, kind }) => !known.some((one) => one.group === group && one.kind === kind));
}
