import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { sealDist } from '../../src/deploy/seal';
import { type Answers, failed, missing, ok } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { deploy, messageOf } from './deploys';

temporaryFolders();

const { lab } = environments;
const sums = 'dist/SHA256SUMS';

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
      'git -C ROOT status --porcelain -- dist/lab dist/SHA256SUMS',
    ]);
  });

  test('is not compared with git where it may be uncommitted', async () => {
    const { sealed, lines } = await seal({ 'git -C': missing }, undefined, true);
    expect([sealed.ok, lines.length]).toEqual([true, 1]);
  });
});

describe('a dist is refused before a program is run', () => {
  const absent = 'there is no ROOT/dist/lab with its SHA256SUMS; npm run synth writes it anew';

  test.each<[string, (root: string) => void, string | RegExp]>([
    [
      'with one edited byte, by both sums',
      (root) => appendFileSync(join(root, 'dist/lab/hash.k8s.yaml'), '#'),
      /^ROOT\/dist\/lab\/hash\.k8s\.yaml is not what was reviewed: its SHA-256 is [0-9a-f]{64}, SHA256SUMS says [0-9a-f]{64}; npm run synth writes it anew$/,
    ],
    [
      'with a file that was not reviewed',
      (root) => put(root, { 'dist/lab/extra.k8s.yaml': 'kind: Secret\n' }),
      /extra\.k8s\.yaml is not what was reviewed: its SHA-256 is [0-9a-f]{64}, SHA256SUMS says none;/,
    ],
    [
      'without a file that was reviewed',
      (root) => appendFileSync(join(root, sums), `${'a'.repeat(64)}  lab/api.k8s.yaml\n`),
      /lab\/api\.k8s\.yaml is not .* its SHA-256 is none, SHA256SUMS says a{64};/,
    ],
    ['without sums', (root) => rmSync(join(root, sums)), absent],
    ['without anything', (root) => rmSync(join(root, 'dist'), { recursive: true }), absent],
  ])('%s', async (_, change, expected) => {
    const { message, lines } = await seal({}, change);
    expect([message, lines]).toEqual([expect.stringMatching(expected), []]);
  });
});

test.each<[string, Answers, string]>([
  [
    'that the charts do not write, though its sums are right',
    { 'node ': failed(1, 'dist/lab/hash.k8s.yaml would change\n') },
    'dist/lab is not what the charts say now\ndist/lab/hash.k8s.yaml would change',
  ],
  [
    'that is not committed, by its files and with the option that allows it',
    { 'git -C': ok(' M dist/SHA256SUMS\n?? dist/lab/hash.k8s.yaml\n') },
    'dist has unreviewed changes:\n M dist/SHA256SUMS\n?? dist/lab/hash.k8s.yaml\ncommit them, or pass --uncommitted',
  ],
  [
    'of which git says nothing',
    { 'git -C': failed(128, 'fatal: not a git repository\n') },
    'git does not say whether dist is committed: fatal: not a git repository; use --uncommitted',
  ],
])('a dist is refused %s', async (_, answers, expected) => {
  const { message, lines } = await seal(answers);
  expect([message, lines.length]).toEqual([expected, Object.hasOwn(answers, 'node ') ? 1 : 2]);
});
