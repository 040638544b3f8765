/** YAML that cannot be an object: it expands beyond all limits, or has values that JSON does not have. */
import { type FieldPath, pathText } from '../kubernetes/field-path';
import type { Document } from './document';
import { firstLine } from './document';
import type { Problem } from './finding';
import { limits } from './limits';
import { lineAt, linesOf } from './lines';

/** The problem of a YAML value that expands beyond all limits, or has values that JSON does not have. */
export function excessOf(document: Document, value: unknown): Problem | undefined {
  const { file } = document;
  if (alias.test(document.text)) {
    const reason = growth(value);
    if (reason) {
      const message = `not read: ${reason}; write out what the aliases stand for`;
      return { file, line: firstLine(document), message };
    }
  }
  const bad = unknownTo(document.text)
    .map(({ is, sentence }) => ({ path: pathOf(value, is), sentence }))
    .find(({ path }) => path !== undefined);
  if (!bad?.path) return undefined;
  const line = lineAt(linesOf(document), bad.path);
  const subject = pathText(bad.path.filter((step) => step !== complex));
  return { file, line, message: `${subject}: ${bad.sentence}` };
}

/** A value that JSON, and so the API server, does not have. */
interface Unknown {
  readonly hint: RegExp;
  readonly is: (value: unknown, key: string) => boolean;
  readonly sentence: string;
}

/** The parser's text for a key that is not a text. */
const complex = '[object Object]';

const unknowns: readonly Unknown[] = [
  {
    hint: /\.(inf|nan)\b/i,
    is: (value) => typeof value === 'number' && !Number.isFinite(value),
    sentence: 'write a number that JSON has; .nan and .inf are none',
  },
  {
    hint: /\{\{/,
    is: (_, key) => key === complex,
    sentence: 'render the template first; {{ }} is for helm template or the like',
  },
];

/** Those that may be in the text, so that no value is visited in vain. */
function unknownTo(text: string): readonly Unknown[] {
  return unknowns.filter(({ hint }) => hint.test(text));
}

/** A possible alias; a text may look like one. */
const alias = /(?:^|[\s,[{:])\*[^\s,[\]{}]/;

interface Size {
  readonly values: number;
  readonly height: number;
}

/** The limit that a value exceeds once every alias is expanded, in words. */
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

/** The path of the first value of which something is true. */
function pathOf(value: unknown, is: Unknown['is'], key = ''): FieldPath | undefined {
  if (is(value, key)) return [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, item] of Object.entries(value)) {
    const path = pathOf(item, is, name);
    if (path) return [Array.isArray(value) ? Number(name) : name, ...path];
  }
  return undefined;
}
