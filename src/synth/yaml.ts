/**
 * How objects are written: one document each, nothing folded or aliased, so that a changed value is a changed line.
 * How a scalar is quoted is js-yaml's business, asked once for each different one: keys and labels stand in every
 * object, so that this is most of the time that writing takes (ADR 0003). Only the indentation is ours.
 */
import { dump } from 'js-yaml';
import type { Manifest } from './manifest';

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
      text += `${indent}-${isBlock(item) ? ` ${block(item, `${indent}  `).trimStart()}` : scalar(item, indent)}`;
    return text;
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    text += indent + keyText(key);
    text += isBlock(item) ? `\n${block(item, `${indent}  `)}` : scalar(item, indent);
  }
  return text;
}

/** Whether a value takes lines of its own; an empty mapping or list does not. */
function isBlock(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

const written = new Map<unknown, string>();

/** A value behind its key or dash: a space, the value, a newline; the lines of a text with newlines are indented. */
function scalar(value: unknown, indent: string): string {
  let text = written.get(value);
  if (text === undefined) {
    text = ` ${dump(value, { lineWidth: -1 })}`;
    if (typeof value !== 'object') written.set(value, text);
  }
  return typeof value === 'string' && value.includes('\n') ? text.replace(/\n(?=.)/g, `\n${indent}`) : text;
}

const keys = new Map<string, string>();

/** A key with its colon. */
function keyText(key: string): string {
  let text = keys.get(key);
  if (text === undefined) {
    text = `${dump(key, { lineWidth: -1 }).trimEnd()}:`;
    keys.set(key, text);
  }
  return text;
}
