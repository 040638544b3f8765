import { type FieldPath, valueAt } from '../kubernetes/field-path';
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import { podTemplatePath } from '../kubernetes/pod-template';
import type { Labels } from '../kubernetes/selectors';
import { inNamespace } from './by-namespace';
import type { Container, PodSpec, PodTemplate } from './pod-shapes';
import type { Fault, PolicyContext } from './policy';
import type { Part } from './sentences';

/** The pod that a workload runs. As a part of its object it is its spec: sentences name fields from there. */
export interface Pod extends Part {
  /** Of what has the metadata and the spec of the pod. */
  readonly template: FieldPath;
  readonly spec: PodSpec;
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A container and the part that it plays in its pod. */
export interface RoledContainer extends Part {
  readonly role: 'init container' | 'container' | 'ephemeral container';
  readonly container: Container;
}

/** A workload and its pod. */
export interface Workload {
  readonly object: Manifest;
  readonly pod: Pod;
}

interface Owned {
  readonly metadata: { readonly ownerReferences?: readonly { readonly controller?: boolean }[] };
}

/** True for an object with a controller as its owner, such as a ReplicaSet of a Deployment or its Pods. */
export function isOwned({ metadata }: Manifest & Owned): boolean {
  return list(metadata.ownerReferences).some(({ controller }) => controller === true);
}

/** True for kinds of long-running pods: those that are replaced when they end. */
export function isLongRunning(object: Manifest): boolean {
  return ['Deployment', 'StatefulSet', 'DaemonSet'].includes(object.kind);
}

/** True for kinds with a pod template that charts write. */
export function isTemplated(object: Manifest): boolean {
  return ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'StatefulSet'].includes(object.kind);
}

/** True for kinds of several equal pods of which some must always be up. */
export function isReplicated(object: Manifest): boolean {
  return ['Deployment', 'StatefulSet'].includes(object.kind);
}

/** The pod of a workload; undefined for every other kind. A missing template is an empty one, so that rules complain. */
export function podOf(object: Manifest): Pod | undefined {
  const template = podTemplatePath(object);
  return template && podAt(object, template);
}

/** The pod of a template within an object. */
export function podAt(object: Manifest, template: FieldPath): Pod {
  const { metadata, spec } = (valueAt(object, template) ?? {}) as PodTemplate;
  return {
    path: [...template, 'spec'],
    subject: 'pod',
    template,
    spec: spec ?? {},
    labels: metadata?.labels ?? {},
    annotations: metadata?.annotations ?? {},
  };
}

/** Init, ordinary and ephemeral containers of a pod. */
export function containersOf({ path, spec }: Pod): readonly RoledContainer[] {
  return [
    ...withRole('init container', spec.initContainers, [...path, 'initContainers']),
    ...withRole('container', spec.containers, [...path, 'containers']),
    ...withRole('ephemeral container', spec.ephemeralContainers, [...path, 'ephemeralContainers']),
  ];
}

function withRole(
  role: RoledContainer['role'],
  containers: readonly Container[] | undefined,
  path: FieldPath,
): readonly RoledContainer[] {
  return list(containers).map((container, place) => ({
    role,
    path: [...path, place],
    subject: container.name === undefined ? `${role} ${place + 1}` : `${role} '${container.name}'`,
    container,
  }));
}

/** Faults that a check finds in the object's pod; none without a pod. */
export function onPod(object: Manifest, check: (pod: Pod) => readonly Fault[]): readonly Fault[] {
  const pod = podOf(object);
  return pod ? check(pod) : [];
}

/** Faults that a check finds in the containers of the object's pod. */
export function onContainers(
  object: Manifest,
  check: (container: Container, part: RoledContainer) => readonly Fault[],
): readonly Fault[] {
  return onPod(object, (pod) => containersOf(pod).flatMap((part) => check(part.container, part)));
}

/** By the objects of a namespace: the rules ask for each object anew. */
const known = new WeakMap<readonly Manifest[], readonly Workload[]>();

/** The workloads of a namespace. */
export function workloadsIn(context: PolicyContext, namespace: string | undefined): readonly Workload[] {
  const all = inNamespace(context.objects, namespace);
  const found = known.get(all) ?? all.flatMap(workloadOf);
  known.set(all, found);
  return found;
}

function workloadOf(object: Manifest): readonly Workload[] {
  const pod = podOf(object);
  return pod ? [{ object, pod }] : [];
}

/** True if a container of the pod declares the port, by its number or its name. */
export function declaresPort(containers: readonly Container[], port: number | string | undefined): boolean {
  return containers.some(({ ports }) =>
    list(ports).some((declared) => declared.containerPort === port || declared.name === port),
  );
}
