/** JSON values one after the other in one document: kubectl reads each of them. */
import type { Document } from './document';

/** @returns the document itself, or, where it begins with a JSON object and more follow, one for each */
export function jsonParts(document: Document): readonly Document[] {
  const { above, file, text } = document;
  if (!/^\s*\{/.test(text)) return [document];
  const parts: Document[] = [];
  let [start, depth, lines, startLine] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n') lines++;
    else if (letter === '"') {
      const end = endOfText(text, at);
      // A text that goes on over lines is YAML.
      if (end < 0 || text.slice(at, end).includes('\n')) return [document];
      at = end;
    } else if (letter === '{' || letter === '[') {
      if (depth === 0) [start, startLine] = [at, lines];
      depth++;
    } else if (letter === '}' || letter === ']') {
      depth--;
      if (depth < 0) return [document];
      if (depth === 0) parts.push({ file, text: text.slice(start, at + 1), above: above + startLine });
    } else if (depth === 0 && !/\s/.test(letter ?? '')) return [document];
  }
  return depth === 0 && parts.length > 1 ? parts : [document];
}

/** The place of the quote that ends a text. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
