/**
 * A synthesized stack in Terraform's own language, for a life without cdktf. cdktf can write it too, and spoils strings: a
 * backslash or a quote beside a template comes out as another string, or as none that Terraform reads.
 */
import type { Json } from '../stacks/templates';

type Fields = { readonly [key: string]: Json };

/** Keys of a resource, or of a block in it, that are blocks: everything else is an attribute. */
const blocks: readonly string[] = [
  'backend',
  'condition',
  'field_manager',
  'lifecycle',
  'metadata',
  'postcondition',
  'provisioner',
  'required_providers',
  'timeouts',
  'wait',
];

/** Attributes whose texts are addresses, which are written without quotes. */
const addresses: readonly string[] = ['depends_on', 'replace_triggered_by'];

/** @param stack what cdktf wrote as JSON @returns the same, to be read as a file `main.tf` */
export function toHcl(stack: Fields): string {
  const { terraform, provider = {}, variable = {}, data = {}, resource = {} } = stack;
  return [
    ...(terraform ? [block('terraform', terraform as Fields)] : []),
    ...Object.entries(variable as Fields).map(([name, body]) =>
      // A type is a keyword.
      block(`variable "${name}"`, body as Fields).replace(/^( {2}type = )"(\w+)"$/m, '$1$2'),
    ),
    ...Object.entries(provider as Fields).flatMap(([name, list]) =>
      (list as readonly Fields[]).map((body) => block(`provider "${name}"`, body)),
    ),
    ...named('data', data as Fields),
    ...named('resource', resource as Fields),
  ].join('\n');
}

function named(word: string, byType: Fields): readonly string[] {
  return Object.entries(byType).flatMap(([type, all]) =>
    Object.entries(all as Fields).map(([name, body]) => block(`${word} "${type}" "${name}"`, body as Fields)),
  );
}

function block(head: string, body: Fields, depth = 0): string {
  const pad = '  '.repeat(depth);
  const lines = Object.entries(body)
    .filter(([key]) => key !== '//')
    .flatMap(([key, value]) => entry(key, value, depth + 1));
  return lines.length === 0 ? `${pad}${head} {}\n` : `${pad}${head} {\n${lines.join('')}${pad}}\n`;
}

function entry(key: string, value: Json, depth: number): readonly string[] {
  const pad = '  '.repeat(depth);
  // A condition is a block of a wait, and an expression of a postcondition.
  if (!blocks.includes(key) || typeof value !== 'object' || value === null) {
    const text = addresses.includes(key) ? `[${(value as readonly string[]).join(', ')}]` : expression(value, depth);
    // A keyword of provisioners, and the name of a provider.
    if (key === 'when' || key === 'provider') return [`${pad}${key} = ${value}\n`];
    return [`${pad}${key} = ${text}\n`];
  }
  const all = (Array.isArray(value) ? value : [value]) as readonly Fields[];
  if (key === 'backend' || key === 'provisioner')
    return all.flatMap((one) =>
      Object.entries(one).map(([name, body]) => block(`${key} "${name}"`, body as Fields, depth)),
    );
  return all.map((one) => block(key, one, depth));
}

function expression(value: Json, depth: number): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const [pad, end] = ['  '.repeat(depth + 1), '  '.repeat(depth)];
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((one) => `${pad}${expression(one, depth + 1)},\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${end}]`;
  }
  const fields = Object.entries(value).map(([key, one]) => `${pad}${quoted(key)} = ${expression(one, depth + 1)}\n`);
  return fields.length === 0 ? '{}' : `{\n${fields.join('')}${end}}`;
}

/** @returns a text as a quoted template: what is literal is escaped, what Terraform is to fill in is left as it is */
export function quoted(text: string): string {
  let written = '';
  for (let place = 0; place < text.length; ) {
    const rest = text.slice(place);
    const [literal] = /^(\$\$\{|%%\{)/.exec(rest) ?? [];
    const part = literal ?? (/^[$%]\{/.test(rest) ? templateAt(rest) : undefined);
    written += part ?? escaped(rest.charAt(0));
    place += part?.length ?? 1;
  }
  return `"${written}"`;
}

/** The template that a text begins with, up to its own closing brace. */
function templateAt(text: string): string {
  // What is open, the innermost last: braces, and quotes, in which a brace is a letter unless a template begins.
  const open: string[] = [];
  for (let place = 1; place < text.length; place++) {
    const letter = text.charAt(place);
    const inText = open.at(-1) === '"';
    if (inText && letter === '\\') place += 1;
    else if (inText && /^(\$\$|%%)\{/.test(text.slice(place))) place += 2;
    else if (inText ? letter === '"' : letter === '}') open.pop();
    else if (!inText && (letter === '"' || letter === '{')) open.push(letter);
    else if (inText && letter === '{' && /[$%]/.test(text.charAt(place - 1))) open.push(letter);
    if (open.length === 0) return text.slice(0, place + 1);
  }
  return text;
}

const short: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(letter: string): string {
  const code = letter.charCodeAt(0);
  return short[letter] ?? (code < 32 || code === 127 ? `\\u${code.toString(16).padStart(4, '0')}` : letter);
}
