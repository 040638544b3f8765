/** From what a command was given to what it deploys, once this machine has what that takes. */
import { join } from 'node:path';
import { environments } from '../config/environments';
import type { DeployTarget } from '../deploy/target';
import { describe, examine } from '../programs/doctor';
import { choose } from '../stacks/choose';
import type { DeployOptions } from './deploy-options';
import { variablesOf } from './deploy-options';
import type { End, PipelineProps } from './props';

/** Where the stacks are written, below the repository; as cdktf.json says. */
const outdir = 'cdktf.out';

/** @param programs that it takes beside minikube. @returns what to deploy with, or nothing after saying why not */
export async function prepare(
  props: PipelineProps,
  options: DeployOptions,
  end: End,
  verb: string,
  programs: readonly string[] = ['terraform', 'kubectl', 'git'],
): Promise<DeployTarget | undefined> {
  const { run, err, out, platform, root } = props;
  const refuse = (problem: string, code: number) => {
    err(`${verb}: ${problem}\n`);
    end(code);
    return undefined;
  };
  const variables = variablesOf(props, options);
  const chosen = choose(environments, variables);
  if (!chosen.ok) return refuse(chosen.problems.join('\n'), 2);
  const { environment } = chosen;
  if (environment.cluster.kind === 'given' && !options.yes)
    return refuse(
      `${environment.name} is not of this machine; read npm run plan -- --environment ${environment.name}, then say --yes`,
      1,
    );
  const needed = [...programs, ...(environment.cluster.kind === 'minikube' ? ['minikube'] : [])];
  const findings = (await examine(run, platform)).filter(({ name }) => needed.includes(name));
  if (findings.some(({ state }) => state !== 'ok'))
    return refuse(`this machine lacks what it takes\n${describe(findings)}`, 1);
  return {
    ...chosen,
    root,
    run,
    variables,
    say: (line) => out(`${line}\n`),
    outdir,
    synthesize: () => synthesize(props, variables),
  };
}

/** Runs the app. @param to the folder that it writes, whatever variables say @returns what it said where it failed */
export async function synthesize(
  { run, root }: PipelineProps,
  variables: PipelineProps['variables'],
  to = outdir,
): Promise<string | undefined> {
  const { code, stderr } = await run('node', [join(root, 'lib', 'src', 'stacks', 'main.js')], {
    env: { ...variables, CDKTF_OUTDIR: to, SYNTH_HCL_OUTPUT: undefined },
  });
  return code === 0 ? undefined : stderr.trim() || `the stacks were not written: exit ${code}`;
}
