/** `npm run up`, `npm run down`, `npm run plan` and `npm run export:hcl`. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { environments } from '../../config/environments';
import { releases } from '../../config/versions';
import { choose } from '../../stacks/choose';
import { variables as names } from '../../stacks/settings';
import { parts } from '../../stacks/stack';
import { down } from '../deploy/down';
import { exportHcl } from '../deploy/export-hcl';
import { plan } from '../deploy/plan';
import type { DeployResult, DeployTarget } from '../deploy/target';
import type { UpOptions } from '../deploy/up';
import { up } from '../deploy/up';
import { welcome } from '../deploy/welcome';
import { count } from '../deploy/words';
import { describe, examine } from '../doctor';
import type { End, PipelineProps } from '../props';

interface DeployOptions extends UpOptions {
  readonly environment?: string;
  readonly charts?: string;
  readonly registry?: string;
  readonly leaveOut?: readonly string[];
  readonly loaded?: true;
  readonly withoutDigests?: true;
  readonly yes?: true;
}

/** Where the stacks are written, below the repository; as cdktf.json says. */
const outdir = 'cdktf.out';

export function defineDeploy(program: Command, props: PipelineProps, end: End): void {
  const { out, err } = props;
  const finish = (name: string, result: DeployResult, began: number) => {
    if (result.ok) return out(`${name}: done in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    err(`${name}: ${result.problem}\n`);
    end(1);
  };

  deployCommand(
    program,
    props,
    'up',
    'brings an environment up: its cluster, the platform, what dist says; again: no changes',
  )
    .addOption(new Option('--only <part...>', 'not all stacks').choices(parts))
    .option('--uncommitted', 'deploy a dist that is not committed')
    .option('--yes', 'go ahead on a cluster that is not of this machine')
    .action(async (options: DeployOptions) => {
      const began = performance.now();
      const target = await prepare(props, options, end, 'up');
      if (!target) return;
      const result = await up(target, options);
      if (result.ok && !options.only) out(`${welcome(target.environment, target.settings.leftOut).join('\n')}\n`);
      finish('up', result, began);
    });

  deployCommand(program, props, 'down', 'takes an environment down, until nothing of it is left')
    .addOption(new Option('--only <part...>', 'not all stacks').choices(parts))
    .option('--yes', 'go ahead on a cluster that is not of this machine')
    .action(async (options: DeployOptions) => {
      const began = performance.now();
      const target = await prepare(props, options, end, 'down');
      if (target) finish('down', await down(target, options), began);
    });

  deployCommand(program, props, 'plan', 'says what up would change, and changes nothing')
    .addOption(new Option('--only <part...>', 'not all stacks').choices(parts))
    .option('--check', 'exit 1 when anything would change')
    .option('--json', 'as JSON')
    .action(async (options: DeployOptions & { readonly check?: true; readonly json?: true }) => {
      // What is said beside the answer must not stand in JSON.
      const beside = options.json ? { ...props, out: err } : props;
      const target = await prepare(beside, { ...options, yes: true }, end, 'plan');
      if (!target) return;
      const result = await plan(target, options);
      if (!result.ok) {
        err(`plan: ${result.problem}\n`);
        return end(1);
      }
      const words = ['to add', 'to change', 'to destroy'];
      const lines = result.stacks.map((stack) =>
        stack.planned
          ? `${stack.part}: ${count(stack.changes, words)}${count(stack.changes) === 'No changes' ? '' : `\n${stack.text}`}`
          : `${stack.part}: planned once its cluster is there`,
      );
      out(options.json ? `${JSON.stringify(result.stacks, undefined, 2)}\n` : `${lines.join('\n')}\n`);
      const open = result.stacks.some((stack) => !stack.planned || count(stack.changes) !== 'No changes');
      if (options.check && open) end(1);
    });

  deployCommand(
    program,
    props,
    'export:hcl',
    "writes an environment's stacks as Terraform's own language, for a life without cdktf",
  )
    .option('--out <folder>', 'where to', 'hcl.out')
    .action(async (options: DeployOptions & { readonly out: string }) => {
      const variables = variablesOf(props, options);
      const chosen = choose(environments, variables);
      if (!chosen.ok) {
        err(`export:hcl: ${chosen.problems.join('\n')}\n`);
        return end(2);
      }
      const problem = await synthesize(props, variables, options.out);
      if (problem) {
        err(`export:hcl: ${problem}\n`);
        return end(1);
      }
      const written = exportHcl(resolve(props.root, options.out));
      out(written.map((stack) => `${join(options.out, 'stacks', stack, 'main.tf')}\n`).join(''));
    });
}

function deployCommand(program: Command, { variables }: PipelineProps, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .addOption(
      new Option('--environment <name>', `which one, or ${names.environment}`)
        .choices(Object.keys(environments))
        .default(variables[names.environment] || 'local'),
    )
    .option('--charts <folder>', 'take charts from NAME-VERSION.tgz in a folder such as ./mirror')
    .option(
      '--registry <prefix>',
      'take foreign images from here in place of their registry, as in registry.internal/mirror/',
    )
    .addOption(new Option('--leave-out <release...>', 'releases not to install').choices(Object.keys(releases)))
    .option('--loaded', "load foreign images into the nodes from this machine's engine; nothing is pulled")
    .option('--without-digests', 'take base images of our builds by name');
}

/** @returns what to deploy with, or nothing after saying why not */
async function prepare(
  props: PipelineProps,
  options: DeployOptions,
  end: End,
  verb: string,
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
  const needed = ['terraform', 'kubectl', 'git', ...(environment.cluster.kind === 'minikube' ? ['minikube'] : [])];
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

/** The variables of this process with those that the options stand for. */
function variablesOf({ variables }: PipelineProps, options: DeployOptions): PipelineProps['variables'] {
  const { environment, charts, registry, leaveOut, loaded, withoutDigests } = options;
  const said = {
    [names.environment]: environment,
    [names.charts]: charts,
    [names.registry]: registry,
    [names.leftOut]: leaveOut?.join(','),
    [names.images]: loaded && 'loaded',
    [names.bases]: withoutDigests && 'by-name',
  };
  return { ...variables, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}

/** Runs the app. @param to the folder that it writes, whatever variables say @returns what it said where it failed */
async function synthesize(
  { run, root }: PipelineProps,
  variables: PipelineProps['variables'],
  to = outdir,
): Promise<string | undefined> {
  const { code, stderr } = await run('node', [join(root, 'lib', 'src', 'stacks', 'main.js')], {
    env: { ...variables, CDKTF_OUTDIR: to, SYNTH_HCL_OUTPUT: undefined },
  });
  return code === 0 ? undefined : stderr.trim() || `the stacks were not written: exit ${code}`;
}
