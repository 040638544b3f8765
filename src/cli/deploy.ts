/** `npm run up`, `npm run down`, `npm run plan` and `npm run export:hcl`. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { environments } from '../config/environments';
import { count } from '../deploy/changes';
import { down } from '../deploy/down';
import { plan } from '../deploy/plan';
import type { DeployResult } from '../deploy/target';
import { up } from '../deploy/up';
import { welcome } from '../deploy/welcome';
import { exportHcl } from '../exits/export-hcl';
import { choose } from '../stacks/choose';
import { parts } from '../stacks/stack';
import type { DeployOptions } from './deploy-options';
import { deployCommand, variablesOf } from './deploy-options';
import { prepare, synthesize } from './deploy-target';
import type { End, PipelineProps } from './props';

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
