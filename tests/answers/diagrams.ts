/** Mermaid diagrams in pages, and what Mermaid's own parser says of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/programs/run';

export interface Diagram {
  readonly page: string;
  /** On which its fence begins. */
  readonly line: number;
  readonly text: string;
}

/** @throws where a fence has no end */
export function diagramsOf(page: string, text: string): readonly Diagram[] {
  const lines = text.split('\n');
  return lines.flatMap((row, place) => {
    if (!/^ *```mermaid\b/.test(row)) return [];
    const end = lines.findIndex((other, at) => at > place && /^ *``` *$/.test(other));
    if (end < 0) throw new Error(`${page}:${place + 1}: the fence has no end`);
    return [{ page, line: place + 1, text: lines.slice(place + 1, end).join('\n') }];
  });
}

/** Those of every page. */
export function allDiagrams(): readonly Diagram[] {
  const pages = ['docs', 'dockerfiles'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
  );
  return [...pages, 'README.md'].flatMap((page) => diagramsOf(page, readFileSync(page, 'utf8')));
}

/** @returns a sentence for each diagram that the parser refuses, by page and line */
export async function refused(diagrams: readonly Diagram[]): Promise<readonly string[]> {
  const input = [JSON.stringify(diagrams.map(({ text }) => text))];
  const { code, stdout, stderr } = await run(process.execPath, ['tests/answers/parse-diagrams.mjs'], { input });
  if (code !== 0) throw new Error(`the parser of diagrams failed: ${stderr}`);
  const said = JSON.parse(stdout) as readonly (string | null)[];
  return diagrams.flatMap(({ page, line }, place) => {
    const why = said[place];
    return why === null ? [] : [`${page}:${line}: ${why}`];
  });
}
