/**
 * Admission of what runs: a policy is asked when an object is made, so that one that came later says nothing of what is
 * there, until a pod is lost and cannot come back.
 */
import { nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { podTemplateOf } from '../kubernetes/pod-template';
import { type Result, success } from '../programs/result';
import type { Kubectl } from './kubectl';
import { liveObjects } from './live-objects';

/** An object that would not be admitted again, and what the API server says to it. */
export interface Inadmissible {
  /** Such as `Pod api/api-7d9c-x`, whose recreation is refused. */
  readonly object: string;
  readonly why: string;
}

/** What was asked about, and what came of it. */
export interface Admissibility {
  readonly objects: number;
  readonly pods: number;
  readonly inadmissible: readonly Inadmissible[];
}

interface Owned extends Manifest {
  readonly metadata: Manifest['metadata'] & {
    readonly uid: string;
    readonly ownerReferences?: readonly { readonly uid: string; readonly controller?: boolean }[];
  };
}

/** The selector of objects of ours. */
const ours = 'app.kubernetes.io/part-of=breakwater';

/** Made by controllers out of others, which are asked about. */
const derived = ['PersistentVolumeClaim', 'Pod', 'ReplicaSet'];

/**
 * Asks the API server about the recreation of each object of ours that runs, and of each pod as its controller would make it,
 * without making any. @throws where the cluster does not list its objects
 */
export async function admissibility(kubectl: Kubectl): Promise<Result<Admissibility>> {
  const live = (await liveObjects(kubectl, ours)) as unknown as readonly Owned[];
  const objects = live.filter(({ kind, metadata }) => !derived.includes(kind) && !isMade(metadata.ownerReferences));
  const pods = live.filter(({ kind, ...pod }) => kind === 'Pod' && isAlive(pod));
  const recreated = pods.map((pod) => recreatedPod(pod, live));
  const asked = [...objects.map(recreatedObject), ...recreated];
  const said = await kubectl.admits(asked);
  if (!said.ok) return said;
  const names = [...objects, ...pods].map(nameOf);
  const inadmissible = said.value.flatMap((why, index) =>
    why === undefined ? [] : [{ object: names[index] ?? '', why }],
  );
  return success({ objects: objects.length, pods: pods.length, inadmissible });
}

function isMade(owners: Owned['metadata']['ownerReferences'] = []): boolean {
  return owners.some(({ controller }) => controller);
}

/** Whether a pod runs or will: one that has ended is not made again. */
function isAlive(pod: object): boolean {
  const { status } = pod as { readonly status?: { readonly phase?: string } };
  return !['Failed', 'Succeeded'].includes(status?.phase ?? '');
}

/** Labels that the API server gives the pods of a Job, from its selector. */
const ofJobs = /^(batch\.kubernetes\.io\/)?(controller-uid|job-name)$/;

/** An object as it would be applied, without what the API server has written into it. */
function recreatedObject(object: Manifest): Manifest {
  const { metadata, status: _, ...rest } = object.kind === 'Job' ? withoutSelector(object) : object;
  const { annotations, labels, name, namespace } = metadata;
  return {
    ...rest,
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
    },
  } as Manifest;
}

function withoutSelector(job: Manifest): Manifest {
  const {
    selector: _,
    template,
    ...spec
  } = (job['spec'] ?? {}) as { readonly selector?: object; readonly template?: Manifest };
  const labels = Object.entries(template?.metadata?.labels ?? {}).filter(([key]) => !ofJobs.test(key));
  const metadata = { ...template?.metadata, labels: Object.fromEntries(labels) };
  return { ...job, spec: { ...spec, template: { ...template, metadata } } };
}

/**
 * A pod as its controller would make it: of its template, under its name, which a rule may read. That it is there already is
 * said after the policies were asked. One without a controller is asked about as it is.
 */
function recreatedPod(pod: Owned, live: readonly Owned[]): Manifest {
  const owner = live.find(({ metadata }) => pod.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid));
  const template = owner && podTemplateOf(owner);
  if (!owner || !template) return recreatedObject(pod);
  const { annotations, labels } = (template.metadata ?? {}) as Pick<Manifest['metadata'], 'annotations' | 'labels'>;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.metadata.name,
      namespace: String(pod.metadata.namespace),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ownerReferences: [
        {
          apiVersion: owner.apiVersion,
          kind: owner.kind,
          name: owner.metadata.name,
          uid: owner.metadata.uid,
          controller: true,
        },
      ],
    },
    spec: { ...template.spec, ...claims(template.spec, pod) },
  };
}

interface Spec {
  readonly volumes?: readonly { readonly persistentVolumeClaim?: object }[];
}

/** Volumes of a StatefulSet's pod that are claims: its controller adds them. */
function claims(spec: Spec | null | undefined, pod: Manifest): Spec {
  const own = ((pod['spec'] ?? {}) as Spec).volumes ?? [];
  const added = own.filter(({ persistentVolumeClaim }) => persistentVolumeClaim);
  return added.length > 0 ? { volumes: [...(spec?.volumes ?? []), ...added] } : {};
}
