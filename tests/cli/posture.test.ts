import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/programs/run';
import { put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();

/** The command, with the real git. */
async function posture(words: string, root: string, name = 'posture') {
  const argv = [name, ...words.split(' ').filter((word) => word !== '')];
  const { code, out, err } = await breakwaterWith({ argv, root, run });
  return { code, out, err };
}

const workload = (name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x}]}}}\n`;
const deny =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny, namespace: shop}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress]}\n';
const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
const both = [namespace, workload('web'), workload('till')].join('---\n');
const closed = `${both}---\n${deny}`;

/** A repository with a dist of two environments that is committed, in which everything is closed. */
function repository(): string {
  const root = put(folder(), { 'dist/lab/shop.yaml': closed, 'dist/beta/shop.yaml': closed, 'other.yaml': 'a: 1' });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=n', '-c', 'user.email=e@example.com', ...args], {
      stdio: 'ignore',
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  return root;
}

test('HEAD and dist as it is on disk: nothing changes', async () => {
  expect(await posture('', repository())).toEqual({
    code: 0,
    out: 'Nothing changes from HEAD to dist in exposure, rights or availability.\n',
    err: '',
  });
});

test('what a change opens is said with its environments, and fails', async () => {
  const root = put(repository(), { 'dist/lab/shop.yaml': both, 'dist/beta/shop.yaml': both });
  const { code, out } = await posture('', root);
  expect([code, out]).toEqual([1, expect.stringContaining('shop/till → shop/web: all ports (beta, lab)\n')]);
  expect(out).toMatch(/\nhigh +weakens +Namespace shop: has no policy for all pods in ingress any more/);
  expect((await posture('--fail-on never', root)).code).toBe(0);
});

test.each([
  ['folders', 'dist/lab dist/beta'],
  ['environments', 'lab beta'],
  ['a reference and an environment', 'HEAD beta'],
  ['an environment and a reference', 'lab HEAD:dist/beta'],
  ['a reference with a path, and a file', 'HEAD:dist/lab dist/beta/shop.yaml'],
])('sides are %s', async (_, words) => {
  const root = put(repository(), { 'dist/beta/shop.yaml': both });
  const { code, out } = await posture(words, root);
  if (words.includes('HEAD:dist/beta'))
    return expect([code, out]).toEqual([0, expect.stringMatching(/^Nothing changes/)]);
  expect([code, out]).toEqual([1, expect.stringMatching(/shop\/till → shop\/web: all ports\n/)]);
});

test('reach --diff says connections alone', async () => {
  const root = put(repository(), { 'dist/lab/shop.yaml': both });
  const { code, out } = await posture('--diff HEAD lab', root, 'reach');
  expect([code, out]).toEqual([1, expect.stringContaining('opens  shop/till → shop/web: all ports\n')]);
  expect(out).not.toContain('weakens');
  expect((await posture('--diff lab HEAD', root, 'reach')).out).toMatch(
    /^low +closes +outside → shop\/till: all ports\n/,
  );
});

test('as JSON and as Markdown', async () => {
  const root = put(repository(), { 'dist/lab/shop.yaml': both });
  const { out } = await posture('lab HEAD --json', root);
  expect(JSON.parse(out)).toMatchObject({
    before: 'lab',
    after: 'HEAD',
    changes: expect.arrayContaining([
      { risk: 'low', verb: 'closes', object: 'shop/till → shop/web', says: 'all ports' },
    ]),
  });
  const { out: markdown } = await posture('HEAD lab --format markdown', root);
  expect(markdown).toMatch(/^\d+ changes from HEAD to lab: \d+ high\.\n\n\| risk \| it \| what \| how \|\n\|---\|/);
  expect(markdown).toContain('| high | opens | `shop/till → shop/web` | all ports |\n');
});

test('what cannot be read is said, and the rest is compared', async () => {
  const root = put(repository(), { 'dist/lab/more.yaml': 'kind: a: b\n' });
  expect(await posture('HEAD lab', root)).toMatchObject({
    code: 1,
    err: expect.stringContaining('dist/lab/more.yaml:1: not YAML: '),
  });
});

test('policies that no API server takes are said, and objects that are there twice', async () => {
  const quoted = deny.replace('policyTypes: [Ingress, Egress]', 'ingress: [{ports: [{port: "80"}]}]');
  const root = put(repository(), { 'dist/lab/more.yaml': [quoted, workload('web')].join('---\n') });
  const { code, err } = await posture('HEAD lab', root);
  expect([code, err]).toEqual([
    1,
    expect.stringContaining("NetworkPolicy shop/deny: spec.ingress[0].ports[0].port '80' is"),
  ]);
  expect(err).toContain('note: ');
});

test('reach --diff names a policy that is not evaluated', async () => {
  const cilium = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: p, namespace: shop}\n';
  const root = put(repository(), { 'dist/lab/more.yaml': cilium });
  const { code, out } = await posture('--diff HEAD lab', root, 'reach');
  expect([code, out]).toEqual([1, expect.stringContaining('CiliumNetworkPolicy shop/p: is new, and is not evaluated')]);
});

test.each(['text', 'markdown', 'json'])(
  'what is closed says unless where a policy is not evaluated, as %s',
  async (format) => {
    const cilium = (name: string) =>
      `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\n`;
    const all = (...more: readonly string[]) =>
      put(folder(), { 'old.yaml': [both, ...more].join('---\n'), 'new.yaml': [closed, ...more].join('---\n') });
    const said = async (root: string) => (await posture(`old.yaml new.yaml --format ${format}`, root)).out;
    const names = ['a', 'b', 'c', 'd'].map(cilium);
    const many = await said(all(...names));
    if (format === 'json')
      expect(JSON.parse(many)).toMatchObject({ unless: [{ name: 'CiliumNetworkPolicy shop/a' }, {}, {}, {}] });
    else
      expect(many).toContain(
        'holds unless CiliumNetworkPolicy shop/a, CiliumNetworkPolicy shop/b, CiliumNetworkPolicy shop/c and 1 more says otherwise.\n',
      );
    if (format === 'text')
      expect(await said(all(cilium('a')))).toContain('holds unless CiliumNetworkPolicy shop/a says otherwise.\n');
    expect(await said(all())).not.toContain('unless');
  },
);

test.each([
  ['nowhere', "posture: 'nowhere' is not an environment, not a path and not a reference of git\n"],
  ['-x lab', "error: unknown option '-x'"],
  ['HEAD:nowhere', 'posture: HEAD has no YAML in nowhere\n'],
  ['--fail-on worst', 'Allowed choices are high, medium, low, never.'],
])('a usage error: %s', async (words, message) => {
  expect(await posture(words, repository())).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
});

test('an environment without dist', async () => {
  const root = repository();
  rmSync(join(root, 'dist/lab'), { recursive: true });
  expect(await posture('lab HEAD', root)).toMatchObject({
    code: 1,
    err: 'posture: there is no dist/lab; write it with npm run synth\n',
  });
});

test('reach --diff needs a side', async () => {
  expect(await breakwaterWith({ argv: ['reach', '--diff'], root: folder() }, {})).toMatchObject({
    code: 2,
    err: 'reach: --diff needs what it was, and may have what it is\n',
  });
});
