/** One stack brought to what is declared; where that fails, with the reasons that the cluster gives. */
import { join } from 'node:path';

import { isDenied } from '../cluster/answer';
import { removeFailedJobs } from '../cluster/failed-jobs';
import { kubectl } from '../cluster/kubectl';
import { settle } from '../cluster/settle';
import { watchReasons } from '../cluster/watch-reasons';
import type { Manifest } from '../kubernetes/manifest';
import { clock } from '../programs/clock';
import type { Failure, Problem } from '../programs/result';
import { done, failure } from '../programs/result';
import type { Part } from '../stacks/stack';
import { elapsed } from '../writing/wording';
import { count } from './changes';
import type { Standing } from './seal';
import type { DeployResult, DeployTarget } from './target';
import { terraform } from './target';
import type { TerraformStackRun } from './terraform';
import type { Changes } from './terraform-message';
import { losses } from './undone-outside-terraform';
import { unreviewedLabels } from './unreviewed-labels';

/** Where providers come from, for a reader whose machine has none. */
export const providers =
  '  providers come from registry.terraform.io, or from the mirror that the file in TF_CLI_CONFIG_FILE names';

/** An `init` that failed, with where providers come from. */
export function withoutProviders({ reason, message }: Problem): Failure {
  return failure(reason, `${message}\n${providers}`);
}

/** @param objects of dist, which the stack `workloads` applies */
export async function apply(
  target: DeployTarget,
  part: Part,
  standing: Standing['is'],
  objects: readonly Manifest[],
): Promise<DeployResult> {
  const { say } = target;
  const began = performance.now();
  say(part);
  const stack = terraform(target, part);
  const started = await stack.init();
  if (!started.ok) return withoutProviders(started.problem);
  const applied =
    part === 'cluster'
      ? await applyMachine(target, stack, standing)
      : await applyObjects(target, stack, part === 'workloads' ? objects : []);
  if (!applied.ok) return applied;
  say(`${part}: ${count(applied.value)}, ${elapsed(began)}`);
  return done;
}

type Applied = { readonly ok: true; readonly value: Changes } | Failure;

/** What was undone behind Terraform's back is dropped from the state first, and so made again. */
async function applyMachine(
  { run, environment, say }: DeployTarget,
  stack: TerraformStackRun,
  standing: Standing['is'],
): Promise<Applied> {
  const state = await stack.resources();
  if (!state.ok) return state;
  const lost = await losses(run, environment, standing, state.value);
  if (lost.length > 0)
    say(
      `    undone outside Terraform, made again: ${lost.map((one) => one.replace(/^terraform_data\./, '')).join(', ')}`,
    );
  const forgotten = await stack.forget(lost);
  return forgotten.ok ? stack.apply() : forgotten;
}

/** Applies while the cluster is watched for reasons of pods, then waits for the roll-outs and the Jobs of these objects. */
async function applyObjects(
  { root, run, environment, say, settings }: DeployTarget,
  stack: TerraformStackRun,
  objects: readonly Manifest[],
): Promise<Applied> {
  const cluster = kubectl(run, environment.context);
  for (const line of await removeFailedJobs(cluster, objects)) say(`    ${line}`);
  const since = Date.now();
  const watch = watchReasons(cluster, (line) => say(`      ${line}`));
  const first = await stack.apply();
  // Stages let policies be changed before what they judge, but they hold some seconds later.
  const again = !first.ok && isDenied(first.problem.message);
  if (again) say('      refused by a policy, perhaps as it was before: once more');
  const applied = again ? await stack.apply() : first;
  const seen = await watch.stop();
  if (!applied.ok) {
    const { failed, message, reason } = applied.problem;
    const hints = await unreviewedLabels(cluster, objects, failed);
    return failure(reason, [message, ...indent([...hints, ...seen])].join('\n'));
  }
  if (objects.length === 0) return applied;
  const live = { kubectl: cluster, clock, patience: settings.patience, say };
  const settled = await settle(live, [join(root, 'dist', environment.name)], objects, since, { jobs: true });
  return settled.ok ? applied : settled;
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
