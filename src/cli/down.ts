/** `npm run down`. */
import type { Command } from 'commander';
import { down } from '../deploy/down';
import type { DeployOptions } from './deploy-options';
import { deployCommand, goAhead, partsOption } from './deploy-options';
import { prepare, report } from './deploy-target';
import type { Finish, PipelineProps } from './props';

export function defineDown(program: Command, props: PipelineProps, finish: Finish): void {
  deployCommand(program, props, 'down', 'destroy an environment, until nothing of it is left')
    .addOption(partsOption())
    .addOption(goAhead())
    .action(async (options: DeployOptions) => {
      const began = performance.now();
      const target = await prepare(props, options);
      if (!target.ok) return finish('down', target.problem);
      report(props, finish, 'down', await down(target.value, options), began);
    });
}
