/** The end of a Job: how it ended, once it has. */
import type { Clock } from '../programs/clock';
import { poll } from '../programs/poll';
import type { Kubectl } from './kubectl';

interface Job {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** @returns how the first of a namespace's Jobs that ends has ended; `undefined`: none within these seconds */
export async function jobEnd(
  kubectl: Kubectl,
  clock: Clock,
  { namespace, seconds }: { readonly namespace: string; readonly seconds: number },
  name?: string,
): Promise<'Complete' | 'Failed' | undefined> {
  return poll({ clock, timeout: seconds }, async () => {
    const jobs = await kubectl.list<Job & { readonly metadata: { readonly name: string } }>('jobs', { namespace });
    const asked = (jobs.ok ? jobs.value : []).filter(({ metadata }) => name === undefined || metadata.name === name);
    const ends = asked.flatMap(({ status }) => status?.conditions ?? []).filter(({ status }) => status === 'True');
    return ends.map(({ type }) => type).find((type): type is 'Complete' | 'Failed' => /^(Complete|Failed)$/.test(type));
  });
}
