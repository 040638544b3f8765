/** Objects of a cluster as they would be made again. */
import type { Manifest } from '../kubernetes/manifest';
import { podTemplateOf } from '../kubernetes/pod-template';

/** An object of a cluster, and who made it. */
export interface Owned extends Manifest {
  readonly metadata: Manifest['metadata'] & {
    readonly deletionTimestamp?: string;
    readonly uid: string;
    readonly ownerReferences?: readonly { readonly uid: string; readonly controller?: boolean }[];
  };
}

/** Labels that the API server gives the pods of a Job, from its selector. */
const ofJobs = /^(batch\.kubernetes\.io\/)?(controller-uid|job-name)$/;

/** An object as it would be applied, without what the API server has written into it. */
export function recreatedObject(object: Manifest): Manifest {
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
export function recreatedPod(pod: Owned, live: readonly Owned[]): Manifest {
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
