/** `npm test` and `npm run e2e`. */
import type { Command } from 'commander';
import type { End, PipelineProps } from '../props';
import { clusterSuite, runSuite, runSuites, summary, total } from '../suites';

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
}
