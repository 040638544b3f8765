/** Edits of files: a new file, or lines put into a list of one that exists; all are written, or none. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Edit {
  /** Below the root. */
  readonly path: string;
  readonly text: string;
  /** The text that it replaces. @default - a new file */
  readonly before?: string;
}

/** A line for a list in a file: the list begins after one line and ends before another. */
export interface Insertion {
  readonly begins: RegExp;
  readonly ends: RegExp;
  readonly text: string;
  /** Whether it goes where the order of the alphabet has it. @default false - at the end */
  readonly sorted?: boolean;
}

/** @returns the text with the insertion; nothing where there is no such list */
export function insert(text: string, { begins, ends, text: added, sorted = false }: Insertion): string | undefined {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => begins.test(line)) + 1;
  const last = lines.findIndex((line, place) => place >= first && ends.test(line));
  if (first === 0 || last < 0) return undefined;
  const later = lines.findIndex((line, place) => place >= first && place < last && keyOf(line) > keyOf(added));
  const place = sorted && later >= 0 ? later : last;
  return [...lines.slice(0, place), added, ...lines.slice(place)].join('\n');
}

/** What the order of a line goes by: the file that it imports, or its own text. */
function keyOf(line: string): string {
  return /from '([^']+)'/.exec(line)?.[1] ?? line;
}

/** Writes all edits; where one fails, takes back those before it. @throws what the file system says */
export function write(root: string, edits: readonly Edit[]): void {
  const done: Edit[] = [];
  const made: string[] = [];
  try {
    for (const edit of edits) {
      const path = join(root, edit.path);
      const folder = mkdirSync(dirname(path), { recursive: true });
      if (folder !== undefined) made.push(folder);
      done.push(edit);
      writeFileSync(path, edit.text, { flag: edit.before === undefined ? 'wx' : 'w' });
    }
  } catch (error) {
    for (const { path, before } of done) {
      if (before !== undefined) writeFileSync(join(root, path), before);
    }
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
