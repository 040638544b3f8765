/**
 * One call of the users API from inside the cluster: the smoke test's Job of dist, with the request in place of the test.
 * So it has that Job's image, rights and flows, and reaches what the client may reach, and nothing else.
 */
import { randomBytes } from 'node:crypto';
import type { Manifest } from '../kubernetes/manifest';
import type { Clock } from '../programs/clock';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import { type AnswerOfCall, answerIn } from './answer-of-call';
import { endOf, type JobStatus } from './job-end';
import { type Call, jobOfCall, secretOfCall } from './job-of-call';
import type { Kubectl } from './kubectl';
import { type Pod, reasonsOf, sentenceOf } from './pod-reasons';

export interface CallProps {
  readonly kubectl: Kubectl;
  readonly clock: Clock;
  /** The smoke test's Job of dist. */
  readonly job: Manifest;
  readonly call: Call;
  /** Seconds that it may take, with the start of its pod. */
  readonly seconds: number;
  /** Ends it: what it made is taken away. @default - it ends by itself */
  readonly signal?: AbortSignal;
}

interface Job {
  readonly metadata: { readonly uid: string };
  readonly status?: JobStatus;
}

/** Consecutive polls in which its pod must be hopeless, since some failures pass. */
const enough = 3;

/** Lines of the log that are read: the answer is the last one. */
const lines = 20;

/** @returns the answer, whatever its status, or why none came; Job and request are gone by then */
export async function call(props: CallProps): Promise<Result<AnswerOfCall>> {
  const { job: ofDist, kubectl, seconds } = props;
  const name = `${ofDist.metadata.namespace}-call-${randomBytes(4).toString('hex')}`;
  const job = jobOfCall(ofDist, name, seconds);
  const namespace = String(job.metadata.namespace);
  const secret = secretOfCall(job, props.call);
  try {
    const brought = await kubectl.applyObject(secret);
    if (!brought.ok) return brought;
    const made = await kubectl.applyObject(job);
    if (!made.ok) return made;
    const there = await kubectl.get<Job>('job', name, namespace);
    if (!there.ok) return there;
    // Where this process is killed, the request goes with the Job, which goes by itself.
    const owned = there.value && (await kubectl.applyObject(ownedBy(secret, job, there.value.metadata.uid)));
    if (owned && !owned.ok) return owned;
    return await follow(props, name, namespace);
  } finally {
    await kubectl.delete('job', [name], { namespace, foreground: true });
    await kubectl.delete('secret', [name], { namespace });
  }
}

function ownedBy(secret: Manifest, { apiVersion, kind, metadata: { name } }: Manifest, uid: string): Manifest {
  return { ...secret, metadata: { ...secret.metadata, ownerReferences: [{ apiVersion, kind, name, uid }] } };
}

async function follow(
  { clock, kubectl, seconds, signal }: CallProps,
  name: string,
  namespace: string,
): Promise<Result<AnswerOfCall>> {
  let hopeless = 0;
  let pod: Pod | undefined;
  const why = () => (pod ? reasonsOf(pod).map(sentenceOf) : ['it has no pod: its quota, or a policy, may refuse it']);
  const ended = await poll<Result<AnswerOfCall>>({ clock, timeout: seconds, interval: 0.5 }, async () => {
    if (signal?.aborted) return failure('failed', 'it was interrupted');
    const pods = await kubectl.list<Pod>('pods', { namespace, selector: `job-name=${name}` });
    pod = (pods.ok ? pods.value[0] : undefined) ?? pod;
    const found = await kubectl.get<Job>('job', name, namespace);
    if (endOf(found.ok ? found.value?.status : undefined)) return read(kubectl, pod, why);
    hopeless = pod && reasonsOf(pod).some(({ reason }) => reason === 'hopeless') ? hopeless + 1 : 0;
    if (hopeless < enough) return undefined;
    return failure('failed', [...why(), 'the cluster must have what dist has: npm run up'].join('\n'));
  });
  return ended ?? failure('timeout', [`no answer within ${seconds} s`, ...why()].join('\n'));
}

/** The answer in the log of its pod, or what stands there in its place. */
async function read(
  kubectl: Kubectl,
  pod: Pod | undefined,
  why: () => readonly string[],
): Promise<Result<AnswerOfCall>> {
  if (!pod) return failure('failed', why().join('\n'));
  const log = await kubectl.logs(pod.metadata.name, pod.metadata.namespace, { lines });
  if (!log.ok) return log;
  const answer = answerIn(log.value);
  return answer ? success(answer) : failure('failed', (log.value.length > 0 ? log.value : why()).join('\n'));
}
