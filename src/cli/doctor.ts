/** `npm run doctor`. */
import type { Command } from 'commander';
import { describe, examine } from '../programs/doctor';
import { found } from './finish';
import type { Finish, PipelineProps } from './props';

export function defineDoctor(program: Command, { run, platform, out }: PipelineProps, finish: Finish): void {
  program
    .command('doctor')
    .description('names what is missing or too old on this machine, and how to get it')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(run, platform);
      out(`${json ? JSON.stringify(findings, undefined, 2) : describe(findings)}\n`);
      if (findings.some(({ state }) => state !== 'ok')) finish('doctor', found);
    });
}
