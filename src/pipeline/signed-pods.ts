/** The pods that run images of ours: whether they run the bytes that were signed, and not others of the same name. */

import { complaint } from '../cluster/minikube';
import type { Pod } from '../cluster/pod-reasons';
import { watchRollouts } from '../cluster/rollouts';
import type { Statement } from '../supply/statement';
import { type Destination, kubectl, type Release } from './release';

type RunningPod = Pod & {
  readonly metadata: {
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly kind: string; readonly uid: string }[];
  };
  readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] };
};

/** How many rounds it takes at the most, each of one pod of each workload. */
const rounds = 30;

/** Seconds until controllers have seen what was done, and how often an API server is asked that does not answer. */
const pause = 2;
const looks = 5;

/** @returns ids by reference, of images that every node has and that pods on it run */
export async function imagesOnNodes(release: Release): Promise<ReadonlyMap<string, string>> {
  const { code, stdout } = await kubectl(release, 'get', 'nodes', '--output=json');
  if (code !== 0) return new Map();
  const nodes = (JSON.parse(stdout) as NodeList).items.map(({ status: { images = [] } }) =>
    images.flatMap(({ names }) => names ?? []),
  );
  const ids = new Map<string, string>();
  for (const { id, reference } of (await pods(release)).pods.flatMap(imagesOf)) {
    const isEverywhere = nodes.length > 0 && nodes.every((names) => names.includes(reference));
    // Two ids of one name: nobody knows which one the nodes have.
    ids.set(reference, isEverywhere && (ids.get(reference) ?? id) === id ? id : '');
  }
  return ids;
}

interface NodeList {
  readonly items: readonly {
    readonly status: { readonly images?: readonly { readonly names?: readonly string[] }[] };
  }[];
}

/**
 * Replaces pods that run an image of the same name from another build, one of each workload at a time.
 * @returns what is wrong, or nothing
 */
export async function replaceForeignPods(release: Release, { images }: Statement): Promise<string | undefined> {
  const signed = new Map(Object.values(images).map(({ id, reference }) => [reference, id]));
  const isForeign = (pod: RunningPod) =>
    imagesOf(pod).some(({ id, reference }) => signed.has(reference) && signed.get(reference) !== id);
  for (let round = 0; round < rounds; round++) {
    const look = await pods(release);
    if (look.problem !== undefined) return look.problem;
    const foreign = look.pods.filter((pod) => isServing(pod) && isForeign(pod));
    if (foreign.length === 0) return undefined;
    release.target.say(`    ${foreign.length} pods run another build of the same sources and are replaced`);
    const since = Date.now();
    const owners = new Map(foreign.map((pod) => [pod.metadata.ownerReferences?.[0]?.uid, pod]));
    await Promise.all(
      [...owners.values()].map(({ metadata: { name, namespace } }) =>
        kubectl(release, 'delete', 'pod', name, `--namespace=${namespace}`, '--wait=false', '--ignore-not-found'),
      ),
    );
    // Until the controllers have seen it, all still looks well.
    await release.clock.sleep(pause);
    const problem = await watchRollouts(release, release.objects, since);
    if (problem !== undefined) return problem;
  }
  return `after ${rounds} rounds there are still pods that run another build than the one that was signed`;
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

/** Asked again where the API server does not answer for a moment: a look that saw nothing proves nothing. */
async function pods(
  release: Destination,
): Promise<{ readonly pods: readonly RunningPod[]; readonly problem?: string }> {
  const flags = ['--all-namespaces', '--selector=app.kubernetes.io/part-of=breakwater', '--output=json'];
  for (let tried = 1; ; tried++) {
    const outcome = await kubectl(release, 'get', 'pods', ...flags);
    if (outcome.code === 0)
      return { pods: (JSON.parse(outcome.stdout) as { readonly items: readonly RunningPod[] }).items };
    if (tried === looks) return { pods: [], problem: `the cluster does not list its pods: ${complaint(outcome)}` };
    await release.clock.sleep(pause);
  }
}
