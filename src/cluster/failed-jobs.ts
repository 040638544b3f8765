/** Jobs that failed in an earlier deploy: the next one runs them anew. */
import type { Manifest } from '../kubernetes/manifest';
import { endOf, type JobStatus } from './job-end';
import type { Kubectl } from './kubectl';

interface Job {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly status?: JobStatus;
}

/** Removes those of these objects; whoever applies them makes them again. @returns a sentence for each */
export async function removeFailedJobs(kubectl: Kubectl, objects: readonly Manifest[]): Promise<readonly string[]> {
  const ours = objects.filter(({ kind }) => kind === 'Job').map(({ metadata }) => nameOf(metadata));
  if (ours.length === 0) return [];
  const jobs = await kubectl.list<Job>('jobs');
  // An API server that does not answer is a problem of what follows.
  const failed = (jobs.ok ? jobs.value : []).filter(
    ({ metadata, status }) => ours.includes(nameOf(metadata)) && endOf(status) === 'Failed',
  );
  const said: string[] = [];
  for (const { metadata } of failed) {
    const { name, namespace } = metadata;
    const removed = await kubectl.delete('job', [name], { namespace, foreground: true });
    const how = removed.ok ? 'failed before, and runs again' : `failed before, and stays: ${removed.problem.message}`;
    said.push(`job ${nameOf(metadata)} ${how}`);
  }
  return said;
}

function nameOf({ name, namespace }: Manifest['metadata']): string {
  return `${namespace}/${name}`;
}
