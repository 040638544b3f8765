/** `npm test`: every suite of the repository, each in its own language, and one count of all. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../../src/programs/run';

export interface Suite {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Reads passed and failed tests from what the suite printed. */
  readonly count: (output: string) => Count | undefined;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** A suite that ran, or why it did not. */
export type SuiteResult =
  | ({ readonly name: string; readonly ran: true } & Count)
  | { readonly name: string; readonly ran: false; readonly why: string };

const numberBefore = (word: RegExp, text: string) => Number(word.exec(text)?.[1] ?? 0);

/** Jest's closing line: `Tests:       1 failed, 87 passed, 88 total`. */
export function countJest(output: string): Count | undefined {
  const line = /^Tests: .*$/m.exec(output)?.[0];
  return line ? { passed: numberBefore(/(\d+) passed/, line), failed: numberBefore(/(\d+) failed/, line) } : undefined;
}

/** Node's closing lines, `# pass 12` or `ℹ pass 12`. */
export function countNode(output: string): Count | undefined {
  if (!/^[#ℹ] pass \d+/m.test(output)) return undefined;
  return { passed: numberBefore(/^[#ℹ] pass (\d+)/m, output), failed: numberBefore(/^[#ℹ] fail (\d+)/m, output) };
}

/** pytest's closing line: `2 failed, 40 passed in 1.2s`. */
export function countPytest(output: string): Count | undefined {
  const line = output.split('\n').findLast((one) => /\b(passed|failed|error)s?\b.* in [\d.]+s/.test(one));
  if (!line) return undefined;
  return {
    passed: numberBefore(/(\d+) passed/, line),
    failed: numberBefore(/(\d+) failed/, line) + numberBefore(/(\d+) error/, line),
  };
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
    args: ['-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-c', 'dockerfiles/pyproject.toml'],
    count: countPytest,
  };
}

/** What needs a cluster: it brings up its own, or uses the context that it is given. */
export const clusterSuite: Suite = {
  name: 'cluster',
  command: 'node',
  args: ['node_modules/jest/bin/jest.js', '--config', 'tests/e2e/jest.config.js', '--runInBand', '--colors=false'],
  count: countJest,
};

/**
 * The suite that needs a cluster and Terraform's providers, or why it cannot run here: it asks `terraform init` for them,
 * with the stacks of lab.
 *
 * @param root of the repository
 */
export async function terraformSuite(run: Run, root: string): Promise<Suite | { readonly why: string }> {
  const outdir = mkdtempSync(join(tmpdir(), 'breakwater-stacks-'));
  try {
    const app = join(root, 'lib', 'src', 'stacks', 'main.js');
    const written = await run('node', [app], { env: { BREAKWATER_ENVIRONMENT: 'lab', CDKTF_OUTDIR: outdir } });
    if (written.code !== 0) return { why: `the stacks were not written: ${written.stderr.trim()}` };
    const stack = join(outdir, 'stacks', 'lab-platform');
    const init = ['init', '-backend=false', '-input=false', '-no-color'];
    const { code } = await run('terraform', [`-chdir=${stack}`, ...init], { env: { CHECKPOINT_DISABLE: '1' } });
    if (code === 127) return { why: 'no terraform on PATH; npm run doctor says how to install it' };
    if (code !== 0) {
      return {
        why: 'terraform init finds no providers: neither registry.terraform.io nor a mirror in TF_CLI_CONFIG_FILE',
      };
    }
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
  return {
    ...clusterSuite,
    name: 'terraform',
    args: clusterSuite.args.map((one) => one.replace('tests/e2e/', 'tests/e2e/terraform/')),
  };
}

/**
 * Runs every suite that needs no cluster and can run here, side by side and to the end, whatever fails. The first shows
 * what it prints as it comes; what the others printed is said once all have ended.
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
  const quietly: Run = async (command, args) => {
    const outcome = await run(command, args);
    printed.push(outcome.stdout + outcome.stderr);
    return outcome;
  };
  const results = await Promise.all([runSuite(run, first), ...others.map((suite) => runSuite(quietly, suite))]);
  for (const text of printed) say(text);
  return 'why' in python ? [...results, { name: 'python', ran: false, why: python.why }] : results;
}

/** Runs one suite and shows what it prints. */
export async function runSuite(run: Run, { name, command, args, count }: Suite): Promise<SuiteResult> {
  const { code, stdout, stderr } = await run(command, args, { echo: true });
  const counted = count(stdout + stderr) ?? { passed: 0, failed: 0 };
  // A suite that ends badly has failed, whatever it counted: a threshold, a crash.
  const failed = code === 0 ? counted.failed : Math.max(counted.failed, 1);
  // A suite that ran nothing proves nothing.
  return { name, ran: true, passed: counted.passed, failed: counted.passed + failed === 0 ? 1 : failed };
}

/** One line a suite, and the closing line of all. */
export function summary(results: readonly SuiteResult[]): string {
  const lines = results.map((result) =>
    result.ran
      ? `${result.name}: ${result.passed} passed, ${result.failed} failed`
      : `${result.name}: skipped: ${result.why}`,
  );
  const { passed, failed } = total(results);
  return [...lines, '', `${passed} passed, ${failed} failed`].join('\n');
}

export function total(results: readonly SuiteResult[]): Count {
  return results.reduce<Count>(
    (sum, result) => (result.ran ? { passed: sum.passed + result.passed, failed: sum.failed + result.failed } : sum),
    { passed: 0, failed: 0 },
  );
}
