import { join } from 'node:path';
import { ruleSetsOf } from '../../src/check/rule-sets';
import { defineCheck } from '../../src/cli/check';
import { environments } from '../../src/config/environments';
import { runAsUser } from '../../src/policies/pods/users';
import { stream } from '../check/inputs';
import { type Answers, ok } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { alone, breakwater } from './breakwater';

const folder = temporaryFolders();

const sets = ruleSetsOf([runAsUser], [{ ...runAsUser, severity: 'warning' }]);

/** @param words with spaces between */
function check(words: string, root: string, { answers = {}, stdin = '' }: { answers?: Answers; stdin?: string } = {}) {
  const program = alone((program, props, finish) =>
    defineCheck(program, { ...props, stdin: () => stream(stdin) }, finish, sets),
  );
  return breakwater(`check ${words}`.trim().split(' '), root, answers, program);
}

const pod = (id: number) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: b, securityContext: {runAsUser: ${id}}}]\n`;
const finding = "[run-as-user] Pod a: container 'b': set securityContext.runAsUser to an id above 10000 (it is 0)";
const sentence = `error ${finding}`;
const bad = () => put(folder(), { 'a.yaml': pod(0) });

/** A repository with a pod for each environment; in lab it runs as root. */
const repository = () =>
  put(
    folder(),
    Object.fromEntries(
      Object.keys(environments).map((name) => [`dist/${name}/a.k8s.yaml`, pod(name === 'lab' ? 0 : 65532)]),
    ),
  );
const origins = {
  node: ok(JSON.stringify({ 'lab/a.k8s.yaml': { 'Pod a': { construct: 'a/pod', source: 'charts/a/chart.ts:3' } } })),
};

describe('check of files', () => {
  test('exits with 0 where nothing is wrong', async () => {
    const out = '0 findings in 1 object of 1 file\n';
    expect(await check('a.yaml', put(folder(), { 'a.yaml': pod(65532) }))).toEqual({
      code: 0,
      out,
      err: '',
      lines: [],
    });
  });

  test('exits with 2 where no object is judged, with a note about the files', async () => {
    const { code, out, err } = await check('a.yaml', put(folder(), { 'a.yaml': '# nothing\n' }));
    expect([code, out]).toEqual([2, '0 findings in 0 objects of 1 file; 1 note\n']);
    expect(err).toMatch(
      /^note: 1 file without objects: a\.yaml\ncheck: no object was judged: there is none in a\.yaml; /,
    );
  });

  test('exits with 1 at findings and at files that cannot be read', async () => {
    const root = put(folder(), { 'a/b.yaml': pod(0), 'a/c.json': '{"apiVersion": "v1", "kind": "Pod"' });
    const { code, out, err } = await check('a', root);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^a\/c\.json:\d+:\d+: not YAML: /),
      `a/b.yaml:5: warning ${finding}`,
      '1 finding (1 warning) in 1 object of 2 files; 1 problem with what was to be read',
      '',
    ]);
    expect([code, err]).toEqual([1, '']);
    expect((await check('a/c.json', root)).code).toBe(1);
  });

  test('reads standard input', async () => {
    const { code, out } = await check('-', '/', { stdin: pod(0) });
    expect([code, out.split('\n')[0]]).toEqual([1, `stdin:5: warning ${finding}`]);
  });

  test('exits with 2 at absent files, and checks none', async () => {
    const ended = await check('a.yaml b d.yaml', put(bad(), { 'b/c.md': '' }));
    expect(ended).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^check: b: .*\ncheck: d\.yaml: .*\n$/),
    });
  });

  test('reports only chosen policies', async () => {
    expect((await check('a.yaml --policy run-as-user', bad())).code).toBe(1);
    expect((await check('a.yaml --policy exemption-needed', bad())).code).toBe(0);
  });

  test('prints JSON and SARIF', async () => {
    const root = bad();
    const json = await check('a.yaml --json', root);
    const findings = [{ file: 'a.yaml', line: 5, policy: 'run-as-user' }];
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { findings, objects: 1 }]);
    expect((await check('a.yaml --format json', root)).out).toBe(json.out);
    const sarif = await check('a.yaml --format sarif', root);
    const runs = [{ results: [{ ruleId: 'run-as-user', ruleIndex: 0 }] }];
    expect([sarif.code, JSON.parse(sarif.out)]).toMatchObject([1, { version: '2.1.0', runs }]);
  });
});

test.each([
  ['a.yaml --environment lab', 'check: --environment chooses of dist, which is judged without paths'],
  ['--allow-image docker.io/', 'check: --allow-image is for YAML of others; name files or folders'],
  ['--pull-policy Always', 'check: --pull-policy is for YAML of others; name files or folders'],
  ['--own-images a/', 'check: --own-images is for YAML of others; name files or folders'],
  [
    'a.yaml --policy exemption-needed run-as-usr',
    "check: there is no policy 'run-as-usr'; did you mean 'run-as-user'?",
  ],
  ['--as lab', 'check: --as needs files, folders or -; dist/lab itself is judged by --environment lab'],
  ['a.yaml --as lab --own-images a/', 'check: --own-images is for YAML of others; omit it, since --as takes'],
  ['a.yaml --as lab --environment lab', 'check: --environment chooses of dist, which is judged without paths'],
  ['a.yaml --as moon', "argument 'moon' is invalid"],
  ['b.yaml --as lab', 'check: b.yaml: there is no such file or folder'],
  ['--format xml', "argument 'xml' is invalid"],
  ['--environment moon', "argument 'moon' is invalid"],
  ['a.yaml --pull-policy Never', "argument 'Never' is invalid"],
])('%s is a usage error', async (words, message) => {
  const ended = await check(words, repository());
  expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
});

test('the help explains the exit status', async () => {
  const { out } = await check('--help', '/');
  expect(out).toContain('Exit status: 0 nothing found, 1 something found or unreadable, 2 usage error.');
});

describe('check of files as if they were added to dist', () => {
  const added = () => put(repository(), { 'a.yaml': pod(0), 'b.yaml': pod(0).replace('name: a', 'name: c') });

  test('judges the files alone: what is wrong around them was so before', async () => {
    const { code, out } = await check('b.yaml --as lab', added());
    const text = `b.yaml:5: ${sentence.replace('Pod a', 'Pod c')}\n1 finding (1 error) in 1 object of 1 file\n`;
    expect([code, out]).toEqual([1, text]);
  });

  test('replaces the object of the same name', async () => {
    expect((await check('a.yaml --as beta', added())).out).toBe(
      `a.yaml:5: ${sentence}\n1 finding (1 error) in 1 object of 1 file\n`,
    );
  });

  test('finds nothing in dist itself, and prints JSON and SARIF', async () => {
    const root = added();
    expect((await check('dist/beta --as beta', root)).out).toBe('0 findings in 1 object of 1 file\n');
    const json = await check('a.yaml --as lab --json', root);
    expect(JSON.parse(json.out)).toMatchObject({ findings: [{ file: 'a.yaml', line: 5 }], objects: 1 });
    const sarif = await check('a.yaml --as lab --format sarif', root);
    expect(JSON.parse(sarif.out)).toMatchObject({ runs: [{ results: [{ ruleId: 'run-as-user' }] }] });
  });

  test('exits with 1 where there is no dist', async () => {
    const ended = await check('a.yaml --as lab', bad());
    expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining('there is no dist/lab; write it') });
  });
});

describe('check of dist', () => {
  test('judges every environment with its own values, and says what made each finding', async () => {
    const names = Object.keys(environments);
    const root = repository();
    expect(await check('', root, { answers: origins })).toEqual({
      code: 1,
      out: `dist/lab/a.k8s.yaml:5: ${sentence} (made by a/pod at charts/a/chart.ts:3)\n1 finding (1 error) in ${names.length} objects of ${names.length} files\n`,
      err: '',
      lines: [
        `node --enable-source-maps ${join('ROOT', 'lib', 'charts', 'main.js')} --origins --environment ${names.join(' ')}`,
      ],
    });
    const { out } = await check('--json --environment lab', root, { answers: origins });
    const origin = { construct: 'a/pod', source: 'charts/a/chart.ts:3' };
    expect(JSON.parse(out)).toMatchObject({ findings: [{ file: 'dist/lab/a.k8s.yaml', origin }], files: 1 });
  });

  test('judges chosen environments, and does not run the charts where nothing was found', async () => {
    const out = '0 findings in 2 objects of 2 files\n';
    expect(await check('--environment beta local', repository())).toEqual({ code: 0, out, err: '', lines: [] });
  });

  test('goes on where the origin of findings is unknown', async () => {
    const { code, out, err } = await check('--environment lab', repository());
    expect([code, out.split('\n')[0]]).toEqual([1, `dist/lab/a.k8s.yaml:5: ${sentence}`]);
    expect(err).toBe('check: what made these objects is not known: not found\n');
  });

  test.each([
    ['is absent', {}, 'there is no dist/lab; write it with npm run synth'],
    ['has no YAML', { 'dist/lab/readme.md': '' }, 'dist/lab: has no file that ends in .yaml, .yml or .json; '],
  ])('exits with 1 where dist %s', async (_, files, message) => {
    const ended = await check('--environment lab', put(folder(), files));
    expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`check: ${message}`) });
  });
});

describe('rule sets', () => {
  const [strict, loose] = [
    { ...runAsUser, id: 'house-rule', source: 28 },
    { ...runAsUser, severity: 'warning', check: () => [{ path: [], message: 'general' }] } as const,
  ];
  const both = ruleSetsOf([runAsUser, strict], [loose, { ...loose, id: 'only-general', severity: 'info' }]);
  const rulesOf = async (words: string, root = repository()) => {
    const program = alone((command, props, finish) => defineCheck(command, props, finish, both));
    const { code, out } = await breakwater(`check ${words} --json`.trim().split(' '), root, origins, program);
    const { findings } = JSON.parse(out) as {
      readonly findings: readonly { policy: string; severity: string; message: string }[];
    };
    return {
      code,
      found: findings.map((one) => `${one.severity} ${one.policy}${one.message === 'general' ? ' (general)' : ''}`),
    };
  };
  const path = 'dist/lab/a.k8s.yaml';

  test.each([
    ['general with paths', path, ['warning run-as-user (general)', 'info only-general (general)']],
    ['house alone', `${path} --rules house`, ['info house-rule']],
    [
      'all, in the strictest form',
      `${path} --rules all`,
      ['info only-general (general)', 'warning run-as-user', 'info house-rule'],
    ],
    [
      'all for dist, where each finding is an error',
      '--environment lab',
      ['error only-general (general)', 'error run-as-user', 'error house-rule'],
    ],
    ['that of a chosen rule', `${path} --policy house-rule`, ['info house-rule']],
    ['the general one of a chosen rule', `${path} --policy run-as-user`, ['warning run-as-user (general)']],
  ])('%s', async (_, words, expected) => {
    expect((await rulesOf(words)).found.sort()).toEqual([...expected].sort());
  });

  test.each([
    ['', 1],
    ['--fail-on warning', 1],
    ['--fail-on error', 0],
  ])('the exit status follows %j', async (words, code) => {
    expect(await rulesOf(`${path} ${words}`.trim())).toMatchObject({
      code,
      found: expect.arrayContaining(['info only-general (general)']),
    });
  });

  test.each([
    [path, 'note', 'No one is root', '2.0'],
    [`${path} --rules all`, 'warning', runAsUser.title, '5.0'],
    ['--environment lab', 'error', runAsUser.title, '8.0'],
  ])('SARIF of %j names each rule as it judged', async (words, level, title, score) => {
    const named = ruleSetsOf(
      [runAsUser],
      [{ ...loose, severity: level === 'note' ? 'info' : 'warning', title: 'No one is root' }],
    );
    const program = alone((command, props, finish) => defineCheck(command, props, finish, named));
    const { out } = await breakwater(`check ${words} --format sarif`.split(' '), repository(), origins, program);
    const { results, tool } = (
      JSON.parse(out) as { runs: [{ results: object[]; tool: { driver: { rules: object[] } } }] }
    ).runs[0];
    expect(results).toMatchObject([{ ruleId: 'run-as-user', ruleIndex: 0, level }]);
    expect(tool.driver.rules[0]).toMatchObject({
      shortDescription: { text: title },
      defaultConfiguration: { level },
      properties: { 'security-severity': score },
    });
    expect(tool.driver.rules.length).toBe(3);
  });

  test('an exemption from a rule of the other set is not in vain', async () => {
    const annotation = 'breakwater.example/exempt.house-rule: a reason that is long enough';
    const root = put(folder(), { 'a.yaml': pod(0).replace('{name: a}', `{name: a, annotations: {${annotation}}}`) });
    const { found } = await rulesOf('a.yaml --rules general', root);
    expect(found).toEqual(['warning run-as-user (general)', 'info only-general (general)']);
  });
});

describe('what a team says about its YAML', () => {
  const reason = 'the laboratory runs it as root on purpose';
  const files = {
    'a.yaml': pod(0),
    'old.yaml': pod(0).replace('name: a', 'name: old'),
    'check.yaml': `rules: {run-as-user: {ignore: ${reason}}}`,
    'one.yaml': `exemptions: [{rule: run-as-user, object: Pod a, container: b, reason: ${reason}}]\nskip: [old.yaml]`,
    'wrong.yaml': 'rules: {run-as-usr: {}}',
  };

  test('is a configuration: rules that are off, exemptions of one object or container, files to skip', async () => {
    const root = put(folder(), files);
    const off = await check('a.yaml old.yaml --config check.yaml', root);
    expect([off.code, off.out]).toEqual([0, '2 exemptions; --json lists them\n0 findings in 2 objects of 2 files\n']);
    const one = await check('a.yaml old.yaml --config one.yaml', root);
    expect([one.code, one.out]).toEqual([0, '1 exemption; --json lists them\n0 findings in 1 object of 1 file\n']);
  });

  test('is a baseline: only what is new fails', async () => {
    const root = put(folder(), files);
    const written = await check('old.yaml --write-baseline base.json', root);
    expect([written.code, written.out]).toEqual([0, '0 findings in 1 object of 1 file; 1 more of the baseline\n']);
    expect((await check('old.yaml --baseline base.json', root)).code).toBe(0);
    const { code, out } = await check('old.yaml a.yaml --baseline base.json', root);
    expect([code, out]).toEqual([
      1,
      `a.yaml:5: warning ${finding}\n1 finding (1 warning) in 2 objects of 2 files; 1 more of the baseline\n`,
    ]);
  });

  test.each([
    ['a.yaml --config wrong.yaml', "check: wrong.yaml: rules: there is no 'run-as-usr'"],
    ['a.yaml --config nothing.yaml', 'check: --config: there is no file nothing.yaml'],
    [
      'a.yaml --baseline nothing.json',
      'check: --baseline: there is no file nothing.json; write it with --write-baseline nothing.json',
    ],
    ['a.yaml --baseline check.yaml', 'check: check.yaml is not a baseline; write one with --write-baseline'],
    ['--config check.yaml', 'check: --config is for YAML of others'],
    ['--baseline base.json', 'check: --baseline is for YAML of others'],
    ['a.yaml --as lab --config check.yaml', 'check: --config is for YAML of others; omit it'],
    ['a.yaml --by rule --json', 'check: --by is for the format text; omit one of them'],
    ['--policy run-as-user a.yaml', 'check: --policy takes names of rules; write the path a.yaml before it'],
  ])('%s is a usage error', async (words, message) => {
    expect(await check(words, put(folder(), files))).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(message),
    });
  });

  test('is read in groups, each with its count', async () => {
    const root = put(folder(), files);
    const line = (file: string, name: string) => `       ${file}:5: Pod ${name}: ${finding.replace(/^.*?: /, '')}`;
    const { out } = await check('a.yaml old.yaml --by rule', root);
    expect(out.split('\n')).toEqual([
      '    2  warning [run-as-user]',
      line('a.yaml', 'a'),
      line('old.yaml', 'old'),
      '2 findings (2 warnings) in 2 objects of 2 files',
      '',
    ]);
    expect((await check('a.yaml old.yaml --by object', root)).out).toMatch(
      /^ {4}1 {2}Pod a\n {7}a\.yaml:5: warning \[run-as-user\] /,
    );
    expect((await check('a.yaml old.yaml --by file', root)).out).toMatch(
      /^ {4}1 {2}a\.yaml\n {7}a\.yaml:5: warning \[run-as-user\] Pod a: /,
    );
  });
});
