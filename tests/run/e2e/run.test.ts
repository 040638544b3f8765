import { existsSync } from 'node:fs';
import { breakwaterWith } from '../../cli/breakwater';
import { placeDotenv, removeDotenv } from '../../e2e/terraform/dotenv';
import { type Answers, failed, ok, programs } from '../../programs/fakes';
import { contents, put, temporaryFolders } from '../../synth/folders';
import { runSuiteCommand } from '../program';
import { fileOf } from './routes';
import { suitesOf } from './table';
import { terraformSuite } from './terraform';

const folder = temporaryFolders();
const stacks = 'node ROOT/lib/src/stacks/main.js';
const jestCommand = 'node node_modules/jest/bin/jest.js --config tests/e2e/jest.config.js --runInBand --colors=false';
const alone = (name: 'apply' | 'data' | 'losses') => `${jestCommand} --runTestsByPath ${fileOf(name)}`;
const fine = ok('Tests:       5 passed, 5 total\n');

/** `npm run e2e`, and the suites that it ran. */
async function e2e(argv: readonly string[], answers: Answers = {}, variables: Readonly<Record<string, string>> = {}) {
  const root = folder();
  const cleaner = `node ${root}/lib/tests/e2e/lab/clean.js`;
  const outcome = await breakwaterWith(
    { argv: ['e2e', ...argv], root, variables },
    { ...answers, [cleaner]: ok(), [jestCommand]: fine, 'git ': ok() },
    runSuiteCommand,
  );
  const ran = outcome.lines.flatMap((line) => (line.startsWith(jestCommand) ? [line.split('/').at(-1) ?? ''] : []));
  const last = outcome.out.trimEnd().split('\n').at(-1);
  const cleaned = outcome.lines.filter((line) => line.endsWith('clean.js')).length;
  return { ...outcome, last, cleaned, ran: ran.map((file) => file.replace('.test.ts', '')) };
}

describe('npm run e2e', () => {
  test('runs the core suites, one process each, between two cleanings', async () => {
    const { cleaned, code, lines, last, ran } = await e2e([]);
    expect(ran).toEqual(suitesOf('core'));
    expect([code, last, cleaned]).toEqual([0, `${5 * ran.length} passed, 0 failed`, 2]);
    expect([lines.at(0), lines.at(-1)]).toEqual([
      expect.stringMatching(/clean\.js$/),
      expect.stringMatching(/clean\.js$/),
    ]);
  });

  test('runs all others where it is asked to be thorough, and says what was skipped', async () => {
    const { out, ran } = await e2e(['--thorough'], { 'node ROOT': ok() });
    expect(ran).toEqual(suitesOf('thorough').filter((name) => !['terraform', 'reach', 'scan'].includes(name)));
    expect(out).toMatch(/^reach: skipped: netpolicy: .+$/m);
  });

  test('runs suites by name, in the order of the table', async () => {
    expect((await e2e(['losses', 'data'])).ran).toEqual(['data', 'losses']);
  });

  test('keeps the cluster where E2E_KEEP says so, and where no suite runs on one', async () => {
    expect((await e2e(['data'], {}, { E2E_KEEP: '1' })).cleaned).toBe(0);
    expect((await e2e(['scan'])).cleaned).toBe(0);
    expect((await e2e(['terraform'])).cleaned).toBe(0);
    expect((await e2e(['terraform', 'data'])).cleaned).toBe(2);
  });

  test.each([
    ['counts a failure', failed(1, '', 'Tests:       1 failed, 4 passed, 5 total\n'), '9 passed, 1 failed'],
    ['is killed after it passed', failed(137, '', 'Tests:       5 passed, 5 total\n'), '10 passed, 1 failed'],
    ['prints nothing', ok(), '5 passed, 1 failed'],
  ])('runs to the end and fails where a suite %s', async (_, outcome, closing) => {
    const { code, last, ran } = await e2e(['apply', 'data'], { [alone('apply')]: outcome });
    expect([code, last, ran]).toEqual([1, closing, ['apply', 'data']]);
  });

  test('fails where the cluster cannot be removed', async () => {
    const root = folder();
    const cleaner = `node ${root}/lib/tests/e2e/lab/clean.js`;
    const { code, out } = await breakwaterWith(
      { argv: ['e2e', 'data'], root },
      { [cleaner]: failed(1), [jestCommand]: fine },
      runSuiteCommand,
    );
    expect([code, out]).toEqual([1, expect.stringContaining('\nclean: 0 passed, 1 failed\n')]);
  });

  test.each([
    [['nothing'], "no suite 'nothing'; there are apply, front-door, "],
    [['test'], "no suite 'test'; there are apply, "],
    [['data', '--thorough'], 'choose by names, with --thorough or with --since: one of the three'],
    [['--since', 'HEAD', '--thorough'], 'choose by names, with --thorough or with --since: one of the three'],
  ])('does not understand %j', async (argv, problem) => {
    const { code, err, ran } = await e2e(argv);
    expect([code, err, ran]).toEqual([2, expect.stringContaining(problem), []]);
  });

  test('prints its table: each suite with its kind, limit and paths', async () => {
    const { code, out, lines } = await e2e(['--list']);
    expect([code, lines]).toEqual([0, []]);
    expect(out).toMatch(/^scan +thorough +10 min {2}scanners of others .*\n +dist\/ src\/scan\/$/m);
  });
});

describe('npm run e2e -- --since', () => {
  const changed = (diff: string, added = ''): Answers => ({
    'git -C ROOT diff': ok(diff),
    'git -C': ok(added),
  });
  const since = (diff: string, added = '') => e2e(['--since', 'main'], changed(diff, added));

  test('runs the suites that prove what has changed or is new', async () => {
    const { out, ran } = await since('', 'src/constructs/new.ts\0docs/a.md\0tests/e2e/core/data.test.ts\0');
    expect(ran).toEqual([
      'apply',
      'front-door',
      'flows',
      'admission',
      'data',
      'backups',
      'doors',
      'verdicts',
      'losses',
      'nodes',
      'door-events',
      'local',
    ]);
    expect(out).toMatch(/^e2e: 3 files changed since main: apply, .*$/m);
    expect(out).toContain('e2e: proven by npm test alone: docs/a.md\n');
  });

  test('says so where no suite proves what has changed', async () => {
    const { code, last, out, ran } = await since('', 'docs/a.md\0');
    expect([code, ran, last]).toEqual([0, [], '0 passed, 0 failed, 1 skipped']);
    expect(out).toContain('e2e: skipped: 1 files changed since main: no suite proves them');
  });

  test.each(['diff', 'ls-files'])('fails where git %s fails', async (verb) => {
    const root = folder();
    const answers = { [`git -C ${root} ${verb}`]: failed(128, 'bad revision\n'), 'git ': ok() };
    const { code, err } = await breakwaterWith({ argv: ['e2e', '--since', 'gone'], root }, answers, runSuiteCommand);
    expect([code, err]).toEqual([1, `e2e: git ${verb}: bad revision\n`]);
  });
});

/** What there is to run, and where the stacks were written to know it. */
async function terraform(answers: Answers) {
  const { run, calls } = programs(answers);
  const suite = await terraformSuite(run, 'ROOT');
  return { suite, calls, outdir: calls[0]?.options?.env?.['CDKTF_OUTDIR'] ?? '' };
}

describe("the suite that needs Terraform's providers", () => {
  test('runs where Terraform finds them for the stacks of lab', async () => {
    const { suite, calls, outdir } = await terraform({ [stacks]: ok(), terraform: ok() });
    expect(suite).toMatchObject({
      name: 'terraform',
      args: expect.arrayContaining(['tests/e2e/terraform/jest.config.js']),
    });
    expect(calls.map(({ line }) => line)).toEqual([
      stacks,
      `terraform -chdir=${outdir}/stacks/lab-platform init -backend=false -input=false -no-color`,
    ]);
    expect(calls[0]?.options?.env).toMatchObject({ BREAKWATER_ENVIRONMENT: 'lab' });
    expect([outdir === '', existsSync(outdir)]).toEqual([false, false]);
  });

  test.each<[string, Answers, RegExp]>([
    ['there is no Terraform', { [stacks]: ok() }, /^no terraform on PATH; npm run doctor prints how to install it$/],
    ['there are no providers', { [stacks]: ok(), terraform: failed(1) }, /^terraform init finds no providers: /],
  ])('is skipped where %s, with the reason', async (_, answers, why) => {
    const { suite, outdir } = await terraform(answers);
    expect(suite).toEqual({ why: expect.stringMatching(why) });
    expect(existsSync(outdir)).toBe(false);
  });

  test('fails where the stacks cannot be written', async () => {
    const root = folder();
    const app = `node ${root}/lib/src/stacks/main.js`;
    const cleaner = `node ${root}/lib/tests/e2e/lab/clean.js`;
    const answers = { [app]: failed(1, 'dist is edited\n'), [cleaner]: ok() };
    const { code, out } = await breakwaterWith({ argv: ['e2e:terraform'], root }, answers, runSuiteCommand);
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('terraform: the stacks were not written: dist is edited\n'),
    ]);
  });

  test('does not read as a success where it was skipped', async () => {
    const root = folder();
    const { code, out } = await breakwaterWith({ argv: ['e2e:terraform'], root }, { node: ok() }, runSuiteCommand);
    expect(code).toBe(0);
    expect(out).toMatch(/\nterraform: skipped: no terraform on PATH; .*\n\n0 passed, 0 failed, 1 skipped\n$/);
  });
});

describe('the file .env of its planted secrets', () => {
  const planted = { '.env': expect.stringMatching(/^# Planted by .*\nA=b\nC=d\n$/) };

  test('is placed and removed, and that of a killed run is replaced', () => {
    const root = folder();
    const file = `${root}/.env`;
    expect([placeDotenv(file, ['X=y']), placeDotenv(file, ['A=b', 'C=d'])]).toEqual([true, true]);
    expect(contents(root)).toEqual(planted);
    removeDotenv(file);
    expect(contents(root)).toEqual({});
    removeDotenv(file);
  });

  test("stays where it is a user's own", () => {
    const root = put(folder(), { '.env': 'TOKEN=mine\n' });
    expect(placeDotenv(`${root}/.env`, ['A=b'])).toBe(false);
    removeDotenv(`${root}/.env`);
    expect(contents(root)).toEqual({ '.env': 'TOKEN=mine\n' });
  });
});
