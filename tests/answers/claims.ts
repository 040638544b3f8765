/** Names of tests that pages state: a link to a file of tests, followed by the names in double quotes. */
import { posix } from 'node:path';

/** The name of one test, where a page states it. */
export interface Claim {
  /** Of the page. */
  readonly line: number;
  /** The file of tests, below the root. */
  readonly file: string;
  /** As it stands in the file's source; none: the page links to the file as a whole. */
  readonly names: readonly string[];
}

const testFile = /(\.test\.ts|\.check\.ts|\/test_\w+\.py|\.test\.mjs)$/;

/** @returns every link of a page to a file of tests, with the names behind it */
export function claimsOf(page: string, text: string): readonly Claim[] {
  return text.split('\n').flatMap((row, place) =>
    [...row.matchAll(/\]\(([^)#\s]+)\)((?:,? (?:and )?"[^"]+")*)/g)].flatMap(([, target = '', quoted = '']) => {
      const file = posix.join(posix.dirname(page), target);
      if (/^[a-z]+:/.test(target) || !testFile.test(file)) return [];
      return [{ line: place + 1, file, names: [...quoted.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name) }];
    }),
  );
}

/** Whether a file of tests has a test, or a group of tests, of this name. */
export function hasTest(source: string, name: string): boolean {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "\\\\?'");
  if (new RegExp(`^ *(async )?def ${text}\\(`, 'm').test(source)) return true;
  // After `test`, or after the table of `test.each`.
  return new RegExp(`(?:\\b(?:test|it|describe)(?:\\.\\w+)*|[)\\]\`])\\(\\s*(['"\`])${text}\\1\\s*,`).test(source);
}

/** @param read the text of a file below the root; undefined where there is none */
export function problemsOf(page: string, text: string, read: (file: string) => string | undefined): readonly string[] {
  return claimsOf(page, text).flatMap(({ line, file, names }) => {
    const source = read(file);
    if (source === undefined) return [`${page}:${line}: there is no ${file}`];
    const missing = names.filter((name) => !hasTest(source, name));
    return missing.map((name) => `${page}:${line}: ${file} has no test "${name}"`);
  });
}

/** A row or an item of a section of proofs. */
export interface Proof {
  readonly line: number;
  readonly text: string;
}

/** @returns the rows and items of the sections `Proven here` and `How it is proven` */
export function proofsOf(text: string): readonly Proof[] {
  let inside = false;
  const lines = text.split('\n');
  return lines.flatMap((row, place) => {
    if (row.startsWith('## ')) inside = /^## (Proven here|How it is proven)/.test(row);
    const next = lines[place + 1] ?? '';
    const isHead = /^\| ?-|^\|-/.test(row) || /^\| ?-|^\|-/.test(next);
    return inside && /^(\| |- )/.test(row) && !isHead ? [{ line: place + 1, text: row }] : [];
  });
}
