/** Proof of a release that an engine applies: its own smoke test has passed, and a signed tag says so. */
import { endOf, type JobStatus, linesOfJob } from '../cluster/job-end';
import { arrival } from '../gitops/arrival';
import { recordProof } from '../gitops/promote';
import { missingOf } from '../gitops/prove';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import { movedBy, smokeJobs, waiting } from './followed';
import type { Release } from './release';

/** Waits until the engine has run the smoke test of the commit, and all is as the commit says. */
export async function proven(release: Release, patience: number): Promise<Result<undefined>> {
  const { commit } = release;
  const look = () => failedJob(release);
  const arrived = await arrival({ ...waiting(release), patience, commit, steps: ['smoke'], look });
  const said = arrived.ok ? undefined : await look();
  if (!arrived.ok) return said === undefined ? arrived : failure('failed', said);
  return complete(release, patience);
}

/** Waits until nothing is missing to the proof: a Job that was removed comes after its stage was ready. */
export async function complete(release: Release, patience: number): Promise<Result<undefined>> {
  const { clock, commit, kubectl, objects } = release;
  let last: Result<readonly string[]> = success([]);
  const ended = await poll({ clock, timeout: patience }, async (): Promise<Result<undefined> | undefined> => {
    last = await missingOf(kubectl, { commit, isOfEngine: true, objects });
    if (last.ok && last.value.length === 0) return success(undefined);
    const said = await failedJob(release);
    return said === undefined ? undefined : failure('failed', said);
  });
  if (ended !== undefined) return ended;
  return last.ok ? failure('timeout', `after ${patience} s: ${last.value.join('\n')}`) : last;
}

/** Records, signed, that the commit serves, for the environments that come after. */
export async function sayProven(release: Release): Promise<Result<undefined>> {
  const { commit, target } = release;
  const recorded = await recordProof(movedBy(release), commit);
  if (recorded.ok) return recorded;
  const { name } = target.environment;
  return failure('failed', `${commit} serves, but has no proof: ${recorded.problem.message}\npromote ${name} --proven`);
}

/** A smoke test that has failed, with its last lines. */
async function failedJob({ kubectl, objects }: Release): Promise<string | undefined> {
  for (const { metadata } of smokeJobs(objects)) {
    const { name, namespace = '' } = metadata;
    const found = await kubectl.get<{ readonly status?: JobStatus }>('job', name, namespace);
    if (!found.ok || endOf(found.value?.status) !== 'Failed') continue;
    const lines = await linesOfJob(kubectl, namespace, name);
    return [`job ${namespace}/${name} failed; its last lines:`, ...lines].join('\n');
  }
  return undefined;
}
