/** Mutants of the objects of dist: every field dropped or changed, and what weakens an object added to it. */
import type { Manifest } from '../../src/kubernetes/manifest';
import { additions } from './additions';

/** An object with one change. */
export interface ObjectMutant {
  readonly object: Manifest;
  /** The changed field, with `[]` in the place of numbers of items, such as `spec.ports[].name`. */
  readonly field: string;
  /** The former value of the field, where it is a single one. */
  readonly was?: string;
  /** The change, such as `dropped`. */
  readonly how: string;
}

type Path = readonly (string | number)[];

/** Every mutant of an object. What makes it this object stays: its kind, version and name. */
export function objectMutants(object: Manifest): readonly ObjectMutant[] {
  const changes = members(object)
    .filter(({ path }) => !['apiVersion', 'kind', 'metadata', 'metadata.name', 'spec'].includes(path.join('.')))
    .flatMap(({ path, value }) => {
      const field = fieldOf(path);
      const was = typeof value === 'object' ? {} : { was: String(value) };
      return [
        { object: without(object, path), field, how: 'dropped', ...was },
        ...variants(value, path).map(([how, other]) => ({ object: replaced(object, path, other), field, how, ...was })),
      ];
    });
  const added = additions(object).map(({ path, value, how }) => ({
    object: replaced(object, path, value),
    field: fieldOf(path),
    how,
  }));
  return [...changes, ...added].filter((mutant) => JSON.stringify(mutant.object) !== JSON.stringify(object));
}

/** Numbers that are names. */
const ids = ['fsGroup', 'runAsGroup', 'runAsUser'];

/** Other values of a field: likely mistakes and attacks. */
function variants(value: unknown, path: Path): readonly (readonly [how: string, value: unknown])[] {
  if (typeof value === 'boolean') return [[`flipped to ${!value}`, !value]];
  if (typeof value === 'number') {
    // Ids are not larger or smaller: they are changed to those that the node knows too.
    if (ids.includes(String(path.at(-1)))) return [0, 1000].map((id) => [`set to ${id}`, id] as const);
    return [
      ['set to 0', 0],
      ['made 100 times larger', value * 100],
    ];
  }
  if (Array.isArray(value)) return value.length > 0 ? [['emptied', []]] : [];
  if (typeof value !== 'string') return [];
  const last = path.at(-1);
  if (last === 'image') {
    return [
      ['retagged to latest', value.replace(/(:[^/@]+)?(@.*)?$/, ':latest')],
      ['without its tag and digest', value.replace(/(:[^/@]+)?(@.*)?$/, '')],
      ['taken from elsewhere', `elsewhere.example/${value}`],
    ];
  }
  return [
    ['emptied', ''],
    ['renamed', `${value}x`],
    ...(/^\d+(\.\d+){3}\/\d+$/.test(value) ? [['widened to every address', '0.0.0.0/0'] as const] : []),
    ...(/^\d+(\.\d+)?(m|k|Ki|Mi|Gi|h0m0s)?$/.test(value) ? [['made 100 times larger', larger(value)] as const] : []),
  ];
}

function larger(quantity: string): string {
  return quantity.replace(/^\d+(\.\d+)?/, (number) => String(Number(number) * 100));
}

/** Every member of maps and every item of lists, at any depth. */
export function members(value: unknown, path: Path = []): readonly { readonly path: Path; readonly value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, place) => [place, item] as const)
    : Object.entries(value);
  return entries.flatMap(([key, member]) => {
    const here = [...path, key];
    return [{ path: here, value: member }, ...members(member, here)];
  });
}

function fieldOf(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? '[]' : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function without(object: Manifest, path: Path): Manifest {
  return edit(object, path, (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  });
}

function replaced(object: Manifest, path: Path, value: unknown): Manifest {
  return edit(object, path, (parent, key) => {
    (parent as Record<string | number, unknown>)[key] = value;
  });
}

function edit(
  object: Manifest,
  path: Path,
  change: (parent: Record<string | number, unknown> | unknown[], key: string | number) => void,
): Manifest {
  const copy = JSON.parse(JSON.stringify(object)) as Manifest;
  let parent = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    parent[key] ??= {};
    parent = parent[key] as Record<string | number, unknown>;
  }
  change(parent, path.at(-1) ?? '');
  return copy;
}
