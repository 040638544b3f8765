/** The smoke test: the Jobs of dist run anew and must complete. */
import { join } from 'node:path';
import { complaint } from '../cluster/minikube';
import type { Pod } from '../cluster/pod-reasons';
import { lastLines } from '../cluster/rollouts';
import type { Manifest } from '../kubernetes/manifest';
import { plural } from '../writing/wording';
import { readApplied } from './deployed';
import { folderOf, kubectl, type Release } from './release';
import { done, failed, type StepResult } from './step';

interface Job {
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

export async function smoke(release: Release): Promise<StepResult> {
  const now = await readApplied(release);
  if (!now.ok) return failed(now.problem);
  const jobs = release.objects.filter(({ kind }) => kind === 'Job');
  for (const job of jobs) {
    const problem = await runAnew(release, job);
    if (problem !== undefined) return failed(problem);
  }
  return done(`${plural(jobs.length, 'job')} completed`);
}

/** A finished Job stays as it is when it is applied again: it is removed first, and comes back as it is in dist. */
async function runAnew(
  release: Release,
  { metadata: { name, namespace = 'default' } }: Manifest,
): Promise<string | undefined> {
  const { clock, commit, patience, target } = release;
  const at = `--namespace=${namespace}`;
  const gone = await kubectl(release, 'delete', 'job', name, at, '--ignore-not-found', '--cascade=foreground');
  if (gone.code !== 0) return `the last run of ${name} could not be removed: ${complaint(gone)}`;
  const file = join(folderOf(release, commit), 'dist', target.environment.name, `${namespace}.k8s.yaml`);
  const applied = await kubectl(release, 'apply', '--server-side', '--force-conflicts', `--filename=${file}`);
  if (applied.code !== 0) return `${name} was not applied: ${complaint(applied)}`;
  const end = clock.now() + Math.max(patience, 300) * 1000;
  while (clock.now() < end) {
    const { code, stdout } = await kubectl(release, 'get', 'job', name, at, '--output=json');
    const conditions = code === 0 ? ((JSON.parse(stdout) as Job).status.conditions ?? []) : [];
    const is = (type: string) => conditions.some((one) => one.type === type && one.status === 'True');
    if (is('Complete')) return undefined;
    if (is('Failed'))
      return `job ${namespace}/${name} failed; its last lines:\n${await linesOf(release, namespace, name)}`;
    await clock.sleep(0.5);
  }
  return `job ${namespace}/${name} has not ended:\n${await linesOf(release, namespace, name)}`;
}

/** Of the Job's last pod. */
async function linesOf(release: Release, namespace: string, job: string): Promise<string> {
  const flags = [`--namespace=${namespace}`, `--selector=job-name=${job}`, '--sort-by=.metadata.creationTimestamp'];
  const { code, stdout } = await kubectl(release, 'get', 'pods', ...flags, '--output=json');
  const pods = code === 0 ? (JSON.parse(stdout) as { readonly items: readonly Pod[] }).items : [];
  const last = pods.at(-1);
  return last ? (await lastLines(release, last)).join('\n') : '  it has no pod';
}
