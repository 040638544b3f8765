/** Command line of `npm run mutate`: mutation test of the policies and of dist. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Command } from 'commander';
import { replaceBlock } from '../../src/writing/blocks';
import { explained } from './explained';
import { figures, mutationPage, type Reports } from './page';
import { environmentNames, type Part, parts, type Result, runPart } from './run';
import { bar, distReport, percent, type Score } from './score';
import { unguarded } from './unguarded';

const help = `
Weakens each policy and each object of dist, one thing at a time, and counts what is noticed. Writes
docs/reference/mutation.md and the figures in README.md. Exit code: 0 success, 1 a score below ${bar} %, an unexplained survivor,
an explanation without a survivor, an object about which check and CEL differ, or with --check an outdated figure, 2 usage error.`;

interface Options {
  readonly check?: true;
  readonly json?: true;
}

interface Line {
  readonly says: string;
  readonly problems: readonly string[];
}

if (isMainThread) void command();
else parentPort?.postMessage(runPart((workerData as { readonly part: Part }).part));

async function command(): Promise<void> {
  const program = new Command('mutate')
    .description('counts which mutants of the policies and of dist are noticed')
    .option('--check', 'write nothing; exit 1 when a figure is not what would be written')
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .exitOverride()
    .action(async (options: Options) => {
      const missing = environmentNames.find((name) => !existsSync(`dist/${name}`));
      if (missing) throw new Error(`there is no dist/${missing}; write it with npm run synth`);
      const reports = reportsOf(await runAll(Math.min(availableParallelism(), parts.length)));
      process.exitCode = report(reports, options);
    });
  await program.parseAsync().catch((error: unknown) => {
    const { code, exitCode, message } = error as { code?: string; exitCode?: number; message: string };
    if (code?.startsWith('commander.')) {
      process.exitCode = exitCode === 0 ? 0 : 2;
      return;
    }
    process.stderr.write(`mutate: ${message}\n`);
    process.exitCode = 1;
  });
}

/** Each part in a thread of its own, as many at once as there are cores. */
async function runAll(threads: number): Promise<readonly Result[]> {
  const waiting = [...parts];
  const results: Result[] = [];
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) results.push(await inThread(part));
  };
  await Promise.all(Array.from({ length: threads }, work));
  return results;
}

function inThread(part: Part): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: { part } });
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${part}: ended with ${code}`)));
  });
}

function reportsOf(results: readonly Result[]): Reports {
  const policies = results.find((one) => one.part === 'policies');
  if (policies?.part !== 'policies') throw new Error('the policies were not judged');
  const judged = environmentNames.flatMap((name) => {
    const result = results.find((one) => one.part === name);
    return result && 'judged' in result ? result.judged : [];
  });
  return { parity: policies.parity, policies: policies.report, dist: distReport(judged, unguarded, explained) };
}

/** @returns the exit code */
function report(reports: Reports, { check, json }: Options): number {
  const lines: readonly Line[] = [
    scored('policies', reports.policies.score, reports.policies.problems),
    { says: `check and CEL say the same of ${reports.parity.objects} objects`, problems: reports.parity.problems },
    scored('dist', reports.dist.score, reports.dist.problems),
    { says: 'figures are up to date', problems: check ? stale(reports) : written(reports) },
  ];
  const failed = lines.filter(({ problems }) => problems.length > 0).length;
  if (json) process.stdout.write(`${JSON.stringify(reports, undefined, 2)}\n`);
  else {
    for (const { problems, says } of lines) {
      process.stdout.write(`${problems.length === 0 ? 'ok    ' : 'not ok'} ${says}\n`);
      for (const problem of problems) process.stdout.write(`       ${problem}\n`);
    }
    process.stdout.write(`${lines.length - failed} passed, ${failed} failed\n`);
  }
  return failed === 0 ? 0 : 1;
}

function scored(what: string, score: Score, problems: readonly string[]): Line {
  const isLow = percent(score) < bar;
  return {
    says: `${what}: ${score.killed} of ${score.all} mutants killed, ${percent(score)} %`,
    problems: [...(isLow ? [`fewer than ${bar} % are killed`] : []), ...problems],
  };
}

/** The files to write, with their text. @throws when README.md has no place for it */
function wanted(reports: Reports): Readonly<Record<string, string>> {
  return {
    'docs/reference/mutation.md': mutationPage(reports),
    'README.md': replaceBlock(readFileSync('README.md', 'utf8'), 'figures', figures(reports)),
  };
}

function stale(reports: Reports): readonly string[] {
  return Object.entries(wanted(reports))
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => `${file} is not what would be written; repair: npm run mutate`);
}

function written(reports: Reports): readonly string[] {
  for (const [file, text] of Object.entries(wanted(reports))) writeFileSync(file, text);
  return [];
}
