/** The step `cluster`: the environment's cluster exists, and has what dist needs. */
import { bringUp } from '../cluster/bring-up';
import { note } from '../cluster/identity';
import { type Standing, sealCluster, sealStarted } from '../deploy/seal';
import { stateOf } from '../deploy/target';
import { up } from '../deploy/up';
import type { Release } from './release';
import { done, failed, type StepResult } from './step';

export async function cluster(release: Release): Promise<StepResult> {
  const { target } = release;
  const { context, name } = target.environment;
  const found = await sealCluster(target);
  if (!found.ok) return failed(found.problem.message);
  const started = await sealStarted(target, found.value);
  if (!started.ok) return failed(started.problem.message);
  const made = await make(release, started.value);
  if (made !== undefined) return failed(made);
  const { run, say } = target;
  const minikube = target.environment.cluster.kind === 'minikube';
  const problem = await bringUp({ run, kubectl: release.kubectl, environment: name, minikube, say });
  if (problem !== undefined) return failed(problem);
  const standing = await sealCluster(target);
  if (!standing.ok) return failed(standing.problem.message);
  if (standing.value.is === 'running' && !standing.value.recorded) note(stateOf(target), standing.value.uid);
  return done(`'${context}' ${found.value.is === 'running' ? 'stands' : 'is up'}, and is of ${name}`);
}

/** Makes a machine of ours, as `npm run up -- --only cluster` does. */
async function make({ target }: Release, { is }: Standing): Promise<string | undefined> {
  if (is !== 'absent') return undefined;
  const { frontDoor, name } = target.environment;
  if (frontDoor.controller !== 'addon')
    return `there is no cluster '${target.environment.context}', and the front door of ${name} is a release of the stack platform; npm run up -- --environment ${name} --only cluster platform makes both`;
  const { code } = await target.run('terraform', ['version']);
  if (code === 127)
    return `there is no cluster '${target.environment.context}', and no terraform to make it; npm run doctor says how to install it, or make it as docs/how-to/apply-with-kubectl.md says`;
  const result = await up(target, { only: ['cluster'] });
  return result.ok ? undefined : result.problem.message;
}
