import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { sealDist } from '../../src/deploy/seal';
import { type Answers, failed, missing } from '../programs/fakes';
import { elsewhere } from '../programs/git';
import { put, temporaryFolders } from '../synth/folders';
import { deploy, messageOf } from './deploys';

temporaryFolders();

const { lab } = environments;
const sums = 'dist/SHA256SUMS';
const hash = 'dist/lab/hash.k8s.yaml';

/** Checks a dist. @param change of its files @param uncommitted whether it may be */
async function seal(answers: Answers = {}, change = (_root: string) => {}, uncommitted = false) {
  const { target, lines } = deploy(lab, answers);
  change(target.root);
  const sealed = await sealDist(target, uncommitted);
  return { sealed, message: messageOf(sealed).replaceAll(target.root, 'ROOT'), lines: lines() };
}

describe('a dist that was reviewed', () => {
  test('is compared with the charts and with git, and its objects are deployed', async () => {
    const { sealed, lines } = await seal();
    expect(sealed.ok && sealed.value.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Deployment hash',
      'Service hash',
    ]);
    expect(lines).toEqual([
      'node ROOT/lib/charts/main.js --check --environment lab',
      'git -C ROOT rev-parse --verify HEAD^{commit}',
      expect.stringMatching(/^git -C ROOT cat-file commit [0-9a-f]{40}$/),
      expect.stringMatching(/^git -C ROOT ls-tree -r -z --full-tree [0-9a-f]{40}$/),
    ]);
  });

  test('is not compared with git where it may be uncommitted', async () => {
    const { sealed, lines } = await seal({ 'git -C': missing }, undefined, true);
    expect([sealed.ok, lines.length]).toEqual([true, 1]);
  });
});

describe('a dist is refused before a program is run', () => {
  const absent = 'there is no ROOT/dist/lab with its SHA256SUMS; npm run synth writes it anew';
  const digest = '[0-9a-f]{64}';
  const unlike = (name: string, is: string, says: string) =>
    new RegExp(
      `^ROOT/dist/lab/${name}\\.k8s\\.yaml is not what was reviewed: its SHA-256 is ${is}, SHA256SUMS says ${says}; npm run synth writes it anew$`,
    );
  const line = `${'a'.repeat(64)}  lab/api.k8s.yaml\n`;

  test.each<[string, (root: string) => void, string | RegExp]>([
    ['with one edited byte', (root) => appendFileSync(join(root, hash), '#'), unlike('hash', digest, digest)],
    ['with a new file', (root) => put(root, { 'dist/lab/new.k8s.yaml': 'a: 1\n' }), unlike('new', digest, 'none')],
    ['without a file', (root) => appendFileSync(join(root, sums), line), unlike('api', 'none', 'a{64}')],
    ['without sums', (root) => rmSync(join(root, sums)), absent],
    ['without anything', (root) => rmSync(join(root, 'dist'), { recursive: true }), absent],
  ])('%s', async (_, change, expected) => {
    const { message, lines } = await seal({}, change);
    expect([message, lines]).toEqual([expect.stringMatching(expected), []]);
  });
});

const noGit = 'fatal: not a git repository';
const unreviewed = `${sums}: is not in the commit\n${hash}: is not in the commit`;
const commitThem = 'dist has unreviewed changes; commit them, or pass --uncommitted:';

test.each<[Answers, string]>([
  [{ 'node ': failed(1, `${hash} would change\n`) }, `dist/lab is not what the charts say now\n${hash} would change`],
  [elsewhere, `${commitThem}\n${unreviewed}`],
  [
    { 'git -C': failed(128, noGit) },
    `git does not say whether dist is committed: there is no commit: ${noGit}; use --uncommitted`,
  ],
])('a dist is refused, though its sums are right: %j', async (answers, expected) => {
  const { message, lines } = await seal(answers);
  expect(message).toBe(expected);
  expect(lines.some((line) => line.startsWith('git '))).toBe(!Object.hasOwn(answers, 'node '));
});
