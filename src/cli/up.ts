/** `npm run up`. */
import type { Command } from 'commander';
import { up } from '../deploy/up';
import { welcome } from '../deploy/welcome';
import type { DeployOptions } from './deploy-options';
import { deployCommand, goAhead, partsOption } from './deploy-options';
import { prepare, report } from './deploy-target';
import type { Finish, PipelineProps } from './props';

export function defineUp(program: Command, props: PipelineProps, finish: Finish): void {
  deployCommand(program, props, 'up', 'bring an environment up: cluster, platform, dist; a second time nothing changes')
    .addOption(partsOption())
    .option('--uncommitted', 'deploy a dist that is not committed')
    .addOption(goAhead())
    .action(async (options: DeployOptions) => {
      const began = performance.now();
      const target = await prepare(props, options);
      if (!target.ok) return finish('up', target.problem);
      const result = await up(target.value, options);
      const { environment, settings } = target.value;
      if (result.ok && !options.only) props.out(`${welcome(environment, settings.leftOut).join('\n')}\n`);
      report(props, finish, 'up', result, began);
    });
}
