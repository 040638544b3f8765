import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { covers, fileOf, routed, unrouted } from './routes';
import { minutesOf, suiteNames, suitesOf, suiteTable } from './table';

/** Files of the folders that hold sources. */
const sources = ['charts', 'imports', 'src', 'dockerfiles', 'dist'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
);
/** Suites that are not a file of tests/e2e/core or tests/e2e/thorough, and where they are. */
const elsewhere: Readonly<Record<string, string>> = {
  test: 'tests/run/suites.ts',
  terraform: 'tests/e2e/terraform/lab.test.ts',
  reach: 'tests/reach/analyzer/netpolicy.check.ts',
  scan: 'src/scan/scan.ts',
};

test('every source is proven by a suite: a new folder fails here until the table routes it', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(unrouted(sources)).toEqual([]);
  expect(unrouted(['src/new-room/a.ts', 'src/pipeline/new-room/a.ts', 'src/reach/new/a.ts'])).toEqual([
    'src/new-room/a.ts',
  ]);
});

test.each(suiteNames)('%s has routes that lead from files, and is there', (name) => {
  const { paths } = suiteTable[name];
  const tests = readdirSync('tests', { recursive: true }).map((file) => `tests/${file}`);
  const dead = paths.filter((path) => ![...sources, ...tests].some((file) => covers(path, file)));
  expect([paths.length > 0, dead]).toEqual([true, []]);
  expect(existsSync(elsewhere[name] ?? fileOf(name))).toBe(true);
});

test('every file of a suite is in the table, in the folder of its kind', () => {
  for (const kind of ['core', 'thorough'] as const) {
    const files = readdirSync(`tests/e2e/${kind}`).map((file) => `tests/e2e/${kind}/${file}`);
    const named = suitesOf(kind).filter((name) => !Object.hasOwn(elsewhere, name));
    expect(named.map(fileOf).sort()).toEqual(files.sort());
  }
});

test.each([
  ['src/reach/', 'src/reach/deep/a.ts', true],
  ['src/reach/', 'src/reachable/a.ts', false],
  ['src/pipeline/*', 'src/pipeline/a.ts', true],
  ['src/pipeline/*', 'src/pipeline/deep/a.ts', false],
  ['package.json', 'package.json', true],
  ['package.json', 'charts/package.json', false],
])('%s covers %s: %s', (path, file, is) => expect(covers(path, file)).toBe(is));

test('a change is led to the suites that prove it, in the order of the table', () => {
  expect(routed(['src/scan/scan.ts'])).toEqual(['scan']);
  expect(routed(['tests/e2e/thorough/losses.test.ts'])).toEqual(['losses']);
  expect(routed(['src/pages/flows.ts', 'docs/glossary.md'])).toEqual([]);
  expect(routed(['src/reach/decide.ts'])).toEqual(['flows', 'reach']);
  expect(routed(['tests/e2e/lab/kubectl.ts'])).toEqual([...suitesOf('core'), ...suitesOf('thorough')]);
});

test('the core suites fit what a change may take', () => {
  expect(minutesOf('core')).toBe(suitesOf('core').reduce((sum, name) => sum + suiteTable[name].minutes, 0));
  expect(minutesOf('core')).toBeLessThanOrEqual(30);
});

test('the page about the suites has the same rows', () => {
  const page = readFileSync('docs/how-to/run-the-e2e-suite.md', 'utf8');
  const rows = /<!-- suites:begin -->\n.*\n.*\n([\s\S]*?)\n<!-- suites:end -->/.exec(page)?.[1];
  const wanted = suiteNames
    .filter((name) => suiteTable[name].kind !== 'unit')
    .map((name) => `| \`${name}\` | ${suiteTable[name].kind} | ${suiteTable[name].proves} |`);
  expect(rows?.split('\n')).toEqual(wanted);
});
