/** The line of each field of a document: computed only for findings, since it needs a second parse. */
import type { EventType, State } from 'js-yaml';
import { load } from 'js-yaml';
import type { FieldPath } from '../kubernetes/field-path';
import type { Document } from './document';
import { firstLine } from './document';
import { kubernetesSchema } from './schema';

/** The line of a value, and those of its parts. */
export interface Lines {
  /** Of its key, of its dash, or of the first word of the document. */
  readonly line: number;
  readonly fields?: ReadonlyMap<string, Lines>;
  readonly items?: readonly Lines[];
  /** @default - not kept, in a long document */
  readonly value?: unknown;
}

/** A longer document is looked into only as deep as the items of a list, so that memory stays bounded. */
const long = 4 * 1024 * 1024;
const shallow = 2;

/** @param document one that can be read */
export function linesOf(document: Document): Lines {
  const depth = document.text.length > long ? shallow : Number.POSITIVE_INFINITY;
  const open: { readonly line: number; readonly parts: Lines[] }[] = [];
  let root: Lines = { line: 0 };
  const listener = (event: EventType, { line, kind, result }: State) => {
    if (event === 'open') {
      open.push({ line: document.above + line + 1, parts: [] });
      return;
    }
    const node = open.pop();
    if (!node || open.length > depth) return;
    const made = toLines({ line: node.line, value: result }, kind, node.parts);
    const parent = open.at(-1);
    if (parent) parent.parts.push(made);
    else root = made;
  };
  load(document.text, { schema: kubernetesSchema, listener, json: true });
  return { ...root, line: firstLine(document) };
}

/** The line of a value, or of the innermost around it that is known. */
export function lineAt(lines: Lines, path: FieldPath): number {
  return within(lines, path).line;
}

/** The value at a path, or the innermost around it that is known. */
export function within(lines: Lines, path: FieldPath): Lines {
  let at = lines;
  for (const step of path) {
    const next = typeof step === 'number' ? at.items?.[step] : at.fields?.get(step);
    if (!next) return at;
    at = next;
  }
  return at;
}

function toLines(node: Lines, kind: string | null, parts: readonly Lines[]): Lines {
  const [first, second] = parts;
  // Tried as the first key of a mapping, and then found to be the whole value.
  if (first && !second && typeof node.value === 'object' && first.value === node.value) return first;
  if (kind === 'sequence' && Array.isArray(node.value)) return { ...node, items: itemsOf(node, node.value, parts) };
  if (kind === 'mapping') return { ...node, fields: fieldsOf(node.value as Fields, parts) };
  return node;
}

type Fields = Readonly<Record<string, unknown>>;

/** The parser reports each item, except for those that are a dash and nothing else. */
function itemsOf({ line }: Lines, values: readonly unknown[], parts: readonly Lines[]): readonly Lines[] {
  let at = 0;
  return values.map((value) => {
    const part = parts[at];
    if (!part || !Object.is(part.value, value)) return { line };
    at++;
    return part;
  });
}

/** The parser reports keys and values in turn, except for values that are left out. */
function fieldsOf(values: Fields, parts: readonly Lines[]): ReadonlyMap<string, Lines> {
  const fields = new Map<string, Lines>();
  for (let at = 0; at < parts.length; at++) {
    const [key, next] = [parts[at], parts[at + 1]];
    const name = String(key?.value);
    if (!key || !Object.hasOwn(values, name)) continue;
    const isValue = next !== undefined && Object.is(next.value, values[name]);
    fields.set(name, { ...(isValue ? next : {}), line: key.line });
    if (isValue) at++;
  }
  return fields;
}
