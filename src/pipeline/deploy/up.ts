/** `npm run up`: from whatever is there to a running platform; a second time, nothing. */
import type { Part } from '../../stacks/stack';
import { parts } from '../../stacks/stack';
import { note } from '../machine';
import { losses } from './losses';
import { reasons } from './reasons';
import type { Standing } from './seal';
import { sealCluster, sealDist } from './seal';
import type { DeployResult, DeployTarget } from './target';
import { partsOf, stateOf, terraform } from './target';
import { count, elapsed } from './words';

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
  say(`dist/${environment.name}: ${dist.value} objects, as reviewed`);
  const cluster = await sealCluster(target);
  if (!cluster.ok) return cluster;
  say(`cluster '${environment.context}': ${describe(cluster.value)}`);
  if (target.settings.leftOut.length > 0) say(`left out: ${target.settings.leftOut.join(', ')}`);
  const wrong = await target.synthesize();
  if (wrong) return { ok: false, problem: wrong };
  const ready = await settle(target, cluster.value, only);
  if (!ready.ok) return ready;
  for (const part of partsOf(environment).filter((one) => only.includes(one))) {
    const applied = await apply(target, part, cluster.value);
    if (!applied.ok) return applied;
  }
  return { ok: true };
}

/** What is done before the first stack: a stopped machine runs again, a cluster that is new to us is noted. */
async function settle(target: DeployTarget, standing: Standing, only: readonly Part[]): Promise<DeployResult> {
  const { run, environment, say } = target;
  if (standing.is === 'running' && !standing.recorded) note(stateOf(target), standing.uid);
  if (standing.is === 'absent' && !only.includes('cluster'))
    return {
      ok: false,
      problem: `there is no cluster '${environment.context}' yet; leave --only away, or add cluster to it`,
    };
  if (standing.is !== 'stopped') return { ok: true };
  say(`    starts '${environment.context}', which was stopped`);
  const { code, stderr } = await run('minikube', ['start', `--profile=${environment.context}`]);
  return code === 0 ? { ok: true } : { ok: false, problem: `minikube start failed: ${stderr.trim()}` };
}

async function apply(target: DeployTarget, part: Part, standing: Standing): Promise<DeployResult> {
  const { run, environment, say } = target;
  const began = performance.now();
  say(`${part}`);
  const stack = terraform(target, part);
  const started = await stack.init();
  if (!started.ok) return { ok: false, problem: `${started.problem}\n${providers}` };
  if (part === 'cluster') {
    const lost = await losses(run, environment, standing.is, await stack.resources());
    if (lost.length > 0)
      say(`    lost by hand, made again: ${lost.map((one) => one.replace(/^terraform_data\./, '')).join(', ')}`);
    const forgotten = await stack.forget(lost);
    if (!forgotten.ok) return forgotten;
  }
  const applied = await stack.apply();
  if (applied.ok) {
    say(`${part}: ${count(applied.changes)}, ${elapsed(began)}`);
    return { ok: true };
  }
  const why = part === 'cluster' ? [] : await reasons(run, [`--context=${environment.context}`]);
  return { ok: false, problem: [applied.problem, ...why.map((line) => `  ${line}`)].join('\n') };
}

/** Where providers come from, for a reader whose machine has none. */
export const providers =
  '  providers come from registry.terraform.io, or from the mirror that the file in TF_CLI_CONFIG_FILE names';

function describe(standing: Standing): string {
  if (standing.is !== 'running') return standing.is === 'absent' ? 'not there yet' : 'stopped';
  return standing.recorded ? `${standing.uid}, as recorded` : `${standing.uid}, recorded now`;
}
