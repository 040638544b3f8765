/** A document as a value, or why it is none; bounded in depth and in what aliases make of it. */
import type { EventType } from 'js-yaml';
import { load, YAMLException } from 'js-yaml';
import type { Document } from './document';
import { firstLine } from './document';
import { excessOf } from './excess';
import type { Problem } from './finding';
import { limits } from './limits';
import { kubernetesSchema } from './schema';

export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

const words: readonly (readonly [RegExp, string])[] = [
  [/^nesting exceeded maxDepth.*/, `it is nested deeper than ${limits.depth} levels`],
  [/^merge keys exceeded.*|^abnormal merge sequence size/, 'it merges (<<) more than any object needs'],
  [/^duplicated mapping key/, 'a key is there twice in one mapping'],
  [/^null byte is not allowed in input/, 'it has a zero byte'],
];

/** Ends of lines of YAML 1.1, as kubectl reads it: a comment ends there, which goes on to the end of the line for other parsers. */
const separator = /[\u0085\u2028\u2029]/;

/** @param mostValues in the document */
export function readYaml(document: Document, mostValues: number = limits.values): Read {
  const at = document.text.search(separator);
  if (at >= 0) return { ok: false, problem: separated(document, at) };
  try {
    const value: unknown = load(document.text, { schema: kubernetesSchema, listener: counting(mostValues) });
    const excess = excessOf(document, value);
    return excess ? { ok: false, problem: excess } : { ok: true, value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, problem: problemOf(document, error) };
  }
}

function separated({ above, file, text }: Document, at: number): Problem {
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const line = above + text.slice(0, at).split('\n').length;
  return {
    file,
    line,
    message: `not read: write U+${code} as the escape "\\u${code.toLowerCase()}" in double quotes; kubectl ends a line there`,
  };
}

/** Errors of the parser have a mark; those of our limits have none. */
function problemOf(document: Document, { mark, reason }: YAMLException): Problem {
  const { file, above } = document;
  if (!mark) return { file, line: firstLine(document), message: `not read: ${reason}` };
  return { file, line: above + mark.line + 1, column: mark.column + 1, message: `not YAML: ${inWords(reason)}` };
}

/** Stops before a document fills all memory. The parser reports values twice: when they open and when they close. */
function counting(most: number): (event: EventType) => void {
  let count = 0;
  return (event) => {
    if (event === 'open' && ++count > most)
      throw new YAMLException(`it has more than ${most} keys and values; split it into several documents`);
  };
}

function inWords(reason: string): string {
  const [pattern, sentence] = words.find(([one]) => one.test(reason)) ?? [];
  return pattern && sentence ? sentence : reason.slice(0, 200);
}
