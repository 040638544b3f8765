/**
 * Excess on a cluster: fields of our objects that no deploy wrote. A server-side apply keeps what others have added, under
 * whatever name of a manager, so that names are not asked: an object is compared with what it would be if it were replaced.
 */
import type { FieldPath } from '../kubernetes/field-path';
import type { Manifest } from '../kubernetes/manifest';

/** One operation of a JSON patch. */
export interface Operation {
  readonly op: 'remove' | 'replace' | 'test';
  readonly path: string;
  readonly value?: unknown;
}

/** A field that is not as it was deployed. */
export interface Excess {
  readonly path: FieldPath;
  /** The value that it should have; none: it should not be there. */
  readonly wanted?: unknown;
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
  return fixed.includes(live.kind) ? [] : differencesOf(live, replaced);
}

/** Fields that the object of dist has and the live one lacks: someone took them away. */
export function lackOf(live: Manifest, replaced: Manifest): readonly FieldPath[] {
  if (fixed.includes(live.kind)) return [];
  return differencesOf(replaced, live).flatMap((one) => ('wanted' in one ? [] : [one.path]));
}

function differencesOf(live: Manifest, replaced: Manifest): readonly Excess[] {
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

function differences(path: FieldPath, live: unknown, wanted: unknown): readonly Excess[] {
  if (Array.isArray(live) && Array.isArray(wanted)) return differencesOfLists(path, live, wanted);
  if (isMap(live) && isMap(wanted)) {
    const keys = [...new Set([...Object.keys(live), ...Object.keys(wanted)])];
    return keys.flatMap((key) => differences([...path, key], live[key], wanted[key]));
  }
  // What is missing was taken away, and comes back with the apply.
  if (live === undefined || JSON.stringify(live) === JSON.stringify(wanted)) return [];
  return [{ path, ...(wanted === undefined ? {} : { wanted }) }];
}

/** By the names of the items, where they have such: one that is put first would change all others by its place. */
function differencesOfLists(path: FieldPath, live: readonly unknown[], wanted: readonly unknown[]): readonly Excess[] {
  const names = wanted.map(named);
  const areNamed = !names.includes(undefined) && new Set(names).size === names.length;
  return live.flatMap((item, place) => {
    const at = areNamed ? names.indexOf(named(item)) : place;
    return differences([...path, place], item, at < 0 ? undefined : wanted[at]);
  });
}

function named(item: unknown): string | undefined {
  return isMap(item) && typeof item['name'] === 'string' ? item['name'] : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The patch that takes back what is found on one object: places in lists from the last on, so that none moves. */
export function patchOf(live: Manifest, all: readonly Excess[]): readonly Operation[] {
  const test: Operation = { op: 'test', path: '/metadata/resourceVersion', value: live.metadata['resourceVersion'] };
  return [
    test,
    ...all.toReversed().map(({ path, ...rest }): Operation => {
      const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
      return 'wanted' in rest ? { op: 'replace', path: pointer, value: rest.wanted } : { op: 'remove', path: pointer };
    }),
  ];
}
