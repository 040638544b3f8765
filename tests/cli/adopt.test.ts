import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put, temporaryFolders } from '../synth/folders';
import { breakwater } from './breakwater';

const folder = temporaryFolders();

const adopt = (words: string, root: string) => breakwater(['adopt', ...words.split(' ')], root);
const workload = (name: string, more = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x${more}}]}}}\n`;
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: db, namespace: shop}\nspec: {selector: {app: db}, ports: [{port: 5432}]}\n';
const shop = (more = '') =>
  put(folder(), {
    'shop.yaml':
      [workload('web', ', env: [{name: DB, value: "db:5432"}]'), workload('db'), service].join('---\n') + more,
  });

test('says what is to be declared', async () => {
  const { code, out } = await adopt('.', shop());
  expect([code, out]).toEqual([
    0,
    expect.stringContaining('Flows to declare: 1\n  shop/web → shop/db 5432/TCP: variable DB of c\n'),
  ]);
});

test('writes a file of types', async () => {
  const root = shop();
  await adopt('shop.yaml --out adopted.ts', root);
  expect(readFileSync(join(root, 'adopted.ts'), 'utf8')).toContain(
    "  { from: 'web', to: 'db', why: 'variable DB of c' },\n",
  );
});

test('as JSON has the plan, and what config would have', async () => {
  const { out } = await adopt('. --json', shop());
  expect(JSON.parse(out)).toMatchObject({
    pairs: { all: 2, open: 2, unproven: 1 },
    flows: [{ from: 'shop/web', to: 'shop/db', port: 5432 }],
    adopted: { flows: [{ from: 'web', to: 'db' }], services: { db: { port: 5432 } } },
  });
});

test('goes on where a part cannot be read, and ends with 1', async () => {
  const { code, err, out } = await adopt('.', shop('---\nkind: a: b\n'));
  expect([code, err, out]).toEqual([
    1,
    expect.stringContaining('shop.yaml:'),
    expect.stringContaining('Flows to declare: 1'),
  ]);
});

test.each([
  [1, '.', { 'a.yaml': service }, 'adopt: . has no workloads\n'],
  [2, 'nowhere', {}, 'adopt: nowhere: there is no such file or folder\n'],
])('ends with %d: %s', async (code, words, files, err) => {
  expect(await adopt(words, put(folder(), files))).toMatchObject({ code, out: '', err: expect.stringContaining(err) });
});

test('ends with 1 where a policy is not evaluated', async () => {
  const cilium = '---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: p, namespace: shop}\n';
  expect(await adopt('.', shop(cilium))).toMatchObject({ code: 1, out: expect.stringContaining('Not known:\n') });
});
