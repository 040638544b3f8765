/** `npm run drift`. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { drift, sentenceOf } from '../cluster/drift';
import { recordDrift } from '../cluster/drift-record';
import { kubectl } from '../cluster/kubectl';
import { type EnvironmentName, environments } from '../config/environments';
import { readObjects } from '../kubernetes/read';
import { plural } from '../writing/wording';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface DriftOptions {
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly record?: true;
  readonly json?: true;
}

export function defineDrift(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('drift')
    .description('compares a cluster with dist: what was changed, added or deleted behind the deploy')
    .addOption(environmentOption('whose dist and cluster are compared'))
    .option('--context <name>', "another kube context than the environment's")
    .option('--record', 'note on the cluster that it was checked, for the alerts DriftFound and DriftNotChecked')
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      `
Each finding says which program wrote it and when, as far as the API server has a note of it, and what the next deploy
does about it. Nothing is changed, but for two Leases with --record. What autoscalers, cert-manager and the API server write is left out, and dist must be
what was deployed. Exit status 1: there are findings.`,
    )
    .action(async ({ context, environment, json, record }: DriftOptions) => {
      const folder = join(props.root, 'dist', environment);
      const cluster = kubectl(props.run, context ?? environments[environment].context);
      const objects = readObjects(folder);
      const found = await drift(cluster, [folder], objects);
      if (!found.ok) return finish('drift', found.problem);
      if (record) {
        const recorded = await recordDrift(cluster, found.value.length, new Date());
        if (!recorded.ok) return finish('drift', recorded.problem);
      }
      const count = plural(found.value.length, 'finding');
      if (json) props.out(`${JSON.stringify(found.value, undefined, 2)}\n`);
      else if (found.value.length === 0)
        props.out(`all of ${plural(objects.length, 'object')} as in dist/${environment}\n`);
      for (const one of json ? [] : found.value) props.out(`${sentenceOf(one)}\n`);
      if (found.value.length > 0) finish('drift', { reason: 'failed', ...(json ? {} : { message: count }) });
    });
}
