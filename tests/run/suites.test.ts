import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Run } from '../../src/programs/run';
import { failed, ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import type { SuiteResult } from './suites';
import {
  countJest,
  countNode,
  countPytest,
  nodeSuites,
  nodeTests,
  pythonSuite,
  runSuite,
  runSuites,
  summary,
  total,
} from './suites';

const folder = temporaryFolders();

describe('what a suite counted is read from the last lines of', () => {
  test.each([
    [
      'Jest',
      countJest,
      'Test Suites: 2 passed, 2 total\nTests:       87 passed, 87 total\nTime:        2.1 s\n',
      { passed: 87, failed: 0, skipped: 0 },
    ],
    [
      'Jest with failures',
      countJest,
      'Tests:       1 failed, 2 skipped, 87 passed, 90 total\n',
      { passed: 87, failed: 1, skipped: 2 },
    ],
    [
      'Jest that showed such a line of a test',
      countJest,
      'Tests: 9 passed\nTests:       1 failed, 2 total\n',
      { passed: 0, failed: 1, skipped: 0 },
    ],
    ['Jest that passed none', countJest, 'Tests:       3 failed, 3 total\n', { passed: 0, failed: 3, skipped: 0 }],
    ['Jest that did not come so far', countJest, 'ReferenceError: jest is not defined\n', undefined],
    ['pytest', countPytest, '......   [100%]\n132 passed in 4.21s\n', { passed: 132, failed: 0, skipped: 0 }],
    [
      'pytest with failures',
      countPytest,
      'FAILED a.py::b - assert 0\n2 failed, 40 passed, 1 warning in 1.20s\n',
      { passed: 40, failed: 2, skipped: 0 },
    ],
    [
      'pytest with errors',
      countPytest,
      '1 failed, 3 passed, 2 errors in 0.10s\n',
      { passed: 3, failed: 3, skipped: 0 },
    ],
    ['pytest with one error', countPytest, '1 error in 0.10s\n', { passed: 0, failed: 1, skipped: 0 }],
    ['pytest that ran for long', countPytest, '5 passed in 65.23s (0:01:05)\n', { passed: 5, failed: 0, skipped: 0 }],
    ['pytest with skips', countPytest, '5 passed, 2 skipped in 0.20s\n', { passed: 5, failed: 0, skipped: 2 }],
    ['pytest that found none', countPytest, 'no tests ran in 0.01s\n', undefined],
    [
      'Node',
      countNode,
      '1..4\n# tests 12\n# pass 12\n# fail 0\n# cancelled 0\n',
      { passed: 12, failed: 0, skipped: 0 },
    ],
    [
      'Node with failures',
      countNode,
      '# tests 14\n# pass 10\n# fail 1\n# cancelled 1\n# skipped 2\n',
      { passed: 10, failed: 2, skipped: 2 },
    ],
    ['Node at a terminal', countNode, 'ℹ tests 3\nℹ pass 2\nℹ fail 1\n', { passed: 2, failed: 1, skipped: 0 }],
    ['Node that did not come so far', countNode, "Error: Cannot find module 'x'\n", undefined],
  ])('%s', (_, count, output, counted) => expect(count(output)).toEqual(counted));
});

describe('a suite', () => {
  const suite = { name: 'web', command: 'node', args: ['--test'], count: countNode };

  test('shows its output, and is counted on either stream', async () => {
    const { run, calls } = programs({ 'node --test': failed(0, '# pass 2\n# fail 0\n') });
    const counts = { passed: 2, failed: 0, skipped: 0 };
    expect(await runSuite(run, suite, { env: { A: 'b' } })).toEqual({ name: 'web', ran: true, ...counts });
    expect(calls).toEqual([{ line: 'node --test', options: { echo: true, env: { A: 'b' } } }]);
  });

  test.each([
    ['without a test has failed', ok('# pass 0\n# fail 0\n'), [0, 1]],
    ['that skipped every test has failed', ok('# pass 0\n# fail 0\n# skipped 3\n'), [0, 1, 3]],
    ['without output has failed', ok(''), [0, 1]],
    ['that crashed has failed once', failed(1, 'a crash'), [0, 1]],
    ['with a non-zero exit status has failed, whatever it counted', failed(1, '', '# pass 5\n# fail 0\n'), [5, 1]],
    ['that was killed has failed, whatever it counted', failed(137, '', '# pass 9999\n# fail 0\n'), [9999, 1]],
    ['with a non-zero exit status has failed as often as it counted', failed(1, '', '# pass 5\n# fail 3\n'), [5, 3]],
    ['with exit status 0 has failed where it counted a failure', ok('# pass 5\n# fail 3\n'), [5, 3]],
  ])('%s', async (_, outcome, [passed, fails, skipped = 0]) => {
    const result = await runSuite(programs({ 'node --test': outcome }).run, suite);
    expect(result).toEqual({ name: 'web', ran: true, passed, failed: fails, skipped });
  });
});

describe('the suite of the Python applications', () => {
  test('runs with the interpreter of the repository where there is one, and else with that of the machine', async () => {
    const own = put(folder(), { '.venv/bin/python': '' });
    const answers = { '.venv/bin/python': ok(), python3: ok() };
    expect(await pythonSuite(programs(answers).run, own)).toMatchObject({
      name: 'python',
      command: '.venv/bin/python',
    });
    expect(await pythonSuite(programs(answers).run, folder())).toMatchObject({
      command: 'python3',
      args: expect.arrayContaining(['-m', 'pytest', '-c', 'dockerfiles/pyproject.toml']),
    });
  });

  test('is skipped where it cannot run, and says how to get what it needs', async () => {
    expect(await pythonSuite(programs({}).run, folder())).toEqual({
      why: 'no python3 on PATH; npm run setup:python makes .venv with them',
    });
    expect(await pythonSuite(programs({ python3: failed(1) }).run, folder())).toEqual({
      why: 'python3 lacks their dependencies; npm run setup:python makes .venv with them',
    });
  });
});

describe('all suites', () => {
  const jest = { 'node node_modules/jest': ok('Tests:       5 passed, 5 total\n') };
  const node = { 'node --test': ok('# pass 3\n# fail 0\n') };
  const counts = (name: string, passed: number, fails = 0) => {
    return { name, ran: true, passed, failed: fails, skipped: 0 };
  };

  test('run together, in their own languages', async () => {
    const pytest = { python3: ok('7 passed in 1.00s\n') };
    const said: string[] = [];
    const { run } = programs({ ...jest, ...node, ...pytest });
    expect(await runSuites(run, folder(), (text) => said.push(text))).toEqual([
      counts('platform', 5),
      counts('node', 3),
      counts('python', 7),
    ]);
    expect(said).toEqual([expect.stringContaining('# pass 3'), expect.stringContaining('7 passed in')]);
  });

  test('run to the end, whatever fails, and say what was skipped', async () => {
    const { run } = programs({ 'node node_modules/jest': failed(1, 'a crash'), ...node });
    expect(await runSuites(run, folder(), () => {})).toEqual([
      counts('platform', 0, 1),
      counts('node', 3),
      { name: 'python', ran: false, why: expect.stringContaining('npm run setup:python') },
    ]);
  });

  test('have one temporary folder, and fail by the names of what they leave there', async () => {
    const { run: answer, calls } = programs({ ...jest, ...node, python3: ok('7 passed in 1.00s\n') });
    const run: Run = (command, args, options) => {
      const temporary = options?.env?.['TMPDIR'];
      if (temporary !== undefined && args.includes('--test')) put(temporary, { 'keys-a1/key.pem': '', 'b.sock': '' });
      return answer(command, args, options);
    };
    const said: string[] = [];
    const results = await runSuites(run, folder(), (text) => said.push(text));
    expect(results.at(-1)).toEqual(counts('temporary folder', 0, 1));
    expect(said.at(-1)).toBe('left in the temporary folder: b.sock, keys-a1\n');
    const used = new Set(calls.slice(1).map(({ options }) => options?.env?.['TMPDIR']));
    expect(used.size).toBe(1);
    for (const one of used) expect([typeof one, existsSync(one ?? '.')]).toEqual(['string', false]);
  });

  test.each([
    [{}, '--config tests/compiled/jest.config.js --ci'],
    [{ coverage: true }, '--coverage'],
  ])('count what is reached where they are asked to: %j', async (props, flags) => {
    const { calls, run } = programs({ ...jest, ...node });
    await runSuites(run, folder(), () => {}, props);
    const [line] = calls.map((one) => one.line).filter((one) => one.includes('jest'));
    expect(line).toBe(`node node_modules/jest/bin/jest.js ${flags} --colors=false`);
  });

  test('have the tests of every Node application, wherever it is', () => {
    const root = put(folder(), {
      'pear/tests/pear.test.mjs': '',
      'apple/tests/apple.test.mjs': '',
      'apple/tests/data.json': '',
      'plum/tests/test_plum.py': '',
      'README.md': '',
    });
    expect(nodeTests(root)).toEqual(
      ['apple/tests/apple.test.mjs', 'pear/tests/pear.test.mjs'].map((one) => join(root, one)),
    );
  });

  test('need files that are there', () => {
    const files = nodeSuites().flatMap(({ args }) => args.filter((arg) => /\.m?js$/.test(arg)));
    expect(files).toContain('node_modules/jest/bin/jest.js');
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the result', () => {
  const results: readonly SuiteResult[] = [
    { name: 'platform', ran: true, passed: 87, failed: 1, skipped: 0 },
    { name: 'web', ran: true, passed: 12, failed: 0, skipped: 2 },
    { name: 'python', ran: false, why: 'no python3 on PATH' },
  ];

  test('is the sum of the suites, in which a skipped suite is one that is skipped', () => {
    expect(total(results)).toEqual({ passed: 99, failed: 1, skipped: 3 });
  });

  test('is a line for each suite, and one of all', () => {
    expect(summary(results)).toBe(
      [
        'platform: 87 passed, 1 failed',
        'web: 12 passed, 0 failed, 2 skipped',
        'python: skipped: no python3 on PATH',
        '',
        '99 passed, 1 failed, 3 skipped',
      ].join('\n'),
    );
  });

  test('of a skipped suite alone says so', () => {
    expect(summary(results.slice(2))).toMatch(/\n0 passed, 0 failed, 1 skipped$/);
  });
});

describe('tests as the compiler wrote them', () => {
  const compiled = (name: string) => require(resolve('tests', 'compiled', name));

  test('are those whose source is there', () => {
    const [here, gone] = ['docs', 'gone'].map((name) => resolve('lib', 'tests', `${name}.test.js`));
    expect(compiled('filter.js')([here, gone])).toEqual({ filtered: [here] });
  });

  test('have their snapshots beside their source', () => {
    const { resolveSnapshotPath, resolveTestPath } = compiled('snapshots.js');
    const test = resolve('lib/tests/stacks/stack.test.js');
    const snapshot = resolve('tests/stacks/__snapshots__/stack.test.ts.snap');
    expect([resolveSnapshotPath(test), resolveTestPath(snapshot)]).toEqual([snapshot, test]);
  });
});
