/** `npm run doctor`. */
import type { Command } from 'commander';
import { kubernetes } from '../config/versions';
import { describe, examine } from '../programs/doctor';
import { found } from './finish';
import type { Finish, PipelineProps } from './props';

export function defineDoctor(program: Command, { run, platform, out }: PipelineProps, finish: Finish): void {
  program
    .command('doctor')
    .description(
      "lists programs that are missing, too old or too far from the clusters' version, and the command that installs each",
    )
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(run, platform, kubernetes);
      out(`${json ? JSON.stringify(findings, undefined, 2) : describe(findings)}\n`);
      if (findings.some(({ state }) => state !== 'ok' && state !== 'skewed')) finish('doctor', found);
    });
}
