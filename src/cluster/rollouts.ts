/** Roll-outs, watched until they are complete or hopeless: a pod that fails is reported at once, not at the time-out. */
import type { Manifest } from '../kubernetes/manifest';
import type { Clock } from '../programs/clock';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import { elapsed } from '../writing/wording';
import type { Kubectl } from './kubectl';
import { type Pod, reasonsOf, refusals, sentenceOf } from './pod-reasons';

/** A live cluster, and the patience with it. */
export interface LiveCluster {
  readonly kubectl: Kubectl;
  readonly clock: Clock;
  /** Seconds that roll-outs may take. */
  readonly patience: number;
  /** Receives progress, a line at a time. */
  readonly say: (line: string) => void;
}

/** Consecutive polls in which a pod must be hopeless, since some failures pass. */
const enough = 3;

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly generation: number };
  readonly spec: { readonly replicas?: number };
  readonly status: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    /** A DaemonSet's fields for the same. */
    readonly desiredNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberAvailable?: number;
  };
}

type Timed = Pod & { readonly metadata: { readonly creationTimestamp: string } };

/**
 * @param since pods created earlier belong to the release before, in milliseconds of the epoch
 * @returns what keeps a roll-out from completing, with the last lines of its pods
 */
export async function watchRollouts(
  { clock, kubectl, patience, say }: LiveCluster,
  objects: readonly Manifest[],
  since: number,
): Promise<Result<undefined>> {
  const open = new Set(objects.filter(isRolling).map(nameOf));
  if (open.size === 0) return success(undefined);
  const began = performance.now();
  const bad = new Map<string, number>();
  let waiting: readonly Pod[] = [];
  const ended = await poll({ clock, timeout: patience }, async (): Promise<Result<undefined> | undefined> => {
    const { pods, workloads } = await observe(kubectl);
    for (const workload of workloads.filter((one) => open.has(nameOf(one)) && isComplete(one))) {
      open.delete(nameOf(workload));
      say(`    rolled out ${nameOf(workload)} ${elapsed(began)}`);
    }
    if (open.size === 0) return success(undefined);
    // The API server's clock has whole seconds.
    const fresh = pods.filter(({ metadata }) => Date.parse(metadata.creationTimestamp) >= since - 1000);
    waiting = [...new Set([...fresh, ...pods])].filter((pod) => reasonsOf(pod).length > 0);
    for (const pod of fresh.filter(isHopeless)) {
      const times = (bad.get(pod.metadata.name) ?? 0) + 1;
      bad.set(pod.metadata.name, times);
      if (times >= enough) return failure('failed', (await explained(kubectl, [pod])).join('\n').trimStart());
    }
    return undefined;
  });
  if (ended) return ended;
  const late = `after ${patience} s ${[...open].join(', ')} ${open.size === 1 ? 'is' : 'are'} not rolled out`;
  const refused = (await refusals(kubectl, since)).map((one) => indent(sentenceOf(one)));
  return failure('timeout', [late, ...(await explained(kubectl, waiting.slice(0, 3))), ...refused].join('\n'));
}

/** An API server that does not answer is polled again. */
async function observe(
  kubectl: Kubectl,
): Promise<{ readonly pods: readonly Timed[]; readonly workloads: readonly Workload[] }> {
  const kinds = 'deployments.apps,statefulsets.apps,daemonsets.apps,pods';
  const found = await kubectl.list<Timed | Workload>(kinds, { selector: 'app.kubernetes.io/part-of=breakwater' });
  const items = found.ok ? found.value : [];
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

/** As `kubectl rollout status` defines it: all pods are new, none of the old is left, all are available. */
function isComplete({ metadata, spec, status }: Workload): boolean {
  const { availableReplicas = 0, observedGeneration = 0, replicas = 0, updatedReplicas = 0 } = status;
  const wanted = spec.replicas ?? 1;
  if (observedGeneration < metadata.generation) return false;
  const { desiredNumberScheduled: nodes } = status;
  if (nodes !== undefined)
    return (status.updatedNumberScheduled ?? 0) >= nodes && (status.numberAvailable ?? 0) >= nodes;
  return updatedReplicas >= wanted && replicas === updatedReplicas && availableReplicas >= wanted;
}

function isHopeless(pod: Pod): boolean {
  return reasonsOf(pod).some(({ reason }) => reason === 'hopeless');
}

/** Each pod's reasons and its last lines. */
async function explained(kubectl: Kubectl, pods: readonly Pod[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    pods.map(async (pod) => [...reasonsOf(pod).map(sentenceOf), ...(await lastLines(kubectl, pod))].map(indent)),
  );
  return texts.flat();
}

function indent(line: string): string {
  return `  ${line}`;
}

/** Of its container that crashed, or of the one that runs. */
export async function lastLines(kubectl: Kubectl, { metadata }: Pick<Pod, 'metadata'>): Promise<readonly string[]> {
  for (const previous of [true, false]) {
    const found = await kubectl.logs(metadata.name, metadata.namespace, { previous });
    if (found.ok && found.value.length > 0) return found.value.map((line) => `  | ${line.slice(0, 300)}`);
  }
  return [];
}
