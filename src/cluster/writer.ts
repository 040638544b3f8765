/** The writer of a field of a live object, and the time: as far as the API server notes it, which is a program and not a person. */
import { type FieldPath, valueAt } from '../kubernetes/field-path';
import type { Manifest } from '../kubernetes/manifest';

export interface Writer {
  /** The program, as it calls itself: `kubectl-edit`. */
  readonly by: string;
  /** In UTC, as the API server writes it. */
  readonly at: string;
}

interface Managed {
  readonly manager?: string;
  readonly time?: string;
  readonly subresource?: string;
  readonly fieldsV1?: object;
}

/** @returns who wrote it last of those who own the field, or all of what it is part of; none: the field is not noted */
export function writerOf(object: Manifest, path: FieldPath): Writer | undefined {
  const all = ((object.metadata['managedFields'] ?? []) as readonly Managed[]).map((one) => ({
    by: one.manager ?? 'unknown',
    at: one.time ?? '',
    depth: depthOf(object, path, one.fieldsV1),
  }));
  const deepest = Math.max(0, ...all.map(({ depth }) => depth));
  const [last] = all
    .filter(({ depth }) => depth > 0 && depth === deepest)
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  return last && { by: last.by, at: last.at };
}

/** @returns who wrote anything of the object last, its status apart */
export function lastWriterOf({ metadata }: Manifest): Writer | undefined {
  const all = ((metadata['managedFields'] ?? []) as readonly Managed[]).filter(
    ({ subresource }) => subresource === undefined,
  );
  const [last] = all.toSorted((one, other) => ((one.time ?? '') < (other.time ?? '') ? 1 : -1));
  return last && { by: last.manager ?? 'unknown', at: last.time ?? '' };
}

/** How many steps of a path a manager owns, from the first on. */
function depthOf(object: Manifest, path: FieldPath, fields: unknown): number {
  let [at, depth] = [fields, 0];
  for (const [place, step] of path.entries()) {
    const key = typeof step === 'string' ? `f:${step}` : keyOf(at, valueAt(object, path.slice(0, place + 1)));
    const next = valueAt(at, [key]);
    if (next === undefined) return depth;
    [at, depth] = [next, depth + 1];
  }
  return depth;
}

/** The key of an item of a list: `k:{"name":"api"}`, by the fields that name it, or `v:"value"`. */
function keyOf(fields: unknown, item: unknown): string {
  const keys = typeof fields === 'object' && fields !== null ? Object.keys(fields) : [];
  const isOf = (key: string) => {
    if (key.startsWith('v:')) return key === `v:${JSON.stringify(item)}`;
    if (!key.startsWith('k:')) return false;
    const names = JSON.parse(key.slice(2)) as Readonly<Record<string, unknown>>;
    return Object.entries(names).every(([name, value]) => valueAt(item, [name]) === value);
  };
  return keys.find(isOf) ?? '';
}
