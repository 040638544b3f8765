/** Pods of our images: whether they run the bytes that were signed, and not others of the same name. */
import type { Pod } from '../cluster/pod-reasons';
import { watchRollouts } from '../cluster/rollouts';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import type { Statement } from '../supply/statement';
import { clusterOf, type Destination, type Release } from './release';

type RunningPod = Pod & {
  readonly metadata: {
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly kind: string; readonly uid: string }[];
  };
  readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] };
};

/** How many rounds it takes at the most, each of one pod of each workload. */
const rounds = 30;

/** Seconds until controllers have seen what was done, and in which an API server may not answer. */
const pause = 2;
const unanswered = 8;

interface Node {
  readonly status: { readonly images?: readonly { readonly names?: readonly string[] }[] };
}

/** @returns ids by reference, of images that every node has and that pods on it run */
export async function imagesOnNodes(release: Release): Promise<ReadonlyMap<string, string>> {
  const found = await release.kubectl.list<Node>('nodes');
  const running = await pods(release);
  if (!found.ok || !running.ok) return new Map();
  const nodes = found.value.map(({ status: { images = [] } }) => images.flatMap(({ names }) => names ?? []));
  const ids = new Map<string, string>();
  for (const { id, reference } of running.value.flatMap(imagesOf)) {
    const isEverywhere = nodes.length > 0 && nodes.every((names) => names.includes(reference));
    // Two ids of one name: which one the nodes have is unknown.
    ids.set(reference, isEverywhere && (ids.get(reference) ?? id) === id ? id : '');
  }
  return ids;
}

/**
 * Replaces pods that run an image of the same name from another build, one of each workload at a time.
 * @returns what is wrong
 */
export async function replaceForeignPods(release: Release, { images }: Statement): Promise<Result<undefined>> {
  const signed = new Map(Object.values(images).map(({ id, reference }) => [reference, id]));
  const isForeign = (pod: RunningPod) =>
    imagesOf(pod).some(({ id, reference }) => signed.has(reference) && signed.get(reference) !== id);
  for (let round = 0; round < rounds; round++) {
    const look = await pods(release);
    if (!look.ok) return look;
    const foreign = look.value.filter((pod) => isServing(pod) && isForeign(pod));
    if (foreign.length === 0) return success(undefined);
    release.target.say(`    ${foreign.length} pods run another build of the same sources and are replaced`);
    const since = Date.now();
    const owners = new Map(foreign.map((pod) => [pod.metadata.ownerReferences?.[0]?.uid, pod]));
    await Promise.all(
      [...owners.values()].map(({ metadata: { name, namespace } }) =>
        release.kubectl.delete('pod', [name], { namespace, background: true }),
      ),
    );
    // Until the controllers have seen it, all still looks well.
    await release.clock.sleep(pause);
    const served = await watchRollouts(clusterOf(release), release.objects, since);
    if (!served.ok) return served;
  }
  return failure(
    'timeout',
    `after ${rounds} rounds there are still pods that run another build than the one that was signed`,
  );
}

/** Not on its way out, and not the pod of a Job, which runs anew anyway. */
function isServing({ metadata, status }: RunningPod): boolean {
  const isJob = metadata.ownerReferences?.some(({ kind }) => kind === 'Job') ?? false;
  return !isJob && metadata.deletionTimestamp === undefined && status.phase === 'Running';
}

function imagesOf({ spec, status }: RunningPod): readonly { readonly reference: string; readonly id: string }[] {
  return (status.containerStatuses ?? []).flatMap(({ imageID = '', name }) => {
    const reference = spec.containers.find((one) => one.name === name)?.image;
    const id = /sha256:[0-9a-f]{64}$/.exec(imageID)?.[0];
    return reference && id ? [{ reference, id }] : [];
  });
}

/** Polled while the API server does not answer: an empty list would prove nothing. */
async function pods({ clock, kubectl }: Destination): Promise<Result<readonly RunningPod[]>> {
  let last = '';
  const found = await poll({ clock, timeout: unanswered, interval: pause }, async () => {
    const answer = await kubectl.list<RunningPod>('pods', { selector: 'app.kubernetes.io/part-of=breakwater' });
    if (!answer.ok) last = answer.problem.message;
    return answer.ok ? answer : undefined;
  });
  return found ?? failure('unreachable', `the cluster does not list its pods: ${last}`);
}
