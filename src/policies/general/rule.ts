/** General rules: true of the YAML of any cluster, whoever wrote it. */
import type { FieldPath } from '../../kubernetes/field-path';
import { list, type Manifest } from '../../kubernetes/manifest';
import { podTemplatesOf } from '../../kubernetes/pod-template';
import { inNamespace } from '../by-namespace';
import type { PodSpec } from '../pod-shapes';
import { containersOf, isOwned, type Pod, podAt, type RoledContainer, type Workload } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { show } from '../sentences';
import type { Severity } from '../severity';

/**
 * A rule of the set `general`. Where a policy of the same id is stricter than others need, it takes that one's place for
 * YAML of others; else it stands beside the policies.
 */
export interface GeneralRule extends Pick<Policy, 'id' | 'title' | 'why' | 'fix' | 'answers' | 'check'> {
  readonly severity: Severity;
}

/** What the rule says about an object, without the checks of scanners that it answers. */
export function rule(one: Omit<GeneralRule, 'answers'> & Partial<Pick<GeneralRule, 'answers'>>): GeneralRule {
  return { answers: [], ...one };
}

/**
 * The pods of an object; that of a controller's object is judged where the controller's own is. What has no container is
 * not a pod yet: a part that is put over another one, or one that the API server refuses.
 */
export function podsOf(object: Manifest): readonly Pod[] {
  if (isOwned(object)) return [];
  return podTemplatesOf(object)
    .map(({ path }) => podAt(object, path))
    .filter(({ spec }) => list(spec.containers).length > 0);
}

/** Faults of the containers of an object. */
export function onEach(
  object: Manifest,
  check: (part: RoledContainer, pod: Pod) => readonly Fault[],
): readonly Fault[] {
  return podsOf(object).flatMap((pod) => containersOf(pod).flatMap((part) => check(part, pod)));
}

/** The same on Linux, where alone these fields mean something. */
export function onLinux(
  object: Manifest,
  check: (part: RoledContainer, pod: Pod) => readonly Fault[],
): readonly Fault[] {
  return onEach(object, (part, pod) => (isWindows(pod.spec) ? [] : check(part, pod)));
}

function isWindows(spec: PodSpec & { readonly os?: { readonly name?: string } }): boolean {
  return spec.os?.name === 'windows' || spec.nodeSelector?.['kubernetes.io/os'] === 'windows';
}

/** A volume by its name, or by its place where it has none. */
export function volumeName({ name }: { readonly name?: string }, place: number): string {
  return name ? `volume ${show(name)}` : `volume ${place + 1}`;
}

/** A fault at a field of a part. */
export function at(path: FieldPath, field: FieldPath, message: string): Fault {
  return { path: [...path, ...field], message };
}

/**
 * True where an operator may make the pods that a selector is meant for: an object of its own kinds has a name that is
 * one of the selector's values.
 */
export function isForOperator(
  context: PolicyContext,
  namespace: string | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  const values = Object.values(labels);
  return inNamespace(context.objects, namespace).some(
    ({ apiVersion, metadata }) =>
      /^[^/]+\.[^/]+\//.test(apiVersion) &&
      !apiVersion.includes('.k8s.io/') &&
      values.some((value) => value === metadata.name || value.startsWith(`${metadata.name}-`)),
  );
}

/**
 * Objects that one of a namespace may mean: its own, and those without a namespace, which get the one that kubectl is
 * set to; that is usually `default`.
 */
export function near<T>(
  namespace: string | undefined,
  inOne: (namespace: string | undefined) => readonly T[],
): readonly T[] {
  const other = namespace === undefined ? 'default' : undefined;
  const more = inOne(other);
  return more.length === 0 ? inOne(namespace) : [...inOne(namespace), ...more];
}

/**
 * True where a selector may be meant for the pods of the YAML, and is wrong: one of them has every label that it names,
 * with another value. Pods with other labels are made by something that the YAML does not have.
 */
export function isMeantFor(workloads: readonly Workload[], keys: readonly string[]): boolean {
  return workloads.some(({ pod }) => keys.every((key) => key in pod.labels));
}
