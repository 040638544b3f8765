/** A document as a value, or why it is none; bounded in depth and in what aliases make of it. */
import type { EventType } from 'js-yaml';
import { load, YAMLException } from 'js-yaml';
import type { Document } from './document';
import { firstLine } from './document';
import type { Problem } from './finding';
import { limits } from './limits';
import { lineAt, linesOf } from './lines';
import { kubernetesSchema } from './schema';

export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

const words: readonly (readonly [RegExp, string])[] = [
  [/^nesting exceeded maxDepth.*/, `it is nested deeper than ${limits.depth} levels`],
  [/^merge keys exceeded.*|^abnormal merge sequence size/, 'it merges (<<) more than any object needs'],
  [/^duplicated mapping key/, 'a key is there twice in one mapping'],
  [/^null byte is not allowed in input/, 'it has a zero byte'],
];

/** @param mostValues in the document */
export function readYaml(document: Document, mostValues: number = limits.values): Read {
  try {
    const value: unknown = load(document.text, { schema: kubernetesSchema, listener: counting(mostValues) });
    const excess = excessOf(document, value);
    return excess ? { ok: false, problem: excess } : { ok: true, value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, problem: problemOf(document, error) };
  }
}

/** What the parser itself finds has a mark; what we stop for has none. */
function problemOf(document: Document, { mark, reason }: YAMLException): Problem {
  const { file, above } = document;
  if (!mark) return { file, line: firstLine(document), message: `not read: ${reason}` };
  return { file, line: above + mark.line + 1, column: mark.column + 1, message: `not YAML: ${inWords(reason)}` };
}

/** Stops the reading of what would fill all memory. Values are told twice: when they open and when they close. */
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

/** What is wrong with a value that is YAML: it grows out of all bounds, or holds what JSON cannot. */
function excessOf(document: Document, value: unknown): Problem | undefined {
  const place = { file: document.file, line: firstLine(document) };
  if (alias.test(document.text)) {
    const reason = growth(value);
    if (reason) return { ...place, message: `not read: ${reason}; write out what the aliases stand for` };
  }
  if (!/\.(inf|nan)\b/i.test(document.text)) return undefined;
  const path = notFinite(value);
  if (!path) return undefined;
  const message = `${path.join('.')}: write a number that JSON has; .nan and .inf are none`;
  return { ...place, line: lineAt(linesOf(document), path), message };
}

/** What may be an alias; a text may look like one. */
const alias = /(?:^|[\s,[{:])\*[^\s,[\]{}]/;

interface Size {
  readonly values: number;
  readonly height: number;
}

/** Why a value is too much once every alias is written out. */
function growth(value: unknown): string | undefined {
  const known = new Map<object, Size | 'open'>();
  let written = 0;
  const sizeOf = (one: unknown, depth: number): Size | string => {
    if (typeof one !== 'object' || one === null) {
      written++;
      return { values: 1, height: 0 };
    }
    const before = known.get(one);
    if (before === 'open') return 'an alias stands inside of what it stands for';
    if (depth + (before?.height ?? 0) >= limits.depth)
      return `with its aliases it is nested deeper than ${limits.depth} levels`;
    if (before) return before;
    known.set(one, 'open');
    written++;
    let [values, height] = [1, 0];
    for (const item of Object.values(one)) {
      const size = sizeOf(item, depth + 1);
      if (typeof size === 'string') return size;
      values += size.values;
      height = Math.max(height, size.height + 1);
    }
    known.set(one, { values, height });
    return { values, height };
  };
  const size = sizeOf(value, 0);
  if (typeof size === 'string') return size;
  return size.values - written > limits.aliased
    ? `its aliases stand for more than ${limits.aliased} values`
    : undefined;
}

/** The path of a number that is not one. */
function notFinite(value: unknown): readonly (string | number)[] | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const path = notFinite(item);
    if (path) return [Array.isArray(value) ? Number(key) : key, ...path];
  }
  return undefined;
}
