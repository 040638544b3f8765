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

/** Kinds of others with a list of templates: where the list is, and the template in each item, which has a name. */
const lists: ReadonlyMap<string, readonly [list: FieldPath, template: FieldPath]> = new Map([
  ['batch.volcano.sh Job', [['spec', 'tasks'], ['template']]],
  [
    'jobset.x-k8s.io JobSet',
    [
      ['spec', 'replicatedJobs'],
      ['template', 'spec', 'template'],
    ],
  ],
]);

/** A template and where it stands. */
export interface PlacedTemplate {
  readonly path: FieldPath;
  /** An empty one where it is missing. */
  readonly template: PodTemplate;
  /** The name of its part of the object. @default - the object has one template */
  readonly part?: string;
}

/** Every template of an object: one of most workloads, and one for each item of kinds that have a list. */
export function podTemplatesOf(object: Manifest): readonly PlacedTemplate[] {
  const path = podTemplatePath(object);
  if (path) return [{ path, template: valueAt(object, path) ?? {} }];
  const [place, inItem] = lists.get(`${groupOf(object.apiVersion)} ${object.kind}`) ?? [];
  const items = place && valueAt(object, place);
  if (!place || !inItem || !Array.isArray(items)) return [];
  return items.map((item: unknown, at) => ({
    path: [...place, at, ...inItem],
    template: valueAt(item, inItem) ?? {},
    part: nameOf(item) ?? `${at + 1}`,
  }));
}

function nameOf(item: unknown): string | undefined {
  const name = valueAt(item, ['name']);
  return typeof name === 'string' && name !== '' ? name : undefined;
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
