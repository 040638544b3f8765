/** Objects with pods that no rule finds: where their kinds have them is not known. */
import { hidesPods } from '../kubernetes/hidden-pods';
import { nameOf } from '../kubernetes/identity';
import type { Note } from './note';
import type { Located } from './objects';

/** A note for each file with such an object, by the name of the first. */
export function hiddenIn(objects: readonly Located[]): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const { document, manifest } of objects) {
    if (notes.has(document.file) || !hidesPods(manifest)) continue;
    notes.set(document.file, { file: document.file, reason: 'pods', detail: nameOf(manifest) });
  }
  return [...notes.values()];
}
