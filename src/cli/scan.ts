/** `npm run scan`. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { environments } from '../config/environments';
import { acceptedVulnerabilities, vulnerabilityPolicy } from '../config/vulnerabilities';
import { exceptions } from '../scan/exceptions';
import { scan } from '../scan/scan';
import type { ScannerName } from '../scan/scanner';
import { scannerNames } from '../scan/scanner';
import { scanners } from '../scan/scanners';
import { describeScan } from '../scan/table';
import type { Target } from '../scan/target';
import { dockerfiles, readTarget } from '../scan/target';
import { databaseIn, databasePlaces, databaseVariable } from '../scan/vulnerabilities/database';
import { judgeVulnerabilities } from '../scan/vulnerabilities/judge';
import type { LookedUp } from '../scan/vulnerabilities/look-up';
import { lookUp } from '../scan/vulnerabilities/look-up';
import { describeVulnerabilities } from '../scan/vulnerabilities/table';
import { found } from './finish';
import type { Finish, PipelineProps } from './props';

/** The look-up of vulnerabilities is chosen like a scanner. */
const vulnerabilities = 'vulnerabilities';
const tools = [...scannerNames, vulnerabilities] as const;

interface ScanOptions {
  readonly environment?: readonly string[];
  readonly tool?: readonly (ScannerName | typeof vulnerabilities)[];
  readonly vulnerabilities?: string;
  readonly requireAll?: true;
  readonly json?: true;
}

const all = [...Object.keys(environments), dockerfiles];

export function defineScan(program: Command, { root, run, variables, out, err }: PipelineProps, finish: Finish): void {
  program
    .command('scan')
    .description('has the scanners of others judge dist and the Dockerfiles, and looks for known vulnerabilities')
    .addOption(new Option('--environment <name...>', 'not all of dist and the Dockerfiles').choices(all))
    .addOption(new Option('--tool <name...>', 'not all scanners').choices(tools))
    .option('--vulnerabilities <folder>', `the database: ${databasePlaces}; or ${databaseVariable}`)
    .option('--require-all', 'exit 1 when a scanner or the database is missing')
    .option('--json', 'as JSON')
    .action(async ({ environment = all, tool, vulnerabilities: given, requireAll, json }: ScanOptions) => {
      const chosen = tool ?? tools;
      const targets: Target[] = [];
      for (const name of all.filter((one) => environment.includes(one))) {
        const target = readTarget(root, name);
        if ('missing' in target) {
          const message = `there is no ${target.missing}; write it with npm run synth`;
          return finish('scan', { reason: 'missing', message });
        }
        targets.push(target);
      }
      const folder = given ?? (chosen.includes(vulnerabilities) ? variables[databaseVariable] || undefined : undefined);
      const database = folder === undefined ? undefined : databaseIn(resolve(root, folder));
      if (database && !database.ok) return finish('scan', database.problem);
      const place = { run, root, cache: join(root, '.cache'), say: (line: string) => err(`scan: ${line}\n`) };
      const result = await scan({
        place,
        scanners: scanners.filter(({ name }) => chosen.includes(name)),
        targets,
        exceptions,
        whole: targets.length === all.length,
      });
      const looked = database && (await lookUp(place, database.value));
      const verdict = looked?.ok ? judged(looked.value) : undefined;
      const unsought = chosen.includes(vulnerabilities) && !looked;
      if (json) {
        const problem = looked?.ok === false ? { problem: looked.problem.message } : undefined;
        const more = looked?.ok
          ? { ...looked.value, ...verdict }
          : (problem ?? (unsought ? { missing: notSought } : {}));
        out(`${JSON.stringify({ ...result, vulnerabilities: more }, undefined, 2)}\n`);
      } else {
        const sections = [
          ...(result.tools.length > 0 ? [describeScan(result)] : []),
          ...(looked?.ok && verdict ? [describeVulnerabilities(looked.value, verdict)] : []),
          ...(looked && !looked.ok ? [`FAILED: ${vulnerabilities}: ${looked.problem.message}`] : []),
          ...(unsought ? [`NOT RUN: ${vulnerabilities}: ${notSought}`] : []),
        ];
        out(`${sections.join('\n\n')}\n`);
      }
      const ran = result.tools.filter(({ missing, problems }) => missing === undefined && problems.length === 0);
      const open = result.unexplained.length + result.stale.length + (verdict?.blocking.length ?? 0);
      const failed = result.tools.some(({ problems }) => problems.length > 0) || looked?.ok === false;
      // Where every scanner is missing nothing was proven.
      const nothing = ran.length === 0 && !verdict;
      const missing = nothing || (requireAll && (ran.length < result.tools.length || unsought));
      if (open > 0 || failed || missing) finish('scan', found);
    });
}

const notSought = `no database at hand; --vulnerabilities or ${databaseVariable} names a folder with ${databasePlaces}`;

function judged({ found, images, database }: LookedUp) {
  const today = new Date().toISOString().slice(0, 10);
  const policy = vulnerabilityPolicy;
  return judgeVulnerabilities({ found, images, database, policy, accepted: acceptedVulnerabilities, today });
}
