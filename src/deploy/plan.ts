/** `npm run plan`: what `npm run up` would do, and nothing done. */
import type { Part } from '../stacks/stack';
import { parts } from '../stacks/stack';
import { providers } from './apply-stack';
import { sealCluster } from './seal';
import type { DeployTarget } from './target';
import { partsOf, terraform } from './target';
import type { Changes } from './terraform';
import { losses } from './undone-by-hand';
import type { UpOptions } from './up';

/** What one stack would become. */
export type StackPlan =
  | { readonly part: Part; readonly planned: true; readonly changes: Changes; readonly text: string }
  /** Its cluster is not there to be asked. */
  | { readonly part: Part; readonly planned: false };

export type PlanResult =
  | { readonly ok: true; readonly stacks: readonly StackPlan[] }
  | { readonly ok: false; readonly problem: string };

export async function plan(target: DeployTarget, { only = parts }: Pick<UpOptions, 'only'> = {}): Promise<PlanResult> {
  const { environment, run } = target;
  const cluster = await sealCluster(target);
  if (!cluster.ok) return cluster;
  const wrong = await target.synthesize();
  if (wrong) return { ok: false, problem: wrong };
  const stacks: StackPlan[] = [];
  for (const part of partsOf(environment).filter((one) => only.includes(one))) {
    if (part !== 'cluster' && cluster.value.is !== 'running') {
      stacks.push({ part, planned: false });
      continue;
    }
    const stack = terraform(target, part);
    const started = await stack.init();
    if (!started.ok) return { ok: false, problem: `${started.problem}\n${providers}` };
    const lost = part === 'cluster' ? await losses(run, environment, cluster.value.is, await stack.resources()) : [];
    const planned = await stack.plan(lost);
    if (!planned.ok) return planned;
    stacks.push({ part, planned: true, changes: planned.changes, text: shorten(planned.text) });
  }
  return { ok: true, stacks };
}

/** Without the lines that only say that something was looked at. */
function shorten(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/: (Refreshing state|Reading|Read complete)/.test(line))
    .join('\n')
    .trim();
}
