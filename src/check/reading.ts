/** From inputs to objects: everything that can be read, and a sentence for everything that cannot. */
import { decode } from './bytes';
import type { Document } from './document';
import { documentsOf, firstLine } from './document';
import type { Problem } from './finding';
import type { Input } from './input';
import { readInput } from './input';
import type { Limits } from './limits';
import type { Located, Objects } from './objects';
import { objectsOf } from './objects';
import { readYaml } from './yaml';

export interface Reading extends Objects {
  /** Inputs without an object: sentences. */
  readonly notes: readonly string[];
}

/** @returns what is in the inputs, in their order; where it is too much, what comes before that */
export async function readAll(inputs: readonly Input[], limits: Limits): Promise<Reading> {
  const objects: Located[] = [];
  const problems: Problem[] = [];
  const notes: string[] = [];
  const take = (found: Objects) => {
    for (const one of found.objects) objects.push(one);
    for (const one of found.problems) problems.push(one);
  };
  for (const input of inputs) {
    const before = objects.length + problems.length;
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
        take(read(document, limits));
      }
    if (objects.length + problems.length === before) notes.push(`${input.file}: no objects`);
  }
  return { objects, problems, notes };
}

function excessOf({ objects, problems }: Objects, limits: Limits): string | undefined {
  if (objects.length >= limits.objects) return `${limits.objects} objects are enough for one check; name fewer files`;
  if (problems.length >= limits.problems)
    return `${limits.problems} problems are enough for one check; correct those first`;
  return undefined;
}

function read(document: Document, { values }: Limits): Objects {
  const yaml = readYaml(document, values);
  return yaml.ok ? objectsOf(document, yaml.value) : { objects: [], problems: [yaml.problem] };
}
