/** `npm run down`: the stacks of an environment in the other order, until nothing of them is left. */

import { done } from '../programs/result';
import { parts } from '../stacks/stack';
import { elapsed } from '../writing/wording';
import { withoutProviders } from './apply-stack';
import { count } from './changes';
import { sealCluster, sealStarted } from './seal';
import type { DeployResult, DeployTarget } from './target';
import { partsOf, terraform } from './target';
import type { TerraformResult, TerraformStackRun } from './terraform';
import type { UpOptions } from './up';

/** Destroys; where the cluster is gone already, what was in it is forgotten instead. */
export async function down(
  target: DeployTarget,
  { only = parts }: Pick<UpOptions, 'only'> = {},
): Promise<DeployResult> {
  const { environment, say } = target;
  const cluster = await sealCluster(target);
  if (!cluster.ok) return cluster;
  const written = await target.synthesize();
  if (!written.ok) return written;
  const ready = await sealStarted(target, cluster.value);
  if (!ready.ok) return ready;
  for (const part of [...partsOf(environment)].reverse().filter((one) => only.includes(one))) {
    const began = performance.now();
    say(part);
    const stack = terraform(target, part);
    const started = await stack.init();
    if (!started.ok) return withoutProviders(started.problem);
    const gone = ready.value.is === 'absent' && part !== 'cluster';
    const ended = gone ? await abandon(stack) : await stack.destroy();
    if (!ended.ok) return ended;
    say(`${part}: ${ended.value === undefined ? 'gone with its cluster' : count(ended.value)}, ${elapsed(began)}`);
  }
  return done;
}

/** Drops all that the state of a stack has. */
async function abandon(stack: TerraformStackRun): Promise<TerraformResult<undefined>> {
  const listed = await stack.resources();
  return listed.ok ? stack.forget(listed.value) : listed;
}
