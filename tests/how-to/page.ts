/**
 * Steps of a how-to, read from its page, in its order. Two forms of block are steps:
 *
 * - indented by four spaces: commands, one a line;
 * - fenced as `diff`: an edit of the file, or of the files of the folder, that the line above it names last.
 */
import { posix } from 'node:path';

export type Step =
  | { readonly kind: 'command'; readonly line: string }
  /** `target`: a file or a folder, below the root. */
  | { readonly kind: 'edit'; readonly target: string; readonly diff: readonly string[] };

/** @param path of the page, below the root @throws where an edit has no target, or a fence no end */
export function stepsOf(path: string, page: string): readonly Step[] {
  const steps: Step[] = [];
  const lines = page.split('\n');
  let above = '';
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place] ?? '';
    if (line.startsWith('```')) {
      const end = lines.indexOf('```', place + 1);
      if (end < 0) throw new Error(`${path}:${place + 1}: the fence has no end`);
      if (line === '```diff')
        steps.push({ kind: 'edit', target: targetOf(above, path, place), diff: lines.slice(place + 1, end) });
      place = end;
    } else if (line.startsWith('    ')) steps.push({ kind: 'command', line: line.trim() });
    else if (line !== '') above = line;
  }
  return steps;
}

/** The last link of a line, or its last code: what is not there yet, or not any more, has no link. */
function targetOf(line: string, page: string, place: number): string {
  const [, link, code] = [...line.matchAll(/\]\(([^)]+)\)|`([^`]+)`(?!\])/g)].at(-1) ?? [];
  if (link !== undefined) return posix.join(posix.dirname(page), link);
  if (code !== undefined) return code;
  throw new Error(`${page}:${place + 1}: the line above the diff names no file`);
}
