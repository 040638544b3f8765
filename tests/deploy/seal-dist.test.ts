import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { sealDist } from '../../src/deploy/seal';
import { failed, missing, ok } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { deploy } from './deploys';

temporaryFolders();

const { lab } = environments;
const file = 'dist/lab/hash.k8s.yaml';

/** Answers of the seal about a dist that was changed. */
async function problemOf(spoil: (root: string) => void): Promise<string> {
  const { target, lines } = deploy(lab);
  spoil(target.root);
  const sealed = await sealDist(target, true);
  expect(lines()).toEqual([]);
  return sealed.ok ? '' : sealed.problem.message.replaceAll(target.root, 'ROOT');
}

describe('a dist that was reviewed', () => {
  test('is asked of the charts and of git, and its objects are what is deployed', async () => {
    const { target, lines } = deploy(lab);
    const sealed = await sealDist(target, false);
    expect(sealed.ok && sealed.value.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Deployment hash',
      'Service hash',
    ]);
    expect(lines()).toEqual([
      'node ROOT/lib/charts/main.js --check --environment lab',
      'git -C ROOT status --porcelain -- dist/lab dist/SHA256SUMS',
    ]);
  });

  test('is not asked of git where it may be uncommitted', async () => {
    const { target, lines } = deploy(lab, { 'git -C': missing });
    expect(await sealDist(target, true)).toMatchObject({ ok: true });
    expect(lines()).toHaveLength(1);
  });
});

describe('a dist is refused', () => {
  test('with one byte that was edited, by what its sum is and what it should be', async () => {
    expect(await problemOf((root) => appendFileSync(join(root, file), '#'))).toMatch(
      /^ROOT\/dist\/lab\/hash\.k8s\.yaml is not what was reviewed: its SHA-256 is [0-9a-f]{64}, SHA256SUMS says [0-9a-f]{64}; npm run synth writes it anew$/,
    );
  });

  test('with an edited byte and a sum to match, since the charts say something else', async () => {
    const { target, lines } = deploy(lab, { 'node ': failed(1, 'dist/lab/hash.k8s.yaml would change\n') });
    expect(await sealDist(target, false)).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message: 'dist/lab is not what the charts say now\ndist/lab/hash.k8s.yaml would change',
      }),
    });
    expect(lines()).toHaveLength(1);
  });

  test('with a file that no one reviewed', async () => {
    expect(await problemOf((root) => put(root, { 'dist/lab/extra.k8s.yaml': 'kind: Secret\n' }))).toMatch(
      /extra\.k8s\.yaml is not what was reviewed: its SHA-256 is [0-9a-f]{64}, SHA256SUMS says none;/,
    );
  });

  test('without a file that was reviewed', async () => {
    const sums = `${'a'.repeat(64)}  lab/api.k8s.yaml\n`;
    const problem = await problemOf((root) => appendFileSync(join(root, 'dist/SHA256SUMS'), sums));
    expect(problem).toMatch(/lab\/api\.k8s\.yaml is not .* its SHA-256 is none, SHA256SUMS says a{64};/);
  });

  test('without sums, and without anything', async () => {
    const said = 'there is no ROOT/dist/lab with its SHA256SUMS; npm run synth writes it anew';
    expect(await problemOf((root) => rmSync(join(root, 'dist/SHA256SUMS')))).toBe(said);
    expect(await problemOf((root) => rmSync(join(root, 'dist'), { recursive: true }))).toBe(said);
  });

  test('that is not committed, by the files, and with what allows it', async () => {
    const { target } = deploy(lab, { 'git -C': ok(' M dist/SHA256SUMS\n?? dist/lab/hash.k8s.yaml\n') });
    expect(await sealDist(target, false)).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message:
          'dist has unreviewed changes:\n M dist/SHA256SUMS\n?? dist/lab/hash.k8s.yaml\ncommit them, or pass --uncommitted',
      }),
    });
  });

  test.each([
    ['git is missing', failed(127, 'git: not found'), 'git: not found'],
    ['it is not a repository', failed(128, 'fatal: not a git repository\n'), 'fatal: not a git repository'],
  ])('of which git says nothing because %s', async (_, outcome, said) => {
    const { target } = deploy(lab, { 'git -C': outcome });
    expect(await sealDist(target, false)).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message: `git does not say whether dist is committed: ${said}; use --uncommitted`,
      }),
    });
  });
});
