/** The smoke test: the Jobs of dist run anew and must complete; where an engine applies dist, it runs them. */
import { join } from 'node:path';
import { endOf, type JobStatus, linesOfJob } from '../cluster/job-end';
import type { Manifest } from '../kubernetes/manifest';
import { poll } from '../programs/poll';
import { plural } from '../writing/wording';
import { readApplied } from './deployed';
import { isFollowed } from './followed';
import { proven } from './proven';
import { type Release, yamlOf } from './release';
import { done, failed, type StepResult } from './step';

/** Seconds that a Job is given at least. */
const least = 300;

export async function smoke(release: Release): Promise<StepResult> {
  const now = await readApplied(release);
  if (!now.ok) return now;
  if (isFollowed(release)) {
    const ended = await proven(release, Math.max(release.patience, least));
    return ended.ok ? done('the engine has run it anew, and all is as the commit says') : ended;
  }
  const jobs = release.objects.filter(({ kind }) => kind === 'Job');
  for (const job of jobs) {
    const problem = await runAnew(release, job);
    if (problem !== undefined) return failed(problem);
  }
  return done(`${plural(jobs.length, 'job')} completed`);
}

/** A finished Job does not run again when it is applied: it is removed first, and created as it is in dist. */
async function runAnew(
  release: Release,
  { metadata: { name, namespace = 'default' } }: Manifest,
): Promise<string | undefined> {
  const { clock, commit, kubectl, patience } = release;
  const gone = await kubectl.delete('job', [name], { namespace, foreground: true });
  if (!gone.ok) return `the last run of ${name} could not be removed: ${gone.problem.message}`;
  const applied = await kubectl.apply([join(yamlOf(release, commit), `${namespace}.k8s.yaml`)]);
  if (!applied.ok) return `${name} was not applied: ${applied.problem.message}`;
  const timeout = Math.max(patience, least);
  const ended = await poll({ clock, timeout, interval: 0.5 }, async () => {
    const job = await kubectl.get<{ readonly status: JobStatus }>('job', name, namespace);
    return endOf(job.ok ? job.value?.status : undefined);
  });
  if (ended === 'Complete') return undefined;
  const lines = (await linesOfJob(kubectl, namespace, name)).join('\n');
  return ended === 'Failed'
    ? `job ${namespace}/${name} failed; its last lines:\n${lines}`
    : `job ${namespace}/${name} has not ended:\n${lines}`;
}
