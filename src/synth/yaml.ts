/**
 * YAML of objects: one document each, nothing folded or aliased, so that a changed value is a changed line. js-yaml
 * quotes scalars, each different one once: keys and labels stand in every object, so that this is most of the time that
 * writing takes (ADR 0003). Only the indentation is ours.
 */
import { DEFAULT_SCHEMA, dump, Type } from 'js-yaml';
import type { Manifest } from '../kubernetes/manifest';

/**
 * Texts that are numbers to kubectl (YAML 1.1, where `1_000` is one) and not to js-yaml (YAML 1.2): known to the schema,
 * they are quoted.
 */
const olderNumber = new Type('tag:breakwater.example,2026:number', {
  kind: 'scalar',
  resolve: (text: string) =>
    /^[-+]?(\.[0-9]|[0-9])[0-9_]*(\.[0-9_]*)?(e[-+]?[0-9_]+)?$|^[-+]?0[box][0-9a-f_]+$/i.test(text),
});
const options = { lineWidth: -1, schema: DEFAULT_SCHEMA.extend({ implicit: [olderNumber] }) } as const;

/** @returns the text of a file that says which chart it comes from */
export function toYaml(chart: string, objects: readonly Manifest[]): string {
  const documents = objects.map((object) => block(object, ''));
  return `# Chart '${chart}'. Written by \`npm run synth\`: change the chart, not this file.\n${documents.join('---\n')}`;
}

/** A mapping or a list in block style, each line indented, ending in a newline. */
function block(value: object, indent: string): string {
  let text = '';
  if (Array.isArray(value)) {
    // The first line of an item follows its dash, so that the item's own first indentation is cut off.
    for (const item of value)
      text += `${indent}-${isBlock(item) ? ` ${block(item, `${indent}  `).slice(indent.length + 2)}` : scalar(item, indent)}`;
    return text;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) {
    const item = fields[key];
    if (item === undefined) continue;
    text += indent + keyText(key);
    text += isBlock(item) ? `\n${block(item, `${indent}  `)}` : scalar(item, indent);
  }
  return text;
}

/** True for a value with lines of its own: a non-empty mapping or list. */
function isBlock(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/**
 * Texts that need no quotes in any version of YAML: words of small letters and digits, the first with a letter, joined
 * by `-`, `.`, `/` or `:`. Most texts are such, and js-yaml looks at each of their letters several times.
 */
const plainText = /^[a-z][a-z0-9]*(?:[-./:][a-z0-9]+)+$/;

const written = new Map<unknown, string>();

/** A value behind its key or dash: a space, the value, a newline; the lines of a text with newlines are indented. */
function scalar(value: unknown, indent: string): string {
  let text = written.get(value);
  if (text === undefined) {
    text = typeof value === 'string' && plainText.test(value) ? ` ${value}\n` : ` ${dump(value, options)}`;
    if (typeof value !== 'object') written.set(value, text);
  }
  return typeof value === 'string' && value.includes('\n') ? text.replace(/\n(?=.)/g, `\n${indent}`) : text;
}

const keys = new Map<string, string>();

/** A key with its colon. */
function keyText(key: string): string {
  let text = keys.get(key);
  if (text === undefined) {
    // Dumped as a key, since a text may be written as a block and a key may not.
    text = dump({ [key]: 0 }, options).slice(0, -' 0\n'.length);
    keys.set(key, text);
  }
  return text;
}
