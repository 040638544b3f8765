/** Objects that are there more than once, as of a base and an overlay in one folder. */
import { identity, nameOf } from '../kubernetes/identity';
import type { Note } from './note';
import type { Located } from './objects';

/** A note for each file with an object that is there before, in it or in another one. */
export function repeatedIn(objects: readonly Located[]): readonly Note[] {
  const known = new Set<string>();
  const notes = new Map<string, Note>();
  for (const { document, manifest } of objects) {
    const name = identity(manifest);
    const isMade = manifest.metadata.name.endsWith('*');
    if (known.has(name) && !isMade && !notes.has(document.file))
      notes.set(document.file, { file: document.file, reason: 'twice', detail: nameOf(manifest) });
    known.add(name);
  }
  return [...notes.values()];
}
