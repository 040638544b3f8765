/** A document as a value, or why it is none; bounded in depth and in what aliases make of it. */
import type { EventType } from 'js-yaml';
import { load, YAMLException } from 'js-yaml';
import type { Document } from './document';
import { firstLine } from './document';
import { excessOf } from './excess';
import type { Problem } from './finding';
import { limits } from './limits';
import { kubernetesSchema } from './schema';

export type Read =
  | {
      readonly ok: true;
      readonly value: unknown /** Of what was read all the same. */;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problem: Problem };

/** The parser's reason for a key that is there twice. */
const twice = /^duplicated mapping key/;

const words: readonly (readonly [RegExp, string])[] = [
  [/^nesting exceeded maxDepth.*/, `it is nested deeper than ${limits.depth} levels`],
  [/^merge keys exceeded.*|^abnormal merge sequence size/, 'it merges (<<) more than any object needs'],
  [twice, 'a key is there twice in one mapping'],
  [/^null byte is not allowed in input/, 'it has a zero byte'],
];

/** Ends of lines of YAML 1.1, as kubectl reads it: a comment ends there, which goes on to the end of the line for other parsers. */
const separator = /[\u0085\u2028\u2029]/;

/** @param mostValues in the document */
export function readYaml(document: Document, mostValues: number = limits.values): Read {
  const at = document.text.search(separator);
  if (at >= 0) return { ok: false, problem: separated(document, at) };
  const first = parsed(document, mostValues, false);
  if (first.ok || !twice.test(first.error.reason)) return outcome(document, first, []);
  // Of a key that is there twice kubectl takes the last value, unless the API server is asked to validate.
  return outcome(document, parsed(document, mostValues, true), [problemOf(document, first.error)]);
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: YAMLException };

/** @param json whether the last of equal keys counts, as in JSON */
function parsed({ text }: Document, mostValues: number, json: boolean): Parsed {
  try {
    return { ok: true, value: load(text, { schema: kubernetesSchema, listener: counting(mostValues), json }) };
  } catch (error) {
    if (error instanceof YAMLException) return { ok: false, error };
    throw error;
  }
}

function outcome(document: Document, read: Parsed, problems: readonly Problem[]): Read {
  if (!read.ok) return { ok: false, problem: problemOf(document, read.error) };
  const excess = excessOf(document, read.value);
  return excess ? { ok: false, problem: excess } : { ok: true, value: read.value, problems };
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
