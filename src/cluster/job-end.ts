/** The end of a Job: how it ended, and what its pods said. */
import type { Clock } from '../programs/clock';
import { poll } from '../programs/poll';
import type { Kubectl } from './kubectl';
import { lastLines } from './last-lines';
import type { Pod } from './pod-reasons';

/** The part of a Job that tells of its end. */
export interface JobStatus {
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
}

export type End = 'Complete' | 'Failed';

/** @returns how a Job has ended; `undefined`: it has not */
export function endOf(status: JobStatus | undefined): End | undefined {
  const ends = (status?.conditions ?? []).filter((one) => one.status === 'True').map(({ type }) => type);
  return ends.find((type): type is End => type === 'Complete' || type === 'Failed');
}

/** @returns how the first of a namespace's Jobs that ends has ended; `undefined`: none within these seconds */
export async function jobEnd(
  kubectl: Kubectl,
  clock: Clock,
  { namespace, seconds }: { readonly namespace: string; readonly seconds: number },
  name?: string,
): Promise<End | undefined> {
  return poll({ clock, timeout: seconds }, async () => {
    const jobs = await kubectl.list<{ readonly metadata: { readonly name: string }; readonly status?: JobStatus }>(
      'jobs',
      { namespace },
    );
    const asked = (jobs.ok ? jobs.value : []).filter(({ metadata }) => name === undefined || metadata.name === name);
    return asked.map(({ status }) => endOf(status)).find((end) => end !== undefined);
  });
}

/** A Job of ours says less than this in all. */
const all = 50;

/** What a Job's last pod said, and the command that shows what all of them said, as long as the Job is there. */
export async function linesOfJob(kubectl: Kubectl, namespace: string, job: string): Promise<readonly string[]> {
  const which = { namespace, selector: `job-name=${job}`, sortBy: '.metadata.creationTimestamp' };
  const pods = await kubectl.list<Pod>('pods', which);
  const last = pods.ok ? pods.value.at(-1) : undefined;
  const lines = last ? await lastLines(kubectl, last, all) : ['  it has no pod'];
  return [...lines, `  all of its pods: ${logsCommand(kubectl.context, namespace, `job-name=${job}`)}`];
}

/** The command that shows whatever the pods of a selector have said. */
export function logsCommand(context: string, namespace: string, selector: string): string {
  return `kubectl --context ${context} -n ${namespace} logs -l ${selector} --tail=-1 --prefix`;
}
