/** `npm test`, `npm run attack` and `npm run e2e`. */
import type { Command } from 'commander';
import type { End, PipelineProps } from '../../src/cli/props';
import { choose, listing } from './e2e/choose';
import { runE2e } from './e2e/run';
import type { SuiteName } from './e2e/table';
import { keyless } from './keyless';
import type { SuiteResult } from './suites';
import { runSuites, summary, total } from './suites';

interface E2eOptions {
  readonly list?: true;
  readonly since?: string;
  readonly thorough?: true;
}

export function defineSuites(program: Command, { root, run, out, err, variables }: PipelineProps, end: End): void {
  const finish = (results: readonly SuiteResult[]) => {
    out(`\n${summary(results)}\n`);
    end(total(results).failed === 0 ? 0 : 1);
  };
  const e2e = async (names: readonly SuiteName[]) =>
    finish(await runE2e(names, { root, run, variables, say: (line) => out(`e2e: ${line}\n`) }));

  program
    .command('test')
    .description('runs every suite that needs no cluster')
    .option('--coverage', 'count what the tests of the platform reach too; less than 95 % is a failure')
    .action(async (options: { readonly coverage?: true }) => {
      // What coverage writes stays in the repository, which is read-only for programs that are confined.
      const code = options.coverage ? undefined : await keyless(run, root, err);
      if (code !== undefined) return end(code === 0 ? 0 : 1);
      return finish(await runSuites(run, root, out, options));
    });
  program
    .command('e2e')
    .description('runs suites on a cluster; without arguments those that run on every change')
    .argument('[suite...]', 'suites by name')
    .option('--thorough', 'all suites that do not run on every change')
    .option('--since <commit>', 'the suites that prove what has changed since a commit')
    .option('--list', 'print the table of suites and run none')
    .action(async (names: readonly string[], { list, ...wish }: E2eOptions) => {
      if (list) return out(`${listing()}\n`);
      const choice = await choose(run, root, { names, ...wish });
      if (!choice.ok) {
        err(`e2e: ${choice.problem}\n`);
        return end(choice.usage ? 2 : 1);
      }
      for (const note of choice.notes) out(`e2e: ${note}\n`);
      if (choice.names.length === 0) return finish([{ name: 'e2e', ran: false, why: choice.notes.join('; ') }]);
      return e2e(choice.names);
    });
  program
    .command('attack')
    .description('attacks a cluster of its own, with each control and without it, and writes a report')
    .action(() => e2e(['attacks']));
}
