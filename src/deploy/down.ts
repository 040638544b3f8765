/** `npm run down`: the stacks of an environment in the other order, until nothing of them is left. */

import { elapsed } from '../programs/clock';
import { parts } from '../stacks/stack';
import { providers } from './apply-stack';
import { count } from './changes';
import { sealCluster, sealStarted } from './seal';
import type { DeployResult, DeployTarget } from './target';
import { partsOf, terraform } from './target';
import type { UpOptions } from './up';

/** Destroys; where the cluster is gone already, what was in it is forgotten instead. */
export async function down(
  target: DeployTarget,
  { only = parts }: Pick<UpOptions, 'only'> = {},
): Promise<DeployResult> {
  const { environment, say } = target;
  const cluster = await sealCluster(target);
  if (!cluster.ok) return cluster;
  const wrong = await target.synthesize();
  if (wrong) return { ok: false, problem: wrong };
  const ready = await sealStarted(target, cluster.value);
  if (!ready.ok) return ready;
  for (const part of [...partsOf(environment)].reverse().filter((one) => only.includes(one))) {
    const began = performance.now();
    say(part);
    const stack = terraform(target, part);
    const started = await stack.init();
    if (!started.ok) return { ok: false, problem: `${started.problem}\n${providers}` };
    const gone = ready.value.is === 'absent';
    const ended = gone && part !== 'cluster' ? await stack.forget(await stack.resources()) : await stack.destroy();
    if (!ended.ok) return ended;
    say(`${part}: ${gone && part !== 'cluster' ? 'gone with its cluster' : count(ended.changes)}, ${elapsed(began)}`);
  }
  return { ok: true };
}
