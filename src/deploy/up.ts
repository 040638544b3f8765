/** `npm run up`: from whatever is there to a running platform; a second time, nothing. */

import { checkAddress } from '../cluster/front-door-address';
import { checkIssuer } from '../cluster/given-issuer';
import { identify, note } from '../cluster/identity';
import { kubectl } from '../cluster/kubectl';
import { frontDoorOf } from '../config/front-doors';
import { services } from '../config/services';
import type { Result } from '../programs/result';
import { done, failure } from '../programs/result';
import type { Part } from '../stacks/stack';
import { parts } from '../stacks/stack';
import { apply } from './apply-stack';
import type { Standing } from './seal';
import { sealCluster, sealDist, sealStarted } from './seal';
import type { DeployResult, DeployTarget } from './target';
import { partsOf, stateOf } from './target';

export interface UpOptions {
  /** Parts to apply; the seal holds for each. @default - all that the environment has */
  readonly only?: readonly Part[];
  /** Take a dist that is not committed. @default false */
  readonly uncommitted?: boolean;
}

/** Applies the stacks of an environment in their order, each planned when those before it stand. */
export async function up(
  target: DeployTarget,
  { only = parts, uncommitted = false }: UpOptions = {},
): Promise<DeployResult> {
  const { environment, say } = target;
  const dist = await sealDist(target, uncommitted);
  if (!dist.ok) return dist;
  say(`dist/${environment.name}: ${dist.value.length} objects, as reviewed`);
  const cluster = await sealCluster(target);
  if (!cluster.ok) return cluster;
  say(`cluster '${environment.context}': ${describe(cluster.value)}`);
  if (target.settings.leftOut.length > 0) say(`left out: ${target.settings.leftOut.join(', ')}`);
  const written = await target.synthesize();
  if (!written.ok) return written;
  const ready = await settle(target, cluster.value, only);
  if (!ready.ok) return ready;
  for (const part of partsOf(environment).filter((one) => only.includes(one))) {
    // After the platform, which may bring the kinds that it is asked by.
    const signs = part === 'workloads' ? await checkFrontDoorIssuer(target) : done;
    if (!signs.ok) return signs;
    const applied = await apply(target, part, ready.value.is, dist.value);
    if (!applied.ok) return applied;
    const found = part === 'platform' ? await checkFrontDoorAddress(target) : done;
    if (!found.ok) return found;
  }
  return done;
}

/** The load balancer is where DNS leads, before anything is served there. */
async function checkFrontDoorAddress({ environment, run, say }: DeployTarget): Promise<DeployResult> {
  const { entry } = environment.frontDoor;
  if (entry.kind !== 'load-balancer') return done;
  const found = await checkAddress(kubectl(run, environment.context), frontDoorOf(environment), entry.address);
  if (!found.ok) return found;
  say(found.value);
  return done;
}

/** An issuer that the site has is there and can sign, before anything waits for its certificates. */
async function checkFrontDoorIssuer({ environment, run }: DeployTarget): Promise<DeployResult> {
  const { domain, issuer } = environment.frontDoor;
  if (issuer.kind !== 'existing') return done;
  const { name, proof = 'dns-01' } = issuer;
  const hosts = Object.values(services).flatMap((one) => ('host' in one ? [`${one.host}.${domain}`] : []));
  return checkIssuer(kubectl(run, environment.context), { name, proof, hosts });
}

/** Preparation for the first stack: starts a stopped machine, labels a new cluster with its environment, records its UID. */
async function settle(target: DeployTarget, found: Standing, only: readonly Part[]): Promise<Result<Standing>> {
  const { context } = target.environment;
  if (found.is === 'absent' && !only.includes('cluster'))
    return failure('missing', `there is no cluster '${context}' yet; omit --only, or add cluster to it`);
  const ready = await sealStarted(target, found);
  if (!ready.ok || ready.value.is !== 'running') return ready;
  const problem = await identify(kubectl(target.run, context), target.environment.name);
  if (problem !== undefined) return failure('refused', problem);
  if (!ready.value.recorded) note(stateOf(target), ready.value.uid);
  return ready;
}

function describe(standing: Standing): string {
  if (standing.is !== 'running') return standing.is === 'absent' ? 'not there yet' : 'stopped';
  return standing.recorded ? `${standing.uid}, as recorded` : `${standing.uid}, recorded now`;
}
