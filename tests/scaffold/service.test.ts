import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newService } from '../../src/scaffold/service';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

/** A repository with the template of this one, and lists of its own. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const template = ['chart.txt', 'image/Dockerfile', 'image/src/app.mjs'].map((file) => {
    const path = `src/scaffold/template/${file}`;
    return [path, readFileSync(path, 'utf8')];
  });
  return put(folder(), {
    ...Object.fromEntries(template),
    'dockerfiles/apple/Dockerfile': 'ARG NODE_BUILD=node:1\nARG NODE_RUNTIME=nodejs:1\n',
    'src/config/services.ts': 'export const services = {\n} as const satisfies X;\n',
    'src/config/flows.ts': 'const declared: readonly Flow[] = [\n];\n',
    'src/config/environments/shop.ts': 'export const shop = {\n  capacity: {\n  },\n};\n',
    'charts/index.ts':
      "import type { Environment } from '../src/config/environment';\nimport { PlumChart } from './plum/chart';\n\nexport const charts: readonly ChartMaker[] = [\n  PlumChart,\n];\n",
    ...files,
  });
}

const make = (name: string, root = repository()) => newService({ root, name, taken: ['plum'], environments: ['shop'] });

/** Texts of the edits by path. @throws where there are none */
function edits(name: string): Readonly<Record<string, string>> {
  const made = make(name);
  if (!made.ok) throw new Error(made.problem.message);
  return Object.fromEntries(made.value.map(({ path, text }) => [path, text]));
}

describe('a new service', () => {
  test('is its image, its chart and its entries', () => {
    const made = edits('pear');
    expect(Object.keys(made)).toEqual([
      'dockerfiles/pear/Dockerfile',
      'dockerfiles/pear/src/app.mjs',
      'charts/pear/chart.ts',
      'src/config/services.ts',
      'src/config/flows.ts',
      'src/config/environments/shop.ts',
      'charts/index.ts',
    ]);
    expect(Object.values(made).join()).not.toMatch(/__\w+__/);
    expect(made['src/config/services.ts']).toMatch(/^ {2}pear: \{\n[\s\S]*host: 'pear',\n {2}\},\n\} as const/m);
    expect(made['src/config/flows.ts']).toContain("  { from: 'front-door', to: 'pear', ");
    expect(made['src/config/environments/shop.ts']).toContain('  capacity: {\n    pear: { instances: 3, ');
    expect(made['charts/index.ts']).toContain('[\n  PearChart,\n  PlumChart,\n];');
  });

  test('has the base images of the others', () => {
    expect(edits('pear')['dockerfiles/pear/Dockerfile']).toContain(
      'ARG NODE_BUILD=node:1\nARG NODE_RUNTIME=nodejs:1\n',
    );
  });

  test('may have a name of several words', () => {
    const made = edits('green-pear');
    expect(made['charts/green-pear/chart.ts']).toContain('export class GreenPearChart extends');
    expect(made['charts/green-pear/chart.ts']).toContain("capacity: environment.capacity['green-pear'],");
    expect(made['src/config/services.ts']).toContain("  'green-pear': {\n");
  });
});

describe('there is no service', () => {
  test.each(['Pear', '1pear', 'pear-', '-pear', 'pear_1', 'pear.eu', '', 'p'.repeat(41)])('called %j', (name) => {
    expect(make(name)).toMatchObject({ ok: false, problem: { reason: 'usage' } });
  });

  test('of a name that is taken, or whose folders exist', () => {
    expect(make('plum')).toMatchObject({ ok: false, problem: { reason: 'conflict' } });
    expect(make('apple')).toMatchObject({
      ok: false,
      problem: { reason: 'conflict', message: expect.stringContaining('dockerfiles/apple exists') },
    });
  });

  test.each([
    ['src/config/services.ts', 'export const services = [];\n'],
    ['src/config/flows.ts', 'const all = [];\n'],
    ['src/config/environments/shop.ts', 'export const shop = {};\n'],
    ['charts/index.ts', '\n'],
    ['dockerfiles/apple/Dockerfile', 'FROM scratch\n'],
  ])('where %s has another shape', (path, text) => {
    expect(make('pear', repository({ [path]: text }))).toMatchObject({ ok: false, problem: { reason: 'missing' } });
  });
});

test('the template is that of this repository: its lists are where new:service looks for them', () => {
  const made = newService({ root: process.cwd(), name: 'made-up-service', taken: [], environments: ['local'] });
  expect(made.ok ? made.value.map(({ path }) => path) : made.problem).toEqual(
    expect.arrayContaining([join('charts', 'index.ts'), 'dockerfiles/made-up-service/tests/service.test.mjs']),
  );
});
