/** Roll-outs and Jobs, watched until they are complete or hopeless: what fails is reported at once, not at the time-out. */
import type { Manifest } from '../kubernetes/manifest';
import type { Clock } from '../programs/clock';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import { elapsed } from '../writing/wording';
import { explained, HopelessPods, indent, type Timed } from './hopeless-pods';
import { endOf, type JobStatus, linesOfJob } from './job-end';
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

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly generation: number };
  readonly spec: { readonly replicas?: number };
  readonly status: {
    /** A Job's. */
    readonly conditions?: JobStatus['conditions'];
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

export interface WatchProps {
  /** Whether Jobs are waited for too, of which none must be one that has failed before. @default false */
  readonly jobs?: boolean;
}

/**
 * @param since pods created earlier belong to the release before, in milliseconds of the epoch
 * @returns what keeps a roll-out from completing, with the last lines of its pods
 */
export async function watchRollouts(
  { clock, kubectl, patience, say }: LiveCluster,
  objects: readonly Manifest[],
  since: number,
  { jobs = false }: WatchProps = {},
): Promise<Result<undefined>> {
  const awaited = objects.filter(({ kind }) => rolling.includes(kind) || (jobs && kind === 'Job'));
  const open = new Set(awaited.map(nameOf));
  if (open.size === 0) return success(undefined);
  const began = performance.now();
  const hopeless = new HopelessPods(kubectl, since);
  let waiting: readonly Pod[] = [];
  const ended = await poll({ clock, timeout: patience }, async (): Promise<Result<undefined> | undefined> => {
    const { pods, workloads } = await observe(kubectl, jobs);
    const mine = workloads.filter((one) => open.has(nameOf(one)));
    for (const workload of mine.filter(isComplete)) {
      open.delete(nameOf(workload));
      say(`    ${workload.kind === 'Job' ? 'completed' : 'rolled out'} ${nameOf(workload)} ${elapsed(began)}`);
    }
    const bad = mine.find(({ kind, status }) => kind === 'Job' && endOf(status) === 'Failed');
    if (bad) {
      const lines = await linesOfJob(kubectl, bad.metadata.namespace, bad.metadata.name);
      return failure('failed', [`${nameOf(bad)} failed; its last lines:`, ...lines].join('\n'));
    }
    if (open.size === 0) return success(undefined);
    waiting = [...new Set([...hopeless.fresh(pods), ...pods])].filter((pod) => reasonsOf(pod).length > 0);
    const never = await hopeless.among(pods);
    if (never !== undefined) return failure('failed', never);
    return undefined;
  });
  if (ended) return ended;
  const late = `after ${patience} s ${[...open].join(', ')} ${open.size === 1 ? 'is' : 'are'} not ${jobs ? 'done' : 'rolled out'}`;
  const refused = (await refusals(kubectl, since)).map((one) => indent(sentenceOf(one)));
  return failure('timeout', [late, ...(await explained(kubectl, waiting.slice(0, 3))), ...refused].join('\n'));
}

/** An API server that does not answer is polled again. */
async function observe(
  kubectl: Kubectl,
  jobs: boolean,
): Promise<{ readonly pods: readonly Timed[]; readonly workloads: readonly Workload[] }> {
  const kinds = `deployments.apps,statefulsets.apps,daemonsets.apps,${jobs ? 'jobs.batch,' : ''}pods`;
  const found = await kubectl.list<Timed | Workload>(kinds, { selector: 'app.kubernetes.io/part-of=breakwater' });
  const items = found.ok ? found.value : [];
  const isPod = (one: Timed | Workload): one is Timed => 'phase' in one.status;
  return {
    pods: items.filter(isPod),
    workloads: items.filter((one): one is Workload => !isPod(one)),
  };
}

const rolling: readonly string[] = ['DaemonSet', 'Deployment', 'StatefulSet'];

function nameOf({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'> | Workload): string {
  return `${kind.toLowerCase()} ${metadata.namespace}/${metadata.name}`;
}

/** As `kubectl rollout status` defines it: all pods are new, none of the old is left, all are available. */
function isComplete({ kind, metadata, spec, status }: Workload): boolean {
  if (kind === 'Job') return endOf(status) === 'Complete';
  const { availableReplicas = 0, observedGeneration = 0, replicas = 0, updatedReplicas = 0 } = status;
  const wanted = spec.replicas ?? 1;
  if (observedGeneration < metadata.generation) return false;
  const { desiredNumberScheduled: nodes } = status;
  if (nodes !== undefined)
    return (status.updatedNumberScheduled ?? 0) >= nodes && (status.numberAvailable ?? 0) >= nodes;
  return updatedReplicas >= wanted && replicas === updatedReplicas && availableReplicas >= wanted;
}
