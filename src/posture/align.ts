/** Objects of two sides that are the same under another name: a rename alone is not a change. */
import { identity, nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';

/** Objects of both sides, by an identity that a rename and the hash in the name of a Job do not change. */
export interface Sides {
  readonly before: ReadonlyMap<string, Manifest>;
  readonly after: ReadonlyMap<string, Manifest>;
}

export function aligned(before: readonly Manifest[], after: readonly Manifest[]): Sides {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const gone = new Map<string, Manifest>();
  for (const [key, object] of old) if (!now.has(key)) gone.set(contentOf(object), object);
  const renamed = [...now].map(([key, object]): [string, Manifest] => {
    const was = old.has(key) ? undefined : gone.get(contentOf(object));
    if (!was) return [key, object];
    gone.delete(contentOf(object));
    const same = { ...object, metadata: { ...object.metadata, name: was.metadata.name } };
    return [identity(same), same];
  });
  return { before: old, after: new Map(renamed) };
}

function byIdentity(objects: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(objects.map(withoutHash).map((object) => [identity(object), object]));
}

/** The name of a Job ends in a hash of what it runs. */
function withoutHash(object: Manifest): Manifest {
  if (object.kind !== 'Job') return object;
  return { ...object, metadata: { ...object.metadata, name: object.metadata.name.replace(/-[0-9a-f]{8}$/, '') } };
}

/** An object without its name. */
function contentOf(object: Manifest): string {
  return JSON.stringify({ ...object, metadata: { ...object.metadata, name: '' } });
}

/** Objects that are on both sides, of the kinds that a test takes. */
export function pairsOf(
  { before, after }: Sides,
  isMeant: (object: Manifest) => boolean,
): readonly { readonly name: string; readonly old: Manifest | undefined; readonly now: Manifest | undefined }[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const one = now ?? old;
    return one && isMeant(one) ? [{ name: nameOf(one), old, now }] : [];
  });
}
