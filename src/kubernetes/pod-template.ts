/** The pod template of a workload: where each kind keeps it, and the images in it. */
import { type FieldPath, valueAt } from './field-path';
import { list, type Manifest } from './manifest';

/** A pod template as it stands in YAML; each room reads the fields that it needs. */
export interface PodTemplate {
  readonly metadata?: object | null;
  readonly spec?: object | null;
  /** Of a running pod. */
  readonly status?: object | null;
}

/** Where each kind of workload keeps its pod template. */
const templates: ReadonlyMap<string, FieldPath> = new Map<string, FieldPath>([
  ['Pod', []],
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['ReplicationController', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);

/** @returns the path from an object of the kind to its pod template; undefined where the kind has none */
export function podTemplatePath(kind: string): FieldPath | undefined {
  return templates.get(kind);
}

/** @returns the template of a workload, an empty one where it is missing; undefined for every other kind */
export function podTemplateOf(object: Manifest): PodTemplate | undefined {
  const path = podTemplatePath(object.kind);
  return path && (valueAt(object, path) ?? {});
}

type Containers = readonly { readonly image?: string }[] | null;

/** Images of all containers of a workload, in the order in which they start; none for every other kind. */
export function imagesOf(object: Manifest): readonly string[] {
  const spec: { readonly [role in 'initContainers' | 'containers' | 'ephemeralContainers']?: Containers } =
    podTemplateOf(object)?.spec ?? {};
  return [...list(spec.initContainers), ...list(spec.containers), ...list(spec.ephemeralContainers)].flatMap(
    ({ image }) => image ?? [],
  );
}
