/** `npm run plan`: what `npm run up` would do, and nothing done. */
import type { Result } from '../programs/result';
import { success } from '../programs/result';
import type { Part } from '../stacks/stack';
import { parts } from '../stacks/stack';
import { withoutProviders } from './apply-stack';
import { sealCluster } from './seal';
import type { DeployTarget } from './target';
import { partsOf, terraform } from './target';
import type { Plan } from './terraform';
import { losses } from './undone-outside-terraform';
import type { UpOptions } from './up';

/** What one stack would become. */
export type StackPlan =
  | ({ readonly part: Part; readonly planned: true } & Plan)
  /** It is planned once its cluster is there. */
  | { readonly part: Part; readonly planned: false };

export async function plan(
  target: DeployTarget,
  { only = parts }: Pick<UpOptions, 'only'> = {},
): Promise<Result<readonly StackPlan[]>> {
  const { environment, run } = target;
  const cluster = await sealCluster(target);
  if (!cluster.ok) return cluster;
  const written = await target.synthesize();
  if (!written.ok) return written;
  const stacks: StackPlan[] = [];
  for (const part of partsOf(environment).filter((one) => only.includes(one))) {
    if (part !== 'cluster' && cluster.value.is !== 'running') {
      stacks.push({ part, planned: false });
      continue;
    }
    const stack = terraform(target, part);
    const started = await stack.init();
    if (!started.ok) return withoutProviders(started.problem);
    const state = part === 'cluster' ? await stack.resources() : success([]);
    if (!state.ok) return state;
    const planned = await stack.plan(await losses(run, environment, cluster.value.is, state.value));
    if (!planned.ok) return planned;
    stacks.push({ part, planned: true, ...planned.value });
  }
  return success(stacks);
}
