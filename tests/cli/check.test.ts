import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { defineCheck } from '../../src/cli/check';
import { finishing } from '../../src/cli/finish';
import { environments } from '../../src/config/environments';
import { runAsUser } from '../../src/policies/pods/users';
import { stream } from '../check/inputs';
import type { Answers } from '../programs/fakes';
import { ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

async function check(
  argv: readonly string[],
  root: string,
  { answers = {}, stdin = '' }: { answers?: Answers; stdin?: string } = {},
) {
  const said = { out: '', err: '' };
  let code = 0;
  const { run, calls } = programs(answers);
  const props = {
    root,
    run,
    stdin: () => stream(stdin),
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  const program = new Command().exitOverride().configureOutput({ writeOut: props.out, writeErr: props.err });
  const finish = finishing(props, (value) => {
    code = value;
  });
  defineCheck(program, props, finish, [runAsUser]);
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync(['check', ...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? 0 : 2;
  }
  return {
    code,
    out: said.out.replaceAll(root, 'ROOT'),
    err: said.err.replaceAll(root, 'ROOT'),
    lines: calls.map(({ line }) => line),
  };
}

const pod = (id: number) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: b, securityContext: {runAsUser: ${id}}}]\n`;
const sentence = "[run-as-user] Pod a: container 'b': set securityContext.runAsUser to an id above 10000 (it is 0)";

/** A repository with a pod for each environment; in lab it is root's. */
const repository = () =>
  put(
    folder(),
    Object.fromEntries(
      Object.keys(environments).map((name) => [`dist/${name}/a.k8s.yaml`, pod(name === 'lab' ? 0 : 65532)]),
    ),
  );

const origins = (file: string) =>
  ok(JSON.stringify({ [file]: { 'Pod a': { construct: 'a/pod', source: 'charts/a/chart.ts:3' } } }));

describe('check of files', () => {
  test('ends with 0 where nothing is wrong', async () => {
    expect(await check(['a.yaml'], put(folder(), { 'a.yaml': pod(65532) }))).toEqual({
      code: 0,
      out: '0 findings in 1 object of 1 file\n',
      err: '',
      lines: [],
    });
  });

  test('ends with 1 where anything is', async () => {
    const root = put(folder(), { 'a/b.yaml': pod(0), 'a/c.json': '{"kind": 1' });
    const { code, out, err } = await check(['a'], root);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^a\/c\.json:2:1: not YAML: /),
      `a/b.yaml:5: ${sentence}`,
      '1 finding in 1 object of 2 files; 1 problem with what was to be read',
      '',
    ]);
    expect([code, err]).toEqual([1, '']);
    expect((await check(['a/c.json'], root)).code).toBe(1);
  });

  test('reads standard input', async () => {
    const { code, out } = await check(['-'], '/', { stdin: pod(0) });
    expect([code, out.split('\n')[0]]).toEqual([1, `stdin:5: ${sentence}`]);
  });

  test('notes files without objects, and goes well', async () => {
    const { code, out, err } = await check(['a.yaml'], put(folder(), { 'a.yaml': '# nothing\n' }));
    expect([code, out, err]).toEqual([0, '0 findings in 0 objects of 1 file\n', 'a.yaml: no objects\n']);
  });

  test('refuses what is not there, and checks nothing', async () => {
    const root = put(folder(), { 'a.yaml': pod(0), 'b/c.md': '' });
    expect(await check(['a.yaml', 'b', 'd.yaml'], root)).toEqual({
      code: 2,
      out: '',
      err: [
        'check: b: has no file that ends in .yaml, .yml or .json; name another folder, or the file',
        'check: d.yaml: there is no such file or folder\n',
      ].join('\n'),
      lines: [],
    });
  });

  test('tells of chosen policies', async () => {
    const root = put(folder(), { 'a.yaml': pod(0) });
    expect((await check(['a.yaml', '--policy', 'run-as-user'], root)).code).toBe(1);
    expect((await check(['a.yaml', '--policy', 'exemption-needed'], root)).code).toBe(0);
    expect(await check(['--policy', 'exemption-needed', 'run-as-usr', 'a.yaml'], root)).toMatchObject({
      code: 2,
      err: "check: there is no policy 'run-as-usr'; did you mean 'run-as-user'? known: run-as-user, exemption-needed\n",
    });
  });

  test('says what it found as JSON and as SARIF', async () => {
    const root = put(folder(), { 'a.yaml': pod(0) });
    const json = await check(['a.yaml', '--json'], root);
    expect(JSON.parse(json.out)).toMatchObject({
      findings: [{ file: 'a.yaml', line: 5, policy: 'run-as-user' }],
      objects: 1,
    });
    expect(json.code).toBe(1);
    expect((await check(['a.yaml', '--format', 'json'], root)).out).toBe(json.out);
    const sarif = await check(['a.yaml', '--format', 'sarif'], root);
    expect(JSON.parse(sarif.out)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'run-as-user', ruleIndex: 0 }] }],
    });
    expect(sarif.code).toBe(1);
  });

  test.each([
    [
      ['a.yaml', '--environment', 'lab'],
      '--environment chooses of dist, which is judged without paths; leave one of them out',
    ],
    [
      ['--allow-image', 'docker.io/'],
      '--allow-image is for YAML of others; name files or folders, since dist has values of its own',
    ],
    [
      ['--pull-policy', 'Always'],
      '--pull-policy is for YAML of others; name files or folders, since dist has values of its own',
    ],
    [
      ['--own-images', 'a/'],
      '--own-images is for YAML of others; name files or folders, since dist has values of its own',
    ],
  ])('refuses options that do not go together: %j', async (argv, problem) => {
    expect(await check(argv, repository())).toMatchObject({ code: 2, out: '', err: `check: ${problem}\n` });
  });

  test.each([[['--format', 'xml']], [['--environment', 'moon']], [['--pull-policy', 'Never']], [['--wrong']]])(
    'refuses %j',
    async (argv) => {
      expect(await check(argv, repository())).toMatchObject({ code: 2, out: '' });
    },
  );

  test('explains itself', async () => {
    const { code, out } = await check(['--help'], '/');
    expect(code).toBe(0);
    expect(out).toContain('Exit status: 0 nothing found, 1 something found or unreadable, 2 usage error.');
  });
});

describe('check of dist', () => {
  test('judges every environment, and says what made what it found', async () => {
    const count = Object.keys(environments).length;
    const root = repository();
    const { code, out, err, lines } = await check([], root, { answers: { node: origins('lab/a.k8s.yaml') } });
    expect(out.split('\n')).toEqual([
      `dist/lab/a.k8s.yaml:5: ${sentence} (made by a/pod at charts/a/chart.ts:3)`,
      `1 finding in ${count} objects of ${count} files`,
      '',
    ]);
    expect([code, err]).toEqual([1, '']);
    const main = join(root, 'lib', 'charts', 'main.js');
    expect(lines).toEqual([
      `node --enable-source-maps ${main} --origins --environment ${Object.keys(environments).join(' ')}`,
    ]);
  });

  test('judges chosen environments, and runs no program where nothing was found', async () => {
    expect(await check(['--environment', 'beta', 'local'], repository())).toEqual({
      code: 0,
      out: '0 findings in 2 objects of 2 files\n',
      err: '',
      lines: [],
    });
  });

  test('says so where it is not known what made it', async () => {
    const { code, out, err } = await check(['--environment', 'lab'], repository());
    expect([code, out.split('\n')[0]]).toEqual([1, `dist/lab/a.k8s.yaml:5: ${sentence}`]);
    expect(err).toBe('check: what made these objects is not known: not found\n');
  });

  test('judges each environment with its own values', async () => {
    const root = repository();
    const { out } = await check(['--json', '--environment', 'lab'], root, {
      answers: { node: origins('lab/a.k8s.yaml') },
    });
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ file: 'dist/lab/a.k8s.yaml', origin: { construct: 'a/pod', source: 'charts/a/chart.ts:3' } }],
      files: 1,
    });
  });

  test('says how to write a dist that is missing', async () => {
    expect(await check([], folder())).toMatchObject({
      code: 1,
      out: '',
      err: 'check: there is no dist/lab; write it with npm run synth\n',
    });
    expect(await check(['--environment', 'lab'], put(folder(), { 'dist/lab/readme.md': '' }))).toMatchObject({
      code: 1,
      err: 'check: dist/lab: has no file that ends in .yaml, .yml or .json; name another folder, or the file\n',
    });
  });
});
