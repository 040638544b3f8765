/** General rules: true of the YAML of any cluster, whoever wrote it. */
import type { FieldPath } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { inNamespace } from '../by-namespace';
import type { PodSpec } from '../pod-shapes';
import { containersOf, isOwned, type Pod, podOf, type RoledContainer } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
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

/** The pod of an object; that of a controller's object is judged where the controller's own is. */
export function podsOf(object: Manifest): readonly Pod[] {
  const pod = isOwned(object) ? undefined : podOf(object);
  return pod ? [pod] : [];
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
      /^[^/]+\.[^/]+\//.test(apiVersion) && !apiVersion.includes('.k8s.io/') && values.includes(metadata.name),
  );
}
