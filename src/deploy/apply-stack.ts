/** One stack brought to what was asked for, with what the cluster says where that fails. */

import { kubectl } from '../cluster/kubectl';
import { watchRollouts } from '../cluster/rollouts';
import { watchReasons } from '../cluster/watch-reasons';
import type { Manifest } from '../kubernetes/manifest';
import { clock } from '../programs/clock';
import type { Part } from '../stacks/stack';
import { elapsed } from '../writing/wording';
import { count } from './changes';
import type { Standing } from './seal';
import type { DeployResult, DeployTarget } from './target';
import { terraform } from './target';
import { losses } from './undone-by-hand';
import { foreignLabels } from './unreviewed-labels';

/** Where providers come from, for a reader whose machine has none. */
export const providers =
  '  providers come from registry.terraform.io, or from the mirror that the file in TF_CLI_CONFIG_FILE names';

/** @param objects of dist, which the stack `workloads` applies */
export async function apply(
  target: DeployTarget,
  part: Part,
  standing: Standing['is'],
  objects: readonly Manifest[],
): Promise<DeployResult> {
  const { run, environment, say, settings } = target;
  const began = performance.now();
  say(part);
  const stack = terraform(target, part);
  const started = await stack.init();
  if (!started.ok) return { ok: false, problem: `${started.problem}\n${providers}` };
  if (part === 'cluster') {
    const lost = await losses(run, environment, standing, await stack.resources());
    if (lost.length > 0)
      say(`    undone by hand, made again: ${lost.map((one) => one.replace(/^terraform_data\./, '')).join(', ')}`);
    const forgotten = await stack.forget(lost);
    if (!forgotten.ok) return forgotten;
    const made = await stack.apply();
    return made.ok ? done(say, part, count(made.changes), began) : made;
  }
  const cluster = kubectl(run, environment.context);
  const since = Date.now();
  const watch = watchReasons(cluster, (line) => say(`      ${line}`));
  const applied = await stack.apply();
  const seen = await watch.stop();
  if (!applied.ok) {
    const hints = foreignLabels(applied.problem, objects, environment.context);
    return fail([applied.problem, ...indent([...hints, ...seen])]);
  }
  if (part === 'workloads') {
    const live = { kubectl: cluster, clock, patience: settings.patience, say };
    const served = await watchRollouts(live, objects, since);
    if (!served.ok) return fail([served.problem.message]);
  }
  return done(say, part, count(applied.changes), began);
}

function done(say: DeployTarget['say'], part: Part, changes: string, began: number): DeployResult {
  say(`${part}: ${changes}, ${elapsed(began)}`);
  return { ok: true };
}

function fail(lines: readonly string[]): DeployResult {
  return { ok: false, problem: lines.join('\n') };
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
