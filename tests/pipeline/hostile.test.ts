import { join } from 'node:path';
import { check } from '../../src/pipeline/check';
import { sbom } from '../../src/pipeline/sbom';
import { sign } from '../../src/pipeline/sign';
import type { Step } from '../../src/pipeline/step';
import { test as suites } from '../../src/pipeline/test';
import { confine } from '../../src/programs/confine';
import { failure } from '../../src/programs/result';
import { run } from '../../src/programs/run';
import { ensureKeys, fingerprint } from '../../src/supply/keys';
import { describeWhere, hasNamespaces } from '../programs/namespaces';
import { contents, put, temporaryFolders } from '../synth/folders';
import { release, repository, world } from './world';

const folder = temporaryFolders();

/** A program that a pull request brings: it looks for keys wherever its user may, changes what is signed, and fails. */
const hostile = `
const { execFileSync } = require('node:child_process');
const { appendFileSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const attempt = (work) => { try { return work(); } catch { return undefined; } };
const all = (folder) => attempt(() => readdirSync(folder, { recursive: true }))?.map((one) => folder + '/' + one) ?? [];
const processes = attempt(() => readdirSync('/proc'))?.filter((one) => /^\\d+$/.test(one)) ?? [];
const places = [
  ...all(process.cwd()),
  ...processes.flatMap((pid) => ['/proc/' + pid + '/environ', ...all('/proc/' + pid + '/cwd/state'), ...all('/proc/' + pid + '/root' + process.cwd() + '/state')]),
];
const found = places.filter((place) => (attempt(() => readFileSync(place, 'utf8')) ?? '').includes('BEGIN PRIVATE' + ' KEY'));
attempt(() => execFileSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', 'umount -l state .; cat state/keys/signing.key'])) && found.push('unshare');
const written = ['dist/lab/api.k8s.yaml', 'dist/SHA256SUMS', 'dockerfiles/api/Dockerfile', 'lib/charts/main.js', 'node_modules/x.js', '.git/hooks/post-commit', 'state/keys/signing.key']
  .filter((one) => attempt(() => { appendFileSync(one, ''); writeFileSync(one, readFileSync(one)); return true; }));
console.log(JSON.stringify({ found, written }));
process.exitCode = 1;
`;

/** Every program of the repository that a run executes is hostile. */
const programs = [
  'lib/tests/run/main.js',
  'lib/charts/main.js',
  'lib/src/cli/main.js',
  'node_modules/@biomejs/biome/bin/biome',
  'node_modules/typescript/bin/tsc',
];

function machine() {
  const root = put(repository(folder()), {
    ...Object.fromEntries(programs.map((path) => [path, hostile])),
    'node_modules/x.js': '',
    '.git/hooks/post-commit': '',
  });
  const there = world();
  const { release: made } = release(root, there, { confine });
  const keys = ensureKeys(made.places.keys);
  if (!keys.ok) throw new Error(keys.problem.message);
  const really = {
    ...made,
    target: {
      ...made.target,
      run: (command: string, args: readonly string[], options = {}) =>
        run('env', ['-C', root, command, ...args], options),
    },
  };
  return { root, there, made, really, keys: keys.value };
}

/** What the hostile program says of itself. */
const reported = (text: string) => [...text.matchAll(/^\{"found".*$/gm)].map(([line]) => JSON.parse(line));

describeWhere(hasNamespaces)('a hostile program of the commit', () => {
  test('reads the key and changes what is signed where nothing confines it', async () => {
    const { really } = machine();
    const [said] = reported((await really.target.run('node', [programs[0] ?? ''])).stdout);
    expect(said.found).toContainEqual(expect.stringMatching(/state\/keys\/signing\.key$/));
    expect(said.written).toHaveLength(7);
  });

  test.each<[string, Step['run']]>([
    ['a test', suites],
    ['a chart, the compiler or the formatter', check],
  ])('finds no key and changes nothing as %s', async (_, step) => {
    const { really, root } = machine();
    const before = contents(root);
    const result = await step(really);
    const said = reported(result.ok ? result.value : result.problem.message);
    expect(said.length).toBeGreaterThan(0);
    for (const one of said) expect(one).toEqual({ found: [], written: [] });
    expect(contents(root)).toEqual(before);
  });

  test('is followed by a signature over what was committed', async () => {
    const { keys, made, really, there } = machine();
    await suites(really);
    for (const { reference } of made.images) there.store.set(reference, `sha256:${'1'.repeat(64)}`);
    await sbom(made);
    expect(await sign(made)).toMatchObject({ ok: true, value: expect.stringContaining(fingerprint(keys.publicKey)) });
  });
});

test.each<[string, Step['run']]>([
  ['test', suites],
  ['check', check],
])('the step %s runs nothing of the commit where it cannot be confined', async (_, step) => {
  const { made, there } = machine();
  there.lines.length = 0;
  const why = failure('missing', 'programs cannot be kept from the rest of this machine: no');
  expect(await step({ ...made, confine: async () => why })).toEqual(why);
  expect(there.lines).toEqual([]);
});

test('keys lie where a run keeps nothing else that is shown to programs', () => {
  const { made, root } = machine();
  expect(made.places.keys.startsWith(join(root, 'state'))).toBe(true);
});
