/**
 * Excess on a cluster: fields of our objects that no deploy wrote; and lack: fields that someone took away. A server-side
 * apply keeps what others have added, under whatever name of a manager, so that names are not asked: an object is compared
 * with what it would be if it were replaced.
 */
import type { FieldPath } from '../kubernetes/field-path';
import type { Manifest } from '../kubernetes/manifest';

/** One operation of a JSON patch. */
export interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'test';
  readonly path: string;
  readonly value?: unknown;
}

/** A field that is not as it was deployed. */
export interface Excess {
  readonly path: FieldPath;
  /** The value that it should have; none: it should not be there. */
  readonly wanted?: unknown;
}

/** A field of dist that the live object does not have. */
export interface Lack {
  /** Where it belongs in the live object; items of a list at its end. */
  readonly path: FieldPath;
  readonly value: unknown;
}

/** Kinds of which the API server refuses every change. */
const fixed = ['Job'];

/** Metadata that people and attackers alike can write, and that means something. */
const metadata = ['annotations', 'finalizers', 'labels', 'ownerReferences'] as const;

/** What controllers and the API server write into objects of ours, by the path without places in lists. */
const written: readonly RegExp[] = [
  // An autoscaler's, where dist has no number.
  /^(Deployment|StatefulSet) spec\.replicas$/,
  /^Deployment metadata\.annotations\.deployment\.kubernetes\.io\/revision$/,
  /^Service spec\.(clusterIPs?|healthCheckNodePort|ipFamil(y|ies)(Policy)?|ports\.nodePort)$/,
  /^Service metadata\.finalizers$/,
  /^ServiceAccount secrets$/,
  /^Namespace metadata\.labels\.kubernetes\.io\/metadata\.name$/,
  /^(Certificate|ClusterIssuer|Issuer) metadata\.finalizers$/,
  // By which a GitOps engine knows what is its own.
  /^\w+ metadata\.labels\.kustomize\.toolkit\.fluxcd\.io\/name(space)?$/,
  /^\w+ metadata\.annotations\.argocd\.argoproj\.io\/tracking-id$/,
];

/**
 * @param live the object as it is
 * @param replaced what the API server says it would be if it were replaced by the one of dist
 */
export function excessOf(live: Manifest, replaced: Manifest): readonly Excess[] {
  return differencesOf(live, replaced).flatMap((one) => (isLack(one) ? [] : [one]));
}

/** Fields that the object of dist has and the live one lacks: someone took them away. */
export function lackOf(live: Manifest, replaced: Manifest): readonly Lack[] {
  return differencesOf(live, replaced).filter(isLack);
}

function isLack(difference: Excess | Lack): difference is Lack {
  return 'value' in difference;
}

function differencesOf(live: Manifest, replaced: Manifest): readonly (Excess | Lack)[] {
  if (fixed.includes(live.kind)) return [];
  const fields = [...new Set([...Object.keys(live), ...Object.keys(replaced)])]
    .filter((key) => !['apiVersion', 'kind', 'metadata', 'status'].includes(key))
    .flatMap((key) => differences([key], live[key], replaced[key]));
  const marks = metadata.flatMap((key) => differences(['metadata', key], live.metadata[key], replaced.metadata[key]));
  return [...fields, ...marks].filter(
    ({ path }) => !written.some((one) => one.test(`${live.kind} ${path.filter(isKey).join('.')}`)),
  );
}

function isKey(step: string | number): boolean {
  return typeof step === 'string';
}

function differences(path: FieldPath, live: unknown, wanted: unknown): readonly (Excess | Lack)[] {
  if (Array.isArray(live) && Array.isArray(wanted)) return differencesOfLists(path, live, wanted);
  if (isMap(live) && isMap(wanted)) {
    const keys = [...new Set([...Object.keys(live), ...Object.keys(wanted)])];
    return keys.flatMap((key) => differences([...path, key], live[key], wanted[key]));
  }
  if (JSON.stringify(live) === JSON.stringify(wanted)) return [];
  if (live === undefined) return [{ path, value: wanted }];
  return [{ path, ...(wanted === undefined ? {} : { wanted }) }];
}

/** By the names of the items, where they have such: one that is put first would change all others by its place. */
function differencesOfLists(
  path: FieldPath,
  live: readonly unknown[],
  wanted: readonly unknown[],
): readonly (Excess | Lack)[] {
  const names = wanted.map(named);
  const areNamed = !names.includes(undefined) && new Set(names).size === names.length;
  const there = live.map(named);
  const missing = wanted.filter((item, place) => (areNamed ? !there.includes(named(item)) : place >= live.length));
  return [
    ...live.flatMap((item, place) => {
      const at = areNamed ? names.indexOf(named(item)) : place;
      return differences([...path, place], item, at < 0 ? undefined : wanted[at]);
    }),
    ...missing.map((value, place): Lack => ({ path: [...path, live.length + place], value })),
  ];
}

function named(item: unknown): string | undefined {
  return isMap(item) && typeof item['name'] === 'string' ? item['name'] : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The patch that makes an object what dist says, in one request: with a part of it a policy may refuse the rest. First what
 * is missing, at the ends of lists, then what is too much: places in lists from the last on, so that none moves.
 */
export function patchOf(live: Manifest, excess: readonly Excess[], lack: readonly Lack[]): readonly Operation[] {
  return [
    { op: 'test', path: '/metadata/resourceVersion', value: live.metadata['resourceVersion'] },
    ...lack.map(({ path, value }): Operation => ({ op: 'add', path: pointerOf(path), value })),
    ...excess.toReversed().map(({ path, ...rest }): Operation => {
      const pointer = pointerOf(path);
      return 'wanted' in rest ? { op: 'replace', path: pointer, value: rest.wanted } : { op: 'remove', path: pointer };
    }),
  ];
}

function pointerOf(path: FieldPath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
