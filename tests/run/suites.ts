/** `npm test`: every suite of the repository, each in its own language, and one count of all. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../src/programs/run';
import { inTemporaryFolder } from './temporary';

export interface Suite {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Reads the counts from the output of the suite, and from its exit status where it prints none. */
  readonly count: (output: string, code: number) => Count | undefined;
}

/** Number of tests by their end. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The counts of a suite that ran, or the reason why it was skipped. */
export type SuiteResult =
  | ({ readonly name: string; readonly ran: true } & Count)
  | { readonly name: string; readonly ran: false; readonly why: string };

const numberIn = (pattern: RegExp, text: string) => Number(pattern.exec(text)?.[1] ?? 0);

/** Numbers before the words of a closing line, such as `1 failed, 2 skipped, 87 passed`. */
function countWords(line: string): Count {
  const before = (word: string) => numberIn(new RegExp(`(\\d+) ${word}`), line);
  return { passed: before('passed'), failed: before('failed') + before('error'), skipped: before('skipped') };
}

/** Jest's closing line, the last of its kind: `Tests:       1 failed, 87 passed, 88 total`. */
export function countJest(output: string): Count | undefined {
  const line = [...output.matchAll(/^Tests: .*$/gm)].at(-1)?.[0];
  return line === undefined ? undefined : countWords(line);
}

/** Node's closing lines, `# pass 12` or `ℹ pass 12`. */
export function countNode(output: string): Count | undefined {
  if (!/^[#ℹ] pass \d+/m.test(output)) return undefined;
  const after = (word: string) => numberIn(new RegExp(`^[#ℹ] ${word} (\\d+)`, 'm'), output);
  return { passed: after('pass'), failed: after('fail') + after('cancelled'), skipped: after('skipped') };
}

/** pytest's closing line: `2 failed, 40 passed in 1.2s`. */
export function countPytest(output: string): Count | undefined {
  const line = output.split('\n').findLast((one) => /\b(passed|failed|error)s?\b.* in [\d.]+s/.test(one));
  return line === undefined ? undefined : countWords(line);
}

/** What is asked of a run of all suites. */
export interface SuitesProps {
  /**
   * Whether the share of the platform's lines and branches that tests reach is counted; too few fail. Each file then has a
   * world of its own, which takes three times as long. @default false
   */
  readonly coverage?: boolean;
}

/** The suites that need nothing but this repository and its dependencies. */
export function nodeSuites({ coverage = false }: SuitesProps = {}): readonly [Suite, ...Suite[]] {
  return [
    {
      name: 'platform',
      command: 'node',
      args: [
        'node_modules/jest/bin/jest.js',
        ...(coverage ? ['--coverage'] : ['--config', 'tests/compiled/jest.config.js', '--ci']),
        '--colors=false',
      ],
      count: countJest,
    },
    {
      name: 'node',
      command: 'node',
      args: ['--test', '--test-reporter=tap', ...nodeTests()],
      count: countNode,
    },
  ];
}

/** The tests of the Node applications: `dockerfiles/<image>/tests/*.test.mjs`. @param folder of the build contexts */
export function nodeTests(folder = 'dockerfiles'): readonly string[] {
  return readdirSync(folder)
    .flatMap((image) => [image].filter((one) => existsSync(join(folder, one, 'tests'))))
    .flatMap((image) => readdirSync(join(folder, image, 'tests')).map((file) => join(folder, image, 'tests', file)))
    .filter((file) => file.endsWith('.test.mjs'))
    .sort();
}

/** Where `npm run setup:python` puts an interpreter with the locked dependencies. */
const ownPython = join('.venv', 'bin', 'python');

/** The Python applications' suite, or why it cannot run here. @param root of the repository */
export async function pythonSuite(run: Run, root: string): Promise<Suite | { readonly why: string }> {
  const python = existsSync(join(root, ownPython)) ? ownPython : 'python3';
  const { code } = await run(python, ['-c', 'import fastapi, httpx, hypothesis, pymongo, pytest']);
  if (code !== 0) {
    const why = code === 127 ? 'no python3 on PATH' : `${python} lacks their dependencies`;
    return { why: `${why}; npm run setup:python makes .venv with them` };
  }
  return {
    name: 'python',
    command: python,
    // Its folders of other runs stay where they were made: in the cache of the repository, not among temporary files.
    args: [
      ...['-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--basetemp=.cache/pytest'],
      ...['-c', 'dockerfiles/pyproject.toml'],
    ],
    count: countPytest,
  };
}

/** How a suite is run. */
export interface RunSuiteProps {
  /** Variables on top of those of this process. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs every suite that needs no cluster and can run here, in parallel and to the end, whatever fails. The first shows
 * its output as it comes; the output of the others is said once all have ended. What they leave in the temporary folder
 * is a failure.
 */
export async function runSuites(
  run: Run,
  root: string,
  say: (text: string) => void,
  props: SuitesProps = {},
): Promise<readonly SuiteResult[]> {
  const python = await pythonSuite(run, root);
  const [first, ...others] = [...nodeSuites(props), ...('why' in python ? [] : [python])];
  const printed: string[] = [];
  const quietly: Run = async (command, args, options) => {
    const outcome = await run(command, args, { ...options, echo: false });
    printed.push(outcome.stdout + outcome.stderr);
    return outcome;
  };
  const { value: results, left } = await inTemporaryFolder((folder) => {
    const env = { TMPDIR: folder };
    return Promise.all([runSuite(run, first, { env }), ...others.map((suite) => runSuite(quietly, suite, { env }))]);
  });
  for (const text of printed) say(text);
  if (left.length > 0) say(`left in the temporary folder: ${left.join(', ')}\n`);
  return [
    ...results,
    ...('why' in python ? [{ name: 'python', ran: false, why: python.why } as const] : []),
    ...(left.length > 0 ? [{ name: 'temporary folder', ran: true, passed: 0, failed: 1, skipped: 0 } as const] : []),
  ];
}

/** Runs one suite and shows its output. */
export async function runSuite(
  run: Run,
  { name, command, args, count }: Suite,
  { env }: RunSuiteProps = {},
): Promise<SuiteResult> {
  const { code, stdout, stderr } = await run(command, args, { echo: true, ...(env ? { env } : {}) });
  const { passed, failed, skipped } = count(stdout + stderr, code) ?? { passed: 0, failed: 0, skipped: 0 };
  // A non-zero exit status is a failure whatever was counted: a crash, a kill, a threshold. An empty run is one too.
  const least = code !== 0 || passed + failed === 0 ? 1 : 0;
  return { name, ran: true, passed, failed: Math.max(failed, least), skipped };
}

/** One line for each suite, and the closing line with the sum. */
export function summary(results: readonly SuiteResult[]): string {
  const lines = results.map((result) =>
    result.ran ? `${result.name}: ${counted(result)}` : `${result.name}: skipped: ${result.why}`,
  );
  return [...lines, '', counted(total(results))].join('\n');
}

/** `87 passed, 0 failed`, and `, 2 skipped` where any were. */
function counted({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** The sum over all suites; a skipped suite counts as one skipped test. */
export function total(results: readonly SuiteResult[]): Count {
  const skippedSuite: Count = { passed: 0, failed: 0, skipped: 1 };
  return results.reduce<Count>(
    (sum, result) => {
      const { passed, failed, skipped } = result.ran ? result : skippedSuite;
      return { passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped };
    },
    { passed: 0, failed: 0, skipped: 0 },
  );
}
