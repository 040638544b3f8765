/**
 * Admission of what runs: a policy is asked when an object is made, so that one that came later says nothing of what is
 * there, until a pod is lost and cannot come back.
 */
import { nameOf } from '../kubernetes/identity';
import { type Result, success } from '../programs/result';
import type { Kubectl } from './kubectl';
import { liveObjects } from './live-objects';
import { type Owned, recreatedObject, recreatedPod } from './recreated';

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
  const pods = live.filter(isLivingPod);
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

/** Kinds of pods and of what makes them. */
const ofPods = 'daemonsets,jobs,pods,replicasets,statefulsets';

/**
 * The pods of ours that run and could not come back after they were lost.
 * @returns for each a sentence with its name
 */
export async function stranded(kubectl: Kubectl): Promise<Result<readonly string[]>> {
  const live = await kubectl.list<Owned>(ofPods, { selector: ours });
  if (!live.ok) return live;
  const pods = live.value.filter(isLivingPod);
  const said = await kubectl.admits(pods.map((pod) => recreatedPod(pod, live.value)));
  if (!said.ok) return said;
  return success(
    pods.flatMap((pod, index) => {
      const why = said.value[index];
      return why === undefined ? [] : [`${nameOf(pod)} runs, and could not come back: ${why}`];
    }),
  );
}

function isMade(owners: Owned['metadata']['ownerReferences'] = []): boolean {
  return owners.some(({ controller }) => controller);
}

/** A pod that runs or will, and that nothing removes: one that has ended, or is about to, is not made again. */
function isLivingPod({ kind, metadata, status }: Owned): boolean {
  const { phase = '' } = (status ?? {}) as { readonly phase?: string };
  return kind === 'Pod' && metadata.deletionTimestamp === undefined && !['Failed', 'Succeeded'].includes(phase);
}
