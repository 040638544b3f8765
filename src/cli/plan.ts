/** `npm run plan`. */
import type { Command } from 'commander';
import { count } from '../deploy/changes';
import type { StackPlan } from '../deploy/plan';
import { plan } from '../deploy/plan';
import type { DeployOptions } from './deploy-options';
import { deployCommand, partsOption } from './deploy-options';
import { prepare } from './deploy-target';
import { found } from './finish';
import type { Finish, PipelineProps } from './props';

interface PlanOptions extends DeployOptions {
  readonly check?: true;
  readonly json?: true;
}

const words = ['to add', 'to change', 'to destroy'];

export function definePlan(program: Command, props: PipelineProps, finish: Finish): void {
  deployCommand(program, props, 'plan', 'print what up would change, and change nothing')
    .addOption(partsOption())
    .option('--check', 'exit 1 when anything would change')
    .option('--json', 'as JSON')
    .action(async (options: PlanOptions) => {
      // Progress must not stand between the lines of JSON.
      const beside = options.json ? { ...props, out: props.err } : props;
      const target = await prepare(beside, { ...options, yes: true });
      if (!target.ok) return finish('plan', target.problem);
      const result = await plan(target.value, options);
      if (!result.ok) return finish('plan', result.problem);
      const lines = options.json ? [JSON.stringify(result.value, undefined, 2)] : result.value.map(describe);
      props.out(`${lines.join('\n')}\n`);
      if (options.check && result.value.some((stack) => !stack.planned || stack.resources.length > 0))
        finish('plan', found);
    });
}

function describe(stack: StackPlan): string {
  if (!stack.planned) return `${stack.part}: planned once its cluster is there`;
  const changes = `${stack.part}: ${count(stack.changes, words)}`;
  return stack.resources.length === 0 ? changes : `${changes}\n${stack.text}`;
}
