/**
 * A synthesized stack in Terraform's own language, for a life without cdktf. cdktf can write it too, and spoils strings: a
 * backslash or a quote beside a template comes out as another string, or as none that Terraform reads. It is written as
 * `terraform fmt` leaves it.
 */
import type { Json } from '../stacks/templates';
import { argumentOf, quoted } from './quoted';

type Fields = { readonly [key: string]: Json };
type Argument = readonly [key: string, value: string];
/** An argument, or the text of a block. */
type Part = Argument | string;

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

/** A list of addresses that is longer, and that resources share, is written once, under a name. */
const fewAddresses = 10;

/** @param stack what cdktf wrote as JSON @returns the same, to be read as one file */
export function toHcl({ resource = {}, ...rest }: Fields): string {
  const shared = sharedWaits(resource as Fields);
  return [...beginning(rest, shared), ...named('resource', resource as Fields, shared)].join('\n');
}

/**
 * The same as the files of a folder, which Terraform reads together.
 *
 * @returns texts by their names: objects of a namespace in a file of their own, admission policies too, everything else in `main.tf`
 */
export function hclFiles({ resource = {}, ...rest }: Fields): Readonly<Record<string, string>> {
  const shared = sharedWaits(resource as Fields);
  const files = new Map<string, string[]>([['main.tf', [...beginning(rest, shared)]]]);
  for (const [type, all] of Object.entries(resource as Fields))
    for (const [name, body] of Object.entries(all as Fields)) {
      const file = fileOf(body as Fields);
      files.set(file, [
        ...(files.get(file) ?? []),
        ...named('resource', { [type]: { [name]: body } } as Fields, shared),
      ]);
    }
  return Object.fromEntries([...files].sort().map(([file, blocks]) => [file, blocks.join('\n')]));
}

function fileOf({ manifest, metadata }: Fields): string {
  const object = (manifest ?? {}) as Fields;
  const { namespace } = (object['metadata'] ?? metadata ?? {}) as { namespace?: string };
  if (namespace !== undefined) return `namespace-${namespace}.tf`;
  return String(object['kind']).startsWith('ValidatingAdmissionPolicy') ? 'policies.tf' : 'main.tf';
}

/** All that comes before the resources. */
function beginning(stack: Fields, shared: ReadonlyMap<string, string>): readonly string[] {
  const { terraform, provider = {}, variable = {}, data = {} } = stack;
  return [
    ...(terraform ? [block('terraform', terraform as Fields)] : []),
    ...Object.entries(variable as Fields).map(([name, body]) =>
      // A type is a keyword.
      block(`variable "${name}"`, body as Fields).replace(/^( {2}type +=) "(\w+)"$/m, '$1 $2'),
    ),
    ...Object.entries(provider as Fields).flatMap(([name, list]) =>
      (list as readonly Fields[]).map((body) => block(`provider "${name}"`, body)),
    ),
    ...named('data', data as Fields),
    ...(shared.size === 0 ? [] : [locals(shared)]),
  ];
}

/** Names of the long lists of addresses for which more than one resource waits: a stack of 400 objects has a few. */
function sharedWaits(byType: Fields): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const one of Object.values(byType).flatMap((all) => Object.values(all as Fields)) as readonly Fields[]) {
    const waits = (one['depends_on'] ?? []) as readonly string[];
    if (waits.length > fewAddresses) times.set(listed(waits), (times.get(listed(waits)) ?? 0) + 1);
  }
  const often = [...times].filter(([, count]) => count > 1).map(([list]) => list);
  return new Map(often.map((list, place) => [list, `after-${place + 1}`]));
}

function locals(shared: ReadonlyMap<string, string>): string {
  const lists = [...shared].map(([list, name]): Part => [name, `[\n    ${list.replaceAll(', ', ',\n    ')},\n  ]`]);
  return `locals {\n${arranged(lists, 1)}}\n`;
}

function listed(list: readonly string[]): string {
  return list.join(', ');
}

function named(word: string, byType: Fields, shared?: ReadonlyMap<string, string>): readonly string[] {
  return Object.entries(byType).flatMap(([type, all]) =>
    Object.entries(all as Fields).map(([name, body]) =>
      block(`${word} "${type}" "${name}"`, body as Fields, 0, shared),
    ),
  );
}

function block(head: string, body: Fields, depth = 0, shared?: ReadonlyMap<string, string>): string {
  const pad = '  '.repeat(depth);
  const parts = Object.entries(body)
    .filter(([key]) => key !== '//')
    .flatMap(([key, value]) => partsOf(key, value, depth + 1, shared));
  return parts.length === 0 ? `${pad}${head} {}\n` : `${pad}${head} {\n${arranged(parts, depth + 1)}${pad}}\n`;
}

function partsOf(key: string, value: Json, depth: number, shared?: ReadonlyMap<string, string>): readonly Part[] {
  // A condition is a block of a wait, and an expression of a postcondition.
  if (!blocks.includes(key) || typeof value !== 'object' || value === null)
    return [[key, argument(key, value, depth, shared)]];
  const all = (Array.isArray(value) ? value : [value]) as readonly Fields[];
  if (key === 'backend' || key === 'provisioner')
    return all.flatMap((one) =>
      Object.entries(one).map(([name, body]) => block(`${key} "${name}"`, body as Fields, depth)),
    );
  return all.map((one) => block(key, one, depth));
}

function argument(key: string, value: Json, depth: number, shared?: ReadonlyMap<string, string>): string {
  if (addresses.includes(key)) {
    const list = listed(value as readonly string[]);
    const name = key === 'depends_on' ? shared?.get(list) : undefined;
    return `[${name === undefined ? list : `local.${name}`}]`;
  }
  // A keyword of provisioners, and the name of a provider.
  if (key === 'when' || key === 'provider') return String(value);
  return typeof value === 'string' ? argumentOf(value) : expression(value, depth);
}

function expression(value: Json, depth: number): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const [pad, end] = ['  '.repeat(depth + 1), '  '.repeat(depth)];
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((one) => `${pad}${expression(one, depth + 1)},\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${end}]`;
  }
  const fields = Object.entries(value).map(([key, one]): Part => [quoted(key), expression(one, depth + 1)]);
  return fields.length === 0 ? '{}' : `{\n${arranged(fields, depth + 1)}${end}}`;
}

/** Parts below each other. Of arguments of one line that follow each other the signs are in one column. */
function arranged(parts: readonly Part[], depth: number): string {
  const runs: Part[][] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (isShort(part) && last?.every(isShort)) last.push(part);
    else runs.push([part]);
  }
  const lines = runs.flatMap((run) => {
    const width = Math.max(...run.map(([key = '']) => key.length));
    return run.map((part) => (typeof part === 'string' ? part : line(part, width, depth)));
  });
  return lines.join('');
}

function line([key, value]: Argument, width: number, depth: number): string {
  return `${'  '.repeat(depth)}${key.padEnd(width)} = ${value}\n`;
}

function isShort(part: Part): part is Argument {
  return typeof part !== 'string' && !part[1].includes('\n');
}
