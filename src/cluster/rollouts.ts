/** Roll-outs, watched until they are done or hopeless: a pod that fails is told at once, not when a time-out ends. */

import type { Manifest } from '../kubernetes/manifest';
import { type Destination, kubectl } from '../pipeline/release';
import { elapsed } from '../writing/wording';
import { type Pod, reasonOf } from './pod-reasons';

/** Seconds between two looks. */
const pause = 1;

/** Looks at which a pod must be seen failing until it is believed, since some failures pass. */
const enough = 3;

/** What does not go away by waiting. */
const hopeless =
  /^(CrashLoopBackOff|ErrImagePull|ErrImageNeverPull|ImagePullBackOff|InvalidImageName|CreateContainerError|CreateContainerConfigError|RunContainerError)$/;

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly generation: number };
  readonly spec: { readonly replicas?: number };
  readonly status: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    /** A DaemonSet's words for the same. */
    readonly desiredNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberAvailable?: number;
  };
}

type Timed = Pod & { readonly metadata: { readonly creationTimestamp: string } };

/**
 * @param since pods made earlier are of the release before, in milliseconds of the epoch
 * @returns what keeps a roll-out from its end, with the last lines of the pod; nothing when all are done
 */
export async function watchRollouts(
  release: Destination,
  objects: readonly Manifest[],
  since: number,
): Promise<string | undefined> {
  const { clock, patience, target } = release;
  const open = new Set(objects.filter(isRolling).map(nameOf));
  const began = performance.now();
  const end = clock.now() + patience * 1000;
  const bad = new Map<string, number>();
  for (;;) {
    const { pods, workloads } = await look(release);
    for (const workload of workloads.filter((one) => open.has(nameOf(one)) && isDone(one))) {
      open.delete(nameOf(workload));
      target.say(`    rolled out ${nameOf(workload)} ${elapsed(began)}`);
    }
    if (open.size === 0) return undefined;
    // The API server's clock has whole seconds.
    const fresh = pods.filter(({ metadata }) => Date.parse(metadata.creationTimestamp) >= since - 1000);
    for (const pod of fresh.filter(isHopeless)) {
      const times = (bad.get(pod.metadata.name) ?? 0) + 1;
      bad.set(pod.metadata.name, times);
      if (times >= enough) return (await told(release, [pod])).trimStart();
    }
    if (clock.now() > end) {
      const waiting = [...new Set([...fresh, ...pods])].filter((pod) => reasonOf(pod).length > 0);
      return `after ${patience} s ${[...open].join(', ')} ${open.size === 1 ? 'is' : 'are'} not rolled out\n${await told(release, waiting.slice(0, 3))}`;
    }
    await clock.sleep(pause);
  }
}

async function look(
  release: Destination,
): Promise<{ readonly pods: readonly Timed[]; readonly workloads: readonly Workload[] }> {
  const what = 'deployments.apps,statefulsets.apps,daemonsets.apps,pods';
  const flags = ['--all-namespaces', '--selector=app.kubernetes.io/part-of=breakwater', '--output=json'];
  const { code, stdout } = await kubectl(release, 'get', what, ...flags);
  // An API server that does not answer for a moment is asked again.
  const items = code === 0 ? (JSON.parse(stdout) as { readonly items: readonly (Timed | Workload)[] }).items : [];
  const isPod = (one: Timed | Workload): one is Timed => 'phase' in one.status;
  return {
    pods: items.filter(isPod),
    workloads: items.filter((one): one is Workload => !isPod(one)),
  };
}

function isRolling({ kind }: Manifest): boolean {
  return ['DaemonSet', 'Deployment', 'StatefulSet'].includes(kind);
}

function nameOf({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'> | Workload): string {
  return `${kind.toLowerCase()} ${metadata.namespace}/${metadata.name}`;
}

/** As `kubectl rollout status` sees it: all are new, none of the old is left, all serve. */
function isDone({ metadata, spec, status }: Workload): boolean {
  const { availableReplicas = 0, observedGeneration = 0, replicas = 0, updatedReplicas = 0 } = status;
  const wanted = spec.replicas ?? 1;
  if (observedGeneration < metadata.generation) return false;
  const { desiredNumberScheduled: nodes } = status;
  if (nodes !== undefined)
    return (status.updatedNumberScheduled ?? 0) >= nodes && (status.numberAvailable ?? 0) >= nodes;
  return updatedReplicas >= wanted && replicas === updatedReplicas && availableReplicas >= wanted;
}

function isHopeless({ status }: Pod): boolean {
  return [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].some(({ state }) =>
    hopeless.test(state.waiting?.reason ?? ''),
  );
}

/** Each pod's reason and its last lines. */
async function told(release: Destination, pods: readonly Pod[]): Promise<string> {
  const texts = await Promise.all(
    pods.map(async (pod) =>
      [...reasonOf(pod), ...(await lastLines(release, pod))].map((line) => `  ${line}`).join('\n'),
    ),
  );
  return texts.join('\n');
}

/** Of its container that runs, or of the one that crashed before it. */
export async function lastLines(
  release: Pick<Destination, 'target'>,
  { metadata }: Pick<Pod, 'metadata'>,
): Promise<readonly string[]> {
  const { name, namespace } = metadata;
  for (const flags of [['--previous'], []]) {
    const { code, stdout } = await kubectl(release, 'logs', name, `--namespace=${namespace}`, '--tail=5', ...flags);
    const lines = stdout.split('\n').filter((line) => line.trim() !== '');
    if (code === 0 && lines.length > 0) return lines.map((line) => `  | ${line.slice(0, 300)}`);
  }
  return [];
}
