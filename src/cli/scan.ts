/** `npm run scan`. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { environments } from '../config/environments';
import { exceptions } from '../scan/exceptions';
import { scan } from '../scan/scan';
import type { ScannerName } from '../scan/scanner';
import { scannerNames } from '../scan/scanner';
import { scanners } from '../scan/scanners';
import { describeScan } from '../scan/table';
import type { Target } from '../scan/target';
import { dockerfiles, readTarget } from '../scan/target';
import { found } from './finish';
import type { Finish, PipelineProps } from './props';

interface ScanOptions {
  readonly environment?: readonly string[];
  readonly tool?: readonly ScannerName[];
  readonly requireAll?: true;
  readonly json?: true;
}

const all = [...Object.keys(environments), dockerfiles];

export function defineScan(program: Command, { root, run, out, err }: PipelineProps, finish: Finish): void {
  program
    .command('scan')
    .description('has the scanners of others judge dist and the Dockerfiles')
    .addOption(new Option('--environment <name...>', 'not all of dist and the Dockerfiles').choices(all))
    .addOption(new Option('--tool <name...>', 'not all scanners').choices(scannerNames))
    .option('--require-all', 'exit 1 when a scanner is missing')
    .option('--json', 'as JSON')
    .action(async ({ environment = all, tool = scannerNames, requireAll, json }: ScanOptions) => {
      const targets: Target[] = [];
      for (const name of all.filter((one) => environment.includes(one))) {
        const target = readTarget(root, name);
        if ('missing' in target) {
          const message = `there is no ${target.missing}; write it with npm run synth`;
          return finish('scan', { reason: 'missing', message });
        }
        targets.push(target);
      }
      const result = await scan({
        place: { run, root, cache: join(root, '.cache'), say: (line) => err(`scan: ${line}\n`) },
        scanners: scanners.filter(({ name }) => tool.includes(name)),
        targets,
        exceptions,
        whole: targets.length === all.length,
      });
      out(json ? `${JSON.stringify(result, undefined, 2)}\n` : `${describeScan(result)}\n`);
      const ran = result.tools.filter(({ missing, problems }) => missing === undefined && problems.length === 0);
      const open = result.unexplained.length + result.stale.length;
      const failed = result.tools.some(({ problems }) => problems.length > 0);
      // Where every scanner is missing nothing was proven.
      const missing = ran.length === 0 || (requireAll && ran.length < result.tools.length);
      if (open > 0 || failed || missing) finish('scan', found);
    });
}
