/** The pod template of a workload: where each kind keeps it, and the images in it. */
import { list, type Manifest } from './manifest';

/** A pod template as it stands in YAML; each room reads the fields that it needs. */
export interface PodTemplate {
  readonly metadata?: object | null;
  readonly spec?: object | null;
  /** Of a running pod. */
  readonly status?: object | null;
}

interface Holder {
  readonly spec?: { readonly template?: PodTemplate | null; readonly jobTemplate?: Holder | null } | null;
}

type Read = (object: Manifest & Holder) => PodTemplate | null | undefined;

const ofSpec: Read = ({ spec }) => spec?.template;

const templates = new Map<string, Read>([
  ['Pod', (object) => object as PodTemplate],
  ['Deployment', ofSpec],
  ['StatefulSet', ofSpec],
  ['DaemonSet', ofSpec],
  ['ReplicaSet', ofSpec],
  ['ReplicationController', ofSpec],
  ['Job', ofSpec],
  ['CronJob', ({ spec }) => spec?.jobTemplate?.spec?.template],
]);

/** @returns the template of a workload, an empty one where it is missing; undefined for every other kind */
export function podTemplateOf(object: Manifest): PodTemplate | undefined {
  const read = templates.get(object.kind);
  return read && (read(object) ?? {});
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
