/** `npm run doctor`. */
import type { Command } from 'commander';
import { describe, examine } from '../programs/doctor';
import type { End, PipelineProps } from './props';

export function defineDoctor(program: Command, { run, platform, out }: PipelineProps, end: End): void {
  program
    .command('doctor')
    .description('names what is missing or too old on this machine, and how to get it')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(run, platform);
      out(`${json ? JSON.stringify(findings, undefined, 2) : describe(findings)}\n`);
      end(findings.every(({ state }) => state === 'ok') ? 0 : 1);
    });
}
