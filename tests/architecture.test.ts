import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Arrow, arrows, cyclesOf, faults, type ImportOf, importsOf, loadedBy, roomOf } from './arrows';

const files = ['imports', 'src', 'charts'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
);
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const graph = new Map([...texts].map(([file, text]) => [file, importsOf(file, text)]));
const fileOf = (path: string) => [`${path}.ts`, `${path}/index.ts`].find((file) => texts.has(file));

/** Left by the move of files to their rooms; each goes with the split that corrects it. */
const known: readonly string[] = [];

test('every import follows the arrows, and no file has what none may have', () => {
  expect([...texts].flatMap(([file, text]) => faults(file, text)).sort()).toEqual([...known].sort());
});

test('every room has files, and every arrow is used: one that is not needed any more goes', () => {
  const unused = arrows.flatMap(({ room, may, types = [] }) =>
    [...may, ...types]
      .filter(
        (target) =>
          ![...graph].some(
            ([file, imports]) =>
              roomOf(file) === room && imports.some(({ path }) => path !== undefined && roomOf(path) === target),
          ),
      )
      .map((target) => `${room} -> ${target}`),
  );
  expect(unused).toEqual([]);
  expect(arrows.filter(({ room }) => !files.some((file) => roomOf(file) === room))).toEqual([]);
});

describe('the table of docs/architecture.md', () => {
  const rows = readFileSync('docs/architecture.md', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, room, may, because] = /^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
      return room === undefined ? [] : [{ room, may, because }];
    });

  test('has the arrows of tests/arrows.ts, in their order', () => {
    expect(rows.map(({ room, may }) => ({ room, may }))).toEqual(
      arrows.map((arrow) => ({ room: arrow.room, may: mayText(arrow) })),
    );
  });

  test('gives a reason for each', () => {
    expect(rows.filter(({ because = '' }) => because.trim().length < 10)).toEqual([]);
  });

  /** `kubernetes, config (types)`; rooms of which only some files are open say so. */
  function mayText({ may, only, types = [] }: Arrow): string {
    const name = (room: string) => room.replace(/^src\//, '');
    const isPart = (room: string) => only !== undefined && !only.test(`${room}/any-other-file`);
    const all = [
      ...may.map((room) => `${name(room)}${isPart(room) ? ' (some files)' : ''}`),
      ...types.map((room) => `${name(room)} (types)`),
    ];
    return all.sort().join(', ') || 'nothing of ours';
  }
});

test('no file imports itself by way of others', () => {
  expect(cyclesOf(graph, fileOf)).toEqual([]);
});

describe('examples of policies', () => {
  const isExample = (file: string) => /^src\/policies\/(.*\.examples|examples?|good\/.*)\.ts$/.test(file);
  const others = files.filter((file) => file !== 'src/cli/policies.ts' && !isExample(file));

  test('are loaded by npm run policies, and by no other command, chart, rule or check', () => {
    expect(others).toEqual(expect.arrayContaining(['charts/main.ts', 'src/cli/check.ts', 'src/policies/index.ts']));
    expect(others.filter((file) => [...loadedBy(file, graph, fileOf)].some(isExample))).toEqual([]);
    expect([...loadedBy('src/cli/policies.ts', graph, fileOf)].filter(isExample).length).toBeGreaterThan(40);
  });
});

test('check and synth load no package that they do not need', () => {
  const packagesOf = (...entries: readonly string[]) => {
    const loaded = entries.flatMap((entry) => [...loadedBy(entry, graph, fileOf)]);
    const names = loaded.flatMap((file) =>
      (graph.get(file) ?? []).filter(({ path, type }) => path === undefined && !type).map(({ name }) => name),
    );
    return [...new Set(names)].filter((name) => !name.startsWith('node:')).sort();
  };
  expect(packagesOf('src/cli/main.ts', 'src/cli/check.ts')).toEqual(['commander', 'js-yaml']);
  expect(packagesOf('charts/main.ts')).toEqual([
    'cdk8s',
    'cdk8s-plus-28/lib/imports/k8s',
    'commander',
    'constructs',
    'js-yaml',
  ]);
});

test('no folder is a drawer', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(file))).toEqual([]);
  expect(['utils', 'src/utils', 'tests/utils'].filter((folder) => existsSync(folder))).toEqual([]);
});

describe('a wrong file is found', () => {
  test.each([
    ['src/config/a.ts', "import { b } from '../constructs/b';", 'imports src/constructs/b'],
    ['src/config/a.ts', "import { b } from '../kubernetes/manifest';", 'imports src/kubernetes/manifest'],
    ['src/config/environments/a.ts', "import { b } from 'node:fs';", 'imports node:fs'],
    ['src/policies/a.ts', "import { b } from '../config/b';", 'imports src/config/b'],
    ['src/policies/a.ts', "import type { B } from '../constructs/b';", 'imports the types of src/constructs/b'],
    ['src/reach/a.ts', "import { b } from '../policies/b';", 'imports src/policies/b'],
    ['src/reach/a.ts', "import { b } from 'node:net';", 'imports node:net'],
    ['src/kubernetes/a.ts', "import { b } from '../policies/b';", 'imports src/policies/b'],
    ['src/writing/a.ts', "import { b } from '../programs/run';", 'imports src/programs/run'],
    ['src/constructs/a.ts', "import { lab } from '../config/environments/lab';", 'imports src/config/environments/lab'],
    ['src/constructs/a.ts', "import { flows } from '../config/flows';", 'imports src/config/flows'],
    ['src/constructs/a.ts', "import {\n  a,\n  b,\n} from '../../charts/context';", 'imports charts/context'],
    ['src/synth/a.ts', "import '../config/environment';", 'imports src/config/environment'],
    ['src/images/a.ts', "import { run } from '../pipeline/run';", 'imports src/pipeline/run'],
    ['src/cluster/a.ts', "import { a } from '../pipeline/a';", 'imports src/pipeline/a'],
    ['src/cluster/a.ts', "import { a } from '../deploy/a';", 'imports src/deploy/a'],
    ['src/deploy/a.ts', "import { a } from '../pipeline/a';", 'imports src/pipeline/a'],
    ['src/pipeline/a.ts', "import { charts } from '../../charts';", 'imports charts'],
    ['src/pipeline/a.ts', "export { a } from '../constructs/a';", 'imports src/constructs/a'],
    ['src/pipeline/a.ts', "import { a } from '../cli/a';", 'imports src/cli/a'],
    ['charts/a/chart.ts', "import { a } from '../../src/pipeline/run';", 'imports src/pipeline/run'],
    ['charts/a/chart.ts', "import { a } from '../../tests/a';", 'imports tests/a'],
    ['imports/a.ts', "import { a } from 'commander';", 'imports commander'],
    ['src/constructs/a.ts', 'const a = process.env.A;', 'reads process.env'],
    ['src/pipeline/a.ts', 'const a = process.env.A;', 'reads process.env'],
    ['src/synth/a.ts', "import { spawn } from 'node:child_process';", 'starts programs'],
    ['src/pipeline/a.ts', "import { spawn } from 'node:child_process';", 'starts programs'],
    ['src/pipeline/a.ts', "await run('kubectl', ['get', 'pods']);", 'runs kubectl'],
    ['charts/a.ts', 'export default a;', 'has a default export'],
    ['charts/a.ts', 'const a = b as any;', 'uses any'],
    ['charts/a.ts', 'function a(b: any) {}', 'uses any'],
    ['charts/a.ts', 'const a: Record<string, any> = {};', 'uses any'],
    ['charts/a.ts', 'export enum A { b }', 'has an enum'],
    ['charts/a.ts', '// @ts-ignore', 'silences the compiler'],
    ['charts/a.ts', "const a = await import('../src/a');", 'imports at run time'],
    ['charts/a.ts', "export * from './b';", 'exports all of another file'],
    ['src/stacks/a.ts', "import { charts } from '../../charts';", 'imports charts'],
    ['src/stacks/a.ts', "import { run } from '../programs/run';", 'imports src/programs/run'],
    ['src/stacks/a.ts', "import { manifest } from '@cdktf/provider-kubernetes';", "imports a provider's index"],
    ['src/stacks/a.ts', "import { App } from 'cdktf';", 'imports cdktf'],
    ['src/utils/a.ts', '', 'is in no room that has arrows'],
  ])('%s: %j', (file, text, fault) => expect(faults(file, text)).toEqual([`${file} ${fault}`]));

  test('and one that is not is not', () => {
    const text = "/** Of any value: an enum of words. */\nimport type { Environment } from '../config/environment';\n";
    expect(faults('src/policies/a.ts', text)).toEqual([]);
    expect(faults('src/cli/a.ts', 'const a = process.env;')).toEqual([]);
    expect(faults('charts/main.ts', 'const a = process.env;')).toEqual([]);
  });

  test('a cycle is found, also one of types alone', () => {
    const planted: readonly (readonly [string, string])[] = [
      ['src/supply/a.ts', "import type { B } from './b';"],
      ['src/supply/b.ts', "import { c } from './c';"],
      ['src/supply/c.ts', "import { a } from './a';"],
      ['src/supply/d.ts', "import { a } from './a';"],
    ];
    const wrong = new Map(
      planted.map(([file, text]): readonly [string, readonly ImportOf[]] => [file, importsOf(file, text)]),
    );
    expect(cyclesOf(wrong, (path) => `${path}.ts`)).toEqual([
      ['src/supply/a.ts', 'src/supply/b.ts', 'src/supply/c.ts'],
    ]);
  });

  test('what a program loads is found through other files, but not through types', () => {
    const planted: readonly (readonly [string, string])[] = [
      [
        'charts/main.ts',
        "import { a } from '../src/policies/a';\nimport type { C } from '../src/policies/c.examples';",
      ],
      ['src/policies/a.ts', "import * as examples from './a.examples';"],
      ['src/policies/a.examples.ts', ''],
    ];
    const wrong = new Map(
      planted.map(([file, text]): readonly [string, readonly ImportOf[]] => [file, importsOf(file, text)]),
    );
    expect([...loadedBy('charts/main.ts', wrong, (path) => `${path}.ts`)]).toEqual(planted.map(([file]) => file));
  });

  test('no two rooms import each other, whatever their files do', () => {
    const may = (room: string) => arrows.find((one) => one.room === room)?.may ?? [];
    const both = arrows.flatMap(({ room }: Arrow) =>
      may(room)
        .filter((other) => room < other && may(other).includes(room))
        .map((other) => `${room} <-> ${other}`),
    );
    expect(both).toEqual([]);
    expect(posix.sep).toBe('/');
  });
});
