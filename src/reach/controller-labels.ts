/** Labels that controllers write on the pods that they make, where a policy selects by them. */

import type { Manifest } from '../kubernetes/manifest';
import type { PodEnd } from './end';
import { podEndsOf } from './end';

/** The value of a label that only a cluster knows. */
const unknown = '(known to the cluster)';

/** Labels whose values are made when pods are. */
const made: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['pod-template-hash'],
  ReplicaSet: ['pod-template-hash'],
  DaemonSet: ['controller-revision-hash', 'pod-template-generation'],
  StatefulSet: ['controller-revision-hash'],
  Job: ['controller-uid', 'batch.kubernetes.io/controller-uid'],
  CronJob: [
    ...['job-name', 'batch.kubernetes.io/job-name', 'controller-uid', 'batch.kubernetes.io/controller-uid'],
    'batch.kubernetes.io/cronjob-scheduled-timestamp',
  ],
  Rollout: ['rollouts-pod-template-hash'],
  Service: ['app', 'serving.knative.dev/revision', 'serving.knative.dev/revisionUID'],
  Configuration: ['app', 'serving.knative.dev/revision', 'serving.knative.dev/revisionUID'],
  CloneSet: ['controller-revision-hash', 'pod-template-hash', 'apps.kruise.io/cloneset-instance-id'],
  DeploymentConfig: ['deployment'],
};

const podName = 'statefulset.kubernetes.io/pod-name';
const podIndex = 'apps.kubernetes.io/pod-index';
const completion = 'batch.kubernetes.io/job-completion-index';

/** More pods of one workload than these are one end. */
const most = 100;

/** The pods of a workload: one end, or one for each pod where a policy tells them apart. @param keys that are selected */
export function podEnds(object: Manifest, keys: ReadonlySet<string>): readonly PodEnd[] {
  return podEndsOf(object).flatMap((end) => labelled(object, end, keys));
}

function labelled(object: Manifest, end: PodEnd, keys: ReadonlySet<string>): readonly PodEnd[] {
  const more = (made[end.workload] ?? [])
    .filter((key) => keys.has(key) && !(key in end.labels))
    .map((key) => [key, unknown] as const);
  const one: PodEnd = more.length === 0 ? end : { ...end, labels: { ...end.labels, ...Object.fromEntries(more) } };
  const { completionMode, completions, ordinals, replicas } = (object['spec'] ?? {}) as {
    readonly completionMode?: string;
    readonly completions?: number;
    readonly ordinals?: { readonly start?: number } | null;
    readonly replicas?: number;
  };
  if (end.workload === 'StatefulSet' && (keys.has(podName) || keys.has(podIndex))) {
    return numbered(one, ordinals?.start ?? 0, replicas ?? 1, (name, index) => ({
      [podName]: name,
      [podIndex]: index,
    }));
  }
  if (end.workload === 'Job' && completionMode === 'Indexed' && keys.has(completion)) {
    return numbered(one, 0, completions ?? 1, (_, index) => ({ [completion]: index }));
  }
  return [one];
}

/** Keys of labels by which a policy selects, and of which only a cluster knows the values. */
export function unknownKeys({ labels }: PodEnd): readonly string[] {
  return Object.keys(labels).filter((key) => labels[key] === unknown);
}

function numbered(
  end: PodEnd,
  start: number,
  count: number,
  labels: (name: string, index: string) => PodEnd['labels'],
): readonly PodEnd[] {
  return Array.from({ length: Math.min(count, most) }, (_, place) => {
    const index = `${start + place}`;
    const name = `${end.name}-${index}`;
    const short = name.slice(end.namespace.length + 1);
    return { ...end, name, labels: { ...end.labels, ...labels(short, index) } };
  });
}
