/** Removal of the objects that one release has and another has not. */
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import type { Kubectl } from './kubectl';

/** Kinds that hold data, or namespaces that hold such: never removed by a run. */
const keeping: readonly string[] = ['Namespace', 'PersistentVolumeClaim', 'StatefulSet'];

export interface Removed {
  readonly removed: number;
  /** Sentences: what was left, and what could not be removed. */
  readonly left: readonly string[];
}

/** @param keep kinds that are left. @default - those that hold data */
export async function remove(
  kubectl: Kubectl,
  from: readonly Manifest[],
  but: readonly Manifest[],
  keep: readonly string[] = keeping,
): Promise<Removed> {
  const wanted = new Set(but.map(identity));
  const extra = from.filter((object) => !wanted.has(identity(object)));
  const left = extra
    .filter(({ kind }) => keep.includes(kind))
    .map((object) => `${identity(object)} holds data and is left`);
  const gone = extra.filter(({ kind }) => !keep.includes(kind));
  // Last first: a namespace after what is in it.
  let removed = 0;
  for (const object of [...gone].reverse()) {
    const ended = await deleteObject(kubectl, object);
    if (ended.ok) removed++;
    else left.push(`${object.kind} ${object.metadata.name} could not be removed: ${ended.problem.message}`);
  }
  return { removed, left };
}

/** Deletes one object, in the background. */
export function deleteObject(
  kubectl: Kubectl,
  { apiVersion, kind, metadata }: Manifest,
): ReturnType<Kubectl['delete']> {
  const { name, namespace } = metadata;
  // `Kind.version.group`, since two groups may have a kind of the same name.
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/').reverse().join('.')}` : '';
  return kubectl.delete(`${kind}${group}`, [name], { background: true, ...(namespace ? { namespace } : {}) });
}
