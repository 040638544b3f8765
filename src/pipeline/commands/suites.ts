/** `npm test`, `npm run e2e` and `npm run e2e:terraform`. */
import type { Command } from 'commander';
import type { End, PipelineProps } from '../props';
import { clusterSuite, runSuite, runSuites, summary, terraformSuite, total } from '../suites';

export function defineSuites(program: Command, { root, run, out }: PipelineProps, end: End): void {
  program
    .command('test')
    .description('runs every suite that needs no cluster')
    .action(async () => {
      const results = await runSuites(run, root, out);
      out(`\n${summary(results)}\n`);
      end(total(results).failed === 0 ? 0 : 1);
    });
  program
    .command('e2e')
    .description('runs the suite that needs a cluster')
    .action(async () => {
      const results = [await runSuite(run, clusterSuite)];
      out(`\n${summary(results)}\n`);
      end(total(results).failed === 0 ? 0 : 1);
    });
  program
    .command('e2e:terraform')
    .description("runs the suite that needs a cluster and Terraform's providers, where they can be had")
    .action(async () => {
      const suite = await terraformSuite(run, root);
      const { name } = { name: 'terraform', ...suite };
      const results = ['why' in suite ? ({ name, ran: false, why: suite.why } as const) : await runSuite(run, suite)];
      out(`\n${summary(results)}\n`);
      end(total(results).failed === 0 ? 0 : 1);
    });
}
