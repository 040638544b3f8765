/** From inputs to objects: everything that can be read, and a sentence for everything that cannot. */
import { decode } from './bytes';
import { noteOfText, noteOfValue } from './claims';
import type { Document } from './document';
import { documentsOf, firstLine } from './document';
import type { Problem } from './finding';
import type { Input } from './input';
import { readInput } from './input';
import { jsonParts } from './json-stream';
import type { Limits } from './limits';
import type { Note } from './note';
import type { Located, Objects } from './objects';
import { objectsOf } from './objects';
import { readYaml } from './yaml';

export interface Reading extends Objects {
  /** Inputs of which a part was not judged, at most one for each. */
  readonly notes: readonly Note[];
}

interface Part extends Objects {
  readonly note?: Note | undefined;
}

/**
 * @param tolerant whether a document that does not claim to be an object is a note, and not a problem
 * @returns what is in the inputs, in their order; where it is too much, what comes before that
 */
export async function readAll(inputs: readonly Input[], limits: Limits, tolerant = false): Promise<Reading> {
  const objects: Located[] = [];
  const problems: Problem[] = [];
  const notes: Note[] = [];
  let noted: Note | undefined;
  const take = (found: Part) => {
    for (const one of found.objects) objects.push(one);
    for (const one of found.problems) problems.push(one);
    noted ??= found.note;
  };
  for (const input of inputs) {
    const before = objects.length + problems.length;
    noted = undefined;
    const bytes = await readInput(input, limits.bytes);
    const decoded = bytes.ok ? decode(bytes.bytes) : bytes;
    if (!decoded.ok) problems.push({ file: input.file, line: 1, message: decoded.problem });
    else
      for (const document of documentsOf(input.file, decoded.text)) {
        const excess = excessOf({ objects, problems }, limits);
        if (excess) {
          problems.push({ file: input.file, line: firstLine(document), message: `not read from here on: ${excess}` });
          return { objects, problems, notes };
        }
        for (const part of jsonParts(document)) take(read(part, limits, tolerant));
      }
    if (noted) notes.push(noted);
    else if (objects.length + problems.length === before) notes.push({ file: input.file, reason: 'empty' });
  }
  return { objects, problems, notes };
}

function excessOf({ objects, problems }: Objects, limits: Limits): string | undefined {
  if (objects.length >= limits.objects) return `${limits.objects} objects are enough for one check; name fewer files`;
  if (problems.length >= limits.problems)
    return `${limits.problems} problems are enough for one check; correct those first`;
  return undefined;
}

function read(document: Document, { values }: Limits, tolerant: boolean): Part {
  const yaml = readYaml(document, values);
  const note = tolerant ? (yaml.ok ? noteOfValue(document, yaml.value) : noteOfText(document)) : undefined;
  if (note) return { objects: [], problems: [], note };
  if (!yaml.ok) return { objects: [], problems: [yaml.problem] };
  const { objects, problems } = objectsOf(document, yaml.value, tolerant);
  return { objects, problems: [...yaml.problems, ...problems] };
}
