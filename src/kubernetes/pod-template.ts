/** The pod template of a workload: where each kind keeps it, and the images in it. */
import { type FieldPath, valueAt } from './field-path';
import { groupOf, isBuiltIn } from './groups';
import { isSet, list, type Manifest } from './manifest';

/** A pod template as it stands in YAML; each room reads the fields that it needs. */
export interface PodTemplate {
  readonly metadata?: object | null;
  readonly spec?: object | null;
  /** Of a running pod. */
  readonly status?: object | null;
}

const inSpec: FieldPath = ['spec', 'template'];

/** Where each kind of workload keeps its pod template. */
const templates: ReadonlyMap<string, FieldPath> = new Map<string, FieldPath>([
  ['Pod', []],
  ['Deployment', inSpec],
  ['StatefulSet', inSpec],
  ['DaemonSet', inSpec],
  ['ReplicaSet', inSpec],
  ['ReplicationController', inSpec],
  ['Job', inSpec],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['PodTemplate', ['template']],
]);

/** Kinds of controllers of others, whose pods are like those of Kubernetes. */
const others: ReadonlyMap<string, FieldPath> = new Map<string, FieldPath>([
  ['argoproj.io Rollout', inSpec],
  ['serving.knative.dev Service', inSpec],
  ['serving.knative.dev Configuration', inSpec],
  ['apps.kruise.io CloneSet', inSpec],
  ['apps.kruise.io StatefulSet', inSpec],
  ['apps.kruise.io DaemonSet', inSpec],
  ['apps.openshift.io DeploymentConfig', inSpec],
]);

/** @returns the path from an object to its pod template; undefined where its kind has none, by its group */
export function podTemplatePath({
  apiVersion,
  kind,
  spec,
}: Pick<Manifest, 'apiVersion' | 'kind'> & { readonly spec?: unknown }): FieldPath | undefined {
  const group = groupOf(apiVersion);
  // A Rollout may take the template of a Deployment.
  if (group === 'argoproj.io' && isSet(valueAt({ spec }, ['spec', 'workloadRef']))) return undefined;
  return others.get(`${group} ${kind}`) ?? (isBuiltIn(kind, group) ? templates.get(kind) : undefined);
}

/** @returns the template of a workload, an empty one where it is missing; undefined for every other kind */
export function podTemplateOf(object: Manifest): PodTemplate | undefined {
  const path = podTemplatePath(object);
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
