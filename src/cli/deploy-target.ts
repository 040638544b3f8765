/** The target of a deploy, once this machine has the programs for it. */
import { join } from 'node:path';
import { environments } from '../config/environments';
import type { DeployResult, DeployTarget } from '../deploy/target';
import { describe, examine } from '../programs/doctor';
import type { Result } from '../programs/result';
import { done, failure, success } from '../programs/result';
import { choose } from '../stacks/choose';
import type { DeployOptions } from './deploy-options';
import { variablesOf } from './deploy-options';
import type { Finish, PipelineProps } from './props';

/** Where the stacks are written, below the repository; as cdktf.json says. */
const outdir = 'cdktf.out';

/** @param programs needed beside minikube */
export async function prepare(
  props: PipelineProps,
  options: DeployOptions,
  programs: readonly string[] = ['terraform', 'kubectl', 'git'],
): Promise<Result<DeployTarget>> {
  const { run, out, platform, root } = props;
  const variables = variablesOf(props, options);
  const chosen = choose(environments, variables);
  if (!chosen.ok) return failure('usage', chosen.problems.join('\n'));
  const { environment, settings } = chosen;
  if (environment.cluster.kind === 'given' && !options.yes)
    return failure(
      'refused',
      `${environment.name} is a remote cluster; review npm run plan -- --environment ${environment.name}, then pass --yes`,
    );
  const needed = [...programs, ...(environment.cluster.kind === 'minikube' ? ['minikube'] : [])];
  const findings = (await examine(run, platform)).filter(({ name }) => needed.includes(name));
  if (findings.some(({ state }) => state !== 'ok'))
    return failure('missing', `programs are missing or too old\n${describe(findings)}`);
  return success({
    environment,
    settings,
    root,
    run,
    variables,
    say: (line) => out(`${line}\n`),
    outdir,
    synthesize: () => synthesize(props, variables),
  });
}

/** Runs the app. @param to the folder that it writes, whatever variables say */
export async function synthesize(
  { run, root }: PipelineProps,
  variables: PipelineProps['variables'],
  to = outdir,
): Promise<Result<undefined>> {
  const { code, stderr } = await run('node', [join(root, 'lib', 'src', 'stacks', 'main.js')], {
    env: { ...variables, CDKTF_OUTDIR: to, SYNTH_HCL_OUTPUT: undefined },
  });
  return code === 0 ? done : failure('failed', stderr.trim() || `the stacks were not written: exit ${code}`);
}

/** Prints how a deploy ended, and how long it took. @param began by `performance.now()` */
export function report(
  { out }: PipelineProps,
  finish: Finish,
  command: string,
  result: DeployResult,
  began: number,
): void {
  if (!result.ok) finish(command, result.problem);
  else out(`${command}: done in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
}
