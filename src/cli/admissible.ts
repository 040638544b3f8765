/** `npm run admissible`. */
import type { Command } from 'commander';
import { admissibility } from '../cluster/admissible';
import { kubectl } from '../cluster/kubectl';
import { type EnvironmentName, environments } from '../config/environments';
import { plural } from '../writing/wording';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface AdmissibleOptions {
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly json?: true;
}

export function defineAdmissible(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('admissible')
    .description('asks the API server whether all that runs would be admitted again, and changes nothing')
    .addOption(environmentOption('whose cluster is asked'))
    .option('--context <name>', "another kube context than the environment's")
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      `
Each object of ours is created again in a dry run, and each pod as its controller would make it. Exit status 1: one of
them would be refused, so that it could not come back after it was lost; the API server's sentence says by what.`,
    )
    .action(async ({ context, environment, json }: AdmissibleOptions) => {
      const cluster = kubectl(props.run, context ?? environments[environment].context);
      const asked = await admissibility(cluster);
      if (!asked.ok) return finish('admissible', asked.problem);
      const { inadmissible, objects, pods } = asked.value;
      if (json) props.out(`${JSON.stringify(asked.value, undefined, 2)}\n`);
      else if (inadmissible.length === 0)
        props.out(`${plural(objects, 'object')} and ${plural(pods, 'pod')} would be admitted again\n`);
      for (const { object, why } of json ? [] : inadmissible) props.out(`${object}: ${why}\n`);
      if (inadmissible.length > 0)
        finish('admissible', {
          reason: 'failed',
          ...(json ? {} : { message: `${plural(inadmissible.length, 'object')} would not be admitted again` }),
        });
    });
}
