/** `npm test`, `npm run e2e`, `npm run e2e:reach` and `npm run e2e:terraform`. */
import type { Command } from 'commander';
import type { End, PipelineProps } from '../../src/cli/props';
import { analyzerSuite } from './analyzers';
import type { Suite } from './suites';
import { clusterSuite, runSuite, runSuites, summary, terraformSuite, total } from './suites';

export function defineSuites(program: Command, { root, run, out, err, variables }: PipelineProps, end: End): void {
  const finish = async (name: string, suite: Suite | { readonly why: string }) => {
    const results = ['why' in suite ? ({ name, ran: false, why: suite.why } as const) : await runSuite(run, suite)];
    out(`\n${summary(results)}\n`);
    end(total(results).failed === 0 ? 0 : 1);
  };
  program
    .command('test')
    .description('runs every suite that needs no cluster')
    .option('--coverage', 'count what the tests of the platform reach too; less than 95 % is a failure')
    .action(async (options: { readonly coverage?: true }) => {
      const results = await runSuites(run, root, out, options);
      out(`\n${summary(results)}\n`);
      end(total(results).failed === 0 ? 0 : 1);
    });
  program
    .command('e2e')
    .description('runs the suite that needs a cluster')
    .action(async () => {
      await finish('cluster', clusterSuite);
    });
  program
    .command('e2e:terraform')
    .description("runs the suite that needs a cluster and Terraform's providers, where they can be had")
    .action(async () => {
      const suite = await terraformSuite(run, root);
      await finish('terraform', suite);
    });
  program
    .command('e2e:reach')
    .description('compares reach with the evaluators of others, which are built with Go')
    .action(async () => {
      const suite = await analyzerSuite(run, root, variables, (line) => err(`${line}\n`));
      await finish('reach', suite);
    });
}
