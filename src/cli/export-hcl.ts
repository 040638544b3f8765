/** `npm run export:hcl`. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { environments } from '../config/environments';
import { exportHcl } from '../exits/export-hcl';
import { choose } from '../stacks/choose';
import type { DeployOptions } from './deploy-options';
import { deployCommand, variablesOf } from './deploy-options';
import { synthesize } from './deploy-target';
import type { Finish, PipelineProps } from './props';

export function defineExportHcl(program: Command, props: PipelineProps, finish: Finish): void {
  deployCommand(
    program,
    props,
    'export:hcl',
    "write the stacks of an environment in Terraform's own language, for use without cdktf",
  )
    .option('--out <folder>', 'where to', 'hcl.out')
    .action(async (options: DeployOptions & { readonly out: string }) => {
      const variables = variablesOf(props, options);
      const chosen = choose(environments, variables);
      if (!chosen.ok) return finish('export:hcl', { reason: 'usage', message: chosen.problems.join('\n') });
      const written = await synthesize(props, variables, options.out);
      if (!written.ok) return finish('export:hcl', written.problem);
      const files = exportHcl(resolve(props.root, options.out));
      props.out(files.map((file) => `${join(options.out, 'stacks', file)}\n`).join(''));
    });
}
