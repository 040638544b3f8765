/** The step that sees to it that there is a cluster to deploy to: the right one, with what dist stands on. */
import { installCertManager } from '../cluster/cert-manager';
import { identify } from '../cluster/identity';
import { note } from '../cluster/minikube';
import { type Standing, sealCluster, sealStarted } from '../deploy/seal';
import { stateOf } from '../deploy/target';
import { up } from '../deploy/up';
import { kubectl, type Release } from './release';
import { done, failed, type StepResult } from './step';

export async function cluster(release: Release): Promise<StepResult> {
  const { target } = release;
  const { context, name } = target.environment;
  const found = await sealCluster(target);
  if (!found.ok) return failed(found.problem.message);
  const started = await sealStarted(target, found.value);
  if (!started.ok) return failed(started.problem.message);
  const made = await bringUp(release, started.value);
  if (made !== undefined) return failed(made);
  const told = await identify(target.run, context, name);
  if (told !== undefined) return failed(told);
  const manager = await ensureCertManager(release);
  if (manager !== undefined) return failed(manager);
  const standing = await sealCluster(target);
  if (!standing.ok) return failed(standing.problem.message);
  if (standing.value.is === 'running' && !standing.value.recorded) note(stateOf(target), standing.value.uid);
  return done(`'${context}' ${found.value.is === 'running' ? 'stands' : 'is up'}, and is of ${name}`);
}

/** Makes a machine of ours, as `npm run up -- --only cluster` does. */
async function bringUp({ target }: Release, { is }: Standing): Promise<string | undefined> {
  if (is !== 'absent') return undefined;
  const { frontDoor, name } = target.environment;
  if (frontDoor.controller !== 'addon')
    return `there is no cluster '${target.environment.context}', and the front door of ${name} is a release of the stack platform; npm run up -- --environment ${name} --only cluster platform makes both`;
  const { code } = await target.run('terraform', ['version']);
  if (code === 127)
    return `there is no cluster '${target.environment.context}', and no terraform to make it; npm run doctor says how to install it, or make it as docs/how-to/apply-by-hand.md says`;
  const result = await up(target, { only: ['cluster'] });
  return result.ok ? undefined : result.problem.message;
}

/** The stack `platform` brings it; where that cannot be, it comes by itself. */
async function ensureCertManager(release: Release): Promise<string | undefined> {
  const { environment, run, say } = release.target;
  const { code } = await kubectl(release, 'get', 'customresourcedefinition', 'certificates.cert-manager.io');
  if (code === 0) return undefined;
  if (environment.cluster.kind !== 'minikube')
    return 'the cluster has no cert-manager, which dist needs; npm run up -- --only platform installs it';
  say('    cert-manager is not there, and is installed');
  return installCertManager(run, environment.context);
}
