/**
 * The restore drill: the key is brought, the Job of the CronJob runs, is followed and read, and key and Job are taken
 * away again, however it ends.
 */
import { bring, takeAway, textOf } from '../../backups/brought-secret';
import type { Kubectl } from '../../cluster/kubectl';
import { type Pod, reasonsOf, sentenceOf } from '../../cluster/pod-reasons';
import { identity } from '../../config/backup-secrets';
import type { Clock } from '../../programs/clock';
import { poll } from '../../programs/poll';
import { failure, type Result, success } from '../../programs/result';
import type { Timeline } from '../timeline';
import { passed, type Restored, restoredIn } from './report';
import { stepsOf } from './steps';

export interface RestoreDrillProps {
  readonly kubectl: Kubectl;
  readonly clock: Clock;
  readonly timeline: Timeline;
  /** The file with the identity, as text. */
  readonly key: string;
  /** Name of a Job that this drill starts. */
  readonly job: string;
  /** Ends the drill: what it brought is taken away. @default - it ends by itself */
  readonly signal?: AbortSignal;
}

export interface RestoreDrill extends Restored {
  /** From the start until the store had the verdict, which comes after a client that the API on the restored data served. */
  readonly rtoSeconds: number;
}

interface Job {
  readonly metadata: { readonly name: string };
  readonly status?: {
    readonly active?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[];
  };
}

const { namespace } = identity;

/** The CronJob, and its container that restores. */
const [cronJob, restoring] = ['restore-drill', 'restore'] as const;

/** Seconds: the Job's own deadline, and some for its controller. */
const patience = 960;

/** @returns the figures, or why it did not pass */
export async function drill(props: RestoreDrillProps): Promise<Result<RestoreDrill>> {
  const { job, key, kubectl, timeline } = props;
  const there = await textOf(kubectl, identity);
  if (!there.ok) return there;
  const running = await active(kubectl);
  if (!running.ok) return running;
  if (running.value !== undefined && there.value !== undefined)
    return failure(
      'conflict',
      `the job '${running.value}' of another drill runs with its key; try again when it has ended`,
    );
  if (there.value !== undefined) timeline.note(`the key of an interrupted drill is there; it is replaced`);
  try {
    const brought = await bring(kubectl, identity, key);
    if (!brought.ok) return brought;
    timeline.note('the key is there');
    if (running.value !== undefined) {
      timeline.note(`the job '${running.value}' of the schedule waits for a key: it is followed`);
      return await follow(props, running.value);
    }
    const made = await kubectl.createJob(job, cronJob, namespace);
    if (!made.ok) return made;
    timeline.note(`the job '${job}' begins`);
    return await follow(props, job);
  } finally {
    const gone = await takeAway(kubectl, identity);
    timeline.note(
      gone.ok
        ? 'the key is gone'
        : `THE KEY IS STILL THERE: kubectl delete secret ${identity.name} --namespace=${namespace} (${gone.problem.message})`,
    );
    // One of the schedule goes with its history; with the Job its pod and the restored data are gone.
    await kubectl.delete('job', [job], { namespace, foreground: true });
  }
}

/** A Job of the drill that runs or waits. */
async function active(kubectl: Kubectl): Promise<Result<string | undefined>> {
  const jobs = await kubectl.list<Job>('jobs', { namespace });
  return jobs.ok ? success(jobs.value.find(({ status }) => (status?.active ?? 0) > 0)?.metadata.name) : jobs;
}

async function follow(props: RestoreDrillProps, job: string): Promise<Result<RestoreDrill>> {
  const { clock, kubectl, signal, timeline } = props;
  let said = 0;
  let pod: Pod | undefined;
  const ended = await poll<Result<RestoreDrill>>({ clock, timeout: patience }, async () => {
    if (signal?.aborted) return failure('failed', 'it was interrupted');
    const pods = await kubectl.list<Pod>('pods', { namespace, selector: `batch.kubernetes.io/job-name=${job}` });
    pod = (pods.ok ? pods.value[0] : undefined) ?? pod;
    const steps = pod ? stepsOf(pod) : [];
    for (const step of steps.slice(said)) timeline.note(step);
    said = Math.max(said, steps.length);
    const found = await kubectl.get<Job>('job', job, namespace);
    if (!found.ok) return undefined;
    const end = (found.value?.status?.conditions ?? []).find(({ status }) => status === 'True');
    // `SuccessCriteriaMet` and `FailureTarget` come before the end.
    if (end?.type === 'Complete' || end?.type === 'SuccessCriteriaMet') return pass(props, pod);
    if (found.value === undefined || end !== undefined) return fail(props, pod, end?.reason ?? 'the job is gone');
    return undefined;
  });
  return ended ?? (await fail(props, pod, `no end after ${patience} s`));
}

async function pass({ kubectl, timeline }: RestoreDrillProps, pod: Pod | undefined): Promise<Result<RestoreDrill>> {
  const rtoSeconds = timeline.note('proven: the store has the verdict');
  const lines = await kubectl.logs(pod?.metadata.name ?? '', namespace, { container: restoring });
  if (!lines.ok) return lines;
  const found = restoredIn(lines.value);
  if (found === undefined || !passed(found))
    return failure('failed', `the job ended well, and its container '${restoring}' says nothing of a restore`);
  return success({ ...found, rtoSeconds });
}

/** The sentence of the container that ended badly, else why the pod does not run. */
async function fail({ kubectl }: RestoreDrillProps, pod: Pod | undefined, why: string): Promise<Result<RestoreDrill>> {
  if (pod === undefined) return failure('failed', `the job ended without a pod: ${why}`);
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  const bad = [...initContainerStatuses, ...containerStatuses].find(
    ({ state }) => state.terminated !== undefined && state.terminated.exitCode !== 0,
  );
  if (bad === undefined) return failure('failed', [why, ...reasonsOf(pod).map(sentenceOf)].join('\n'));
  const lines = await kubectl.logs(pod.metadata.name, namespace, { container: bad.name });
  const found = lines.ok ? restoredIn(lines.value) : undefined;
  if (found !== undefined && !passed(found)) return failure('failed', `${bad.name}: ${found.reason}: ${found.message}`);
  const last = lines.ok ? lines.value : [lines.problem.message];
  return failure('failed', [`${bad.name} ended with ${bad.state.terminated?.exitCode}:`, ...last].join('\n'));
}
