/**
 * The kinds of front doors that examples name, for an API server without their controllers: of any content, since the
 * schemas of their makers would drop what a rule has to refuse.
 */
import { groupOf } from '../../../src/kubernetes/groups';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { doorGroups } from '../../../src/policies/doors';
import { contextOf, subjectsOf } from '../../../src/policies/example';
import { examples } from '../../../src/policies/examples';
import { resourceOf } from '../../policies/resource';

/** A definition for each kind of these groups that an example has, in each of its versions. */
export function doorDefinitions(): readonly Manifest[] {
  const versions = new Map<string, { readonly one: Manifest; readonly names: Set<string> }>();
  for (const { bad, good } of Object.values(examples)) {
    for (const fixture of [...good, ...bad]) {
      for (const one of subjectsOf(fixture, contextOf(fixture))) {
        const group = groupOf(one.apiVersion);
        if (!doorGroups.includes(group)) continue;
        const key = `${group} ${one.kind}`;
        const known = versions.get(key) ?? { one, names: new Set() };
        known.names.add(one.apiVersion.slice(group.length + 1));
        versions.set(key, known);
      }
    }
  }
  return [...versions.values()].map(({ names, one }) => definition(one, [...names]));
}

function definition({ apiVersion, kind }: Manifest, names: readonly string[]): Manifest {
  const group = groupOf(apiVersion);
  const plural = resourceOf(kind);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      // Groups of Kubernetes ask for it.
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' },
    },
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
      scope: kind === 'GatewayClass' ? 'Cluster' : 'Namespaced',
      versions: names.map((name, at) => ({
        name,
        served: true,
        storage: at === 0,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        subresources: { status: {} },
      })),
    },
  };
}
