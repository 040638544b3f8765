/** Objects by their namespace, so that a rule does not go through all of an environment for each object. */
import type { Manifest } from '../kubernetes/manifest';

const known = new WeakMap<readonly Manifest[], ReadonlyMap<string | undefined, readonly Manifest[]>>();

/** The objects of a namespace, in their order. A list is looked at once: it must not change afterwards. */
export function inNamespace(objects: readonly Manifest[], namespace: string | undefined): readonly Manifest[] {
  const found = known.get(objects) ?? grouped(objects);
  known.set(objects, found);
  return found.get(namespace) ?? [];
}

const namespaces = new WeakMap<readonly Manifest[], ReadonlyMap<string | undefined, Manifest>>();

/** The Namespace of this name. */
export function namespaceNamed(objects: readonly Manifest[], name: string | undefined): Manifest | undefined {
  const found = namespaces.get(objects) ?? named(objects);
  namespaces.set(objects, found);
  return found.get(name);
}

/** The first of each name, as a list is looked through. */
function named(objects: readonly Manifest[]): ReadonlyMap<string | undefined, Manifest> {
  const all = inNamespace(objects, undefined).filter(({ kind }) => kind === 'Namespace');
  return new Map(all.toReversed().map((one) => [one.metadata.name, one]));
}

function grouped(objects: readonly Manifest[]): ReadonlyMap<string | undefined, readonly Manifest[]> {
  const groups = new Map<string | undefined, Manifest[]>();
  for (const object of objects) {
    const { namespace } = object.metadata;
    const group = groups.get(namespace);
    if (group) group.push(object);
    else groups.set(namespace, [object]);
  }
  return groups;
}
