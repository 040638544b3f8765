import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environments } from '../../src/config/environments';
import { type } from '../cli/typed';
import { type Answers, failed, ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { asked } from './deploys';
import { applied, timedOut } from './texts';

const { lab } = environments;
const folder = temporaryFolders();

/** Names of each kind that a program of a deploy reads. */
const names = ['MONGO_URL', 'AWS_SECRET_ACCESS_KEY', 'KUBE_TOKEN', 'TF_VAR_password', 'TF_TOKEN_app_terraform_io'];
const canary = () => `canary${randomBytes(16).toString('hex')}`;

/** Fifty variables with a secret in each. */
const secrets = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [names[n] ?? `SECRET_${n}`, canary()]));

/** The names of those that a text gives away, as they are or in base 64. */
function givenAway(text: string, all: Readonly<Record<string, string>> = secrets): readonly string[] {
  return Object.entries(all)
    .filter(([, value]) => text.includes(value) || text.includes(Buffer.from(value).toString('base64')))
    .map(([name]) => name);
}

test('fifty secrets are searched for, and would be found', () => {
  const [first = '', second = ''] = Object.values(secrets);
  expect(Object.keys(secrets)).toHaveLength(50);
  expect(givenAway(`{"url":"mongodb://${first}@mongo","x":"${Buffer.from(second).toString('base64')}"}`)).toEqual(
    names.slice(0, 2),
  );
});

test.each<[string, string, Answers, number]>([
  ['up', 'up', { [asked(lab, 'platform', 'apply')]: ok(applied) }, 0],
  ['up that fails', 'up', { [asked(lab, 'platform', 'apply')]: failed(1, '', timedOut) }, 1],
  ['up that is refused', 'up', { 'kubectl config': ok('other') }, 1],
  ['plan', 'plan --json', {}, 0],
  ['down', 'down', {}, 0],
  ['export:hcl that fails', 'export:hcl', { 'node /': failed(1, 'dist is edited') }, 1],
])('%s prints none of them, writes none and passes none as an argument', async (_, words, answers, code) => {
  const ended = await type(`${words} --environment lab`, { answers, variables: secrets });
  expect(ended.code).toBe(code);
  expect(ended.out + ended.err).not.toBe('');
  const written = Object.values(contents(ended.root));
  expect(givenAway([ended.out, ended.err, ...ended.lines, ...written].join('\n'))).toEqual([]);
});

test('the stacks, as they are really written, have what they take from variables, no secret, and nothing of .env', () => {
  const more = { DOTENV_PASSWORD: canary(), DOTENV_TOKEN: canary() };
  const root = folder();
  cpSync('dist', join(root, 'dist'), { recursive: true });
  const dotenv = Object.entries(more).map(([name, value]) => `${name}=${value}\n`);
  put(root, { '.env': ['BREAKWATER_REGISTRY=from.dotenv/\n', ...dotenv].join('') });
  // `npm test` compiles the app first.
  const { status, stderr } = spawnSync('node', [resolve('lib/src/stacks/main.js')], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      BREAKWATER_ENVIRONMENT: 'lab',
      BREAKWATER_CHARTS: './mirror-of-the-test',
      CDKTF_OUTDIR: 'out',
      ...secrets,
    },
  });
  expect([status, stderr]).toEqual([0, '']);
  const { '.env': _, ...files } = contents(root);
  const text = Object.values(files).join('\n');
  expect(files[join('out', 'stacks', 'lab-platform', 'cdk.tf.json')]).toContain('./mirror-of-the-test/');
  expect(Object.keys(files).filter((path) => path.endsWith('cdk.tf.json'))).toHaveLength(3);
  expect([givenAway(text), givenAway(text, more), text.includes('from.dotenv')]).toEqual([[], [], false]);
});
