/** Kinds of objects, by group and name, and the names by which the API and RBAC know them. */
import type { Manifest } from '../kubernetes/manifest';

/** A kind of objects. */
export interface Kind {
  /** Empty for the core of the API. */
  readonly group: string;
  readonly kind: string;
}

/** The group in an `apiVersion`: `apps` of `apps/v1`, nothing of `v1`. */
export function groupOf(apiVersion: string): string {
  return /^(.*)\//.exec(apiVersion)?.[1] ?? '';
}

/** Each kind once, in the order of groups and names. */
export function kindsOf(objects: readonly Pick<Manifest, 'apiVersion' | 'kind'>[]): readonly Kind[] {
  return sorted(objects.map(({ apiVersion, kind }) => `${groupOf(apiVersion)} ${kind}`)).map((one) => {
    const [group = '', kind = ''] = one.split(' ');
    return { group, kind };
  });
}

/** The name of a kind in paths of the API: `networkpolicies` of NetworkPolicy. */
export function resourceOf(kind: string): string {
  const word = kind.toLowerCase();
  return word.endsWith('s') ? `${word}es` : word.replace(/y$/, 'ie').concat('s');
}

/** Each once, in the order of the alphabet. */
export function sorted(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
