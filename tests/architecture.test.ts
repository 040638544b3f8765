import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The arrows of docs/architecture.md: what a folder may import beside itself. Nothing else of ours. */
const arrows: readonly {
  readonly folder: string;
  readonly may: readonly RegExp[];
  readonly types?: RegExp;
  readonly packages: RegExp;
}[] = [
  { folder: 'imports/', may: [], packages: /^(cdk8s|constructs)$/ },
  { folder: 'src/config/', may: [], packages: /^$/ },
  { folder: 'src/policies/', may: [], types: /^src\/config\//, packages: /^node:crypto$/ },
  { folder: 'src/reach/', may: [], types: /^src\/config\//, packages: /^$/ },
  {
    folder: 'src/constructs/',
    may: [/^src\/config\/(environment|demand|quantity)$/, /^imports\//],
    packages: /^(cdk8s|cdk8s-plus-28\/lib\/imports\/k8s|constructs|node:crypto)$/,
  },
  { folder: 'src/synth/', may: [], packages: /./ },
  { folder: 'src/stacks/', may: [/^src\/(config|synth)\//], packages: /./ },
  { folder: 'src/pipeline/', may: [/^src\/(config|policies|reach|synth|stacks)(\/|$)/], packages: /./ },
  { folder: 'charts/', may: [/^src\/(constructs|config|policies|synth)(\/|$)/, /^imports\//], packages: /./ },
];

/** What no file of ours has in it, and why. */
const forbidden: readonly { readonly says: string; readonly pattern: RegExp; readonly except?: RegExp }[] = [
  { says: 'reads process.env', pattern: /process\.env|process\[/, except: /\/main\.ts$|^src\/pipeline\// },
  { says: 'starts programs', pattern: /child_process/, except: /^src\/pipeline\// },
  { says: "imports a provider's index", pattern: /from '@cdktf\/provider-[a-z]+(\/lib)?'/ },
  { says: 'imports cdktf', pattern: /from 'cdktf'/, except: /^src\/stacks\/cdktf\.ts$/ },
  { says: 'has a default export', pattern: /export default|export \{[^}]*\bas default\b/ },
  { says: 'uses any', pattern: /(:|<|\bas|\||&|,|=>)\s*any\b(?!\s+\w)/ },
  { says: 'has an enum', pattern: /^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s/m },
  { says: 'silences the compiler', pattern: /@ts-(ignore|nocheck|expect-error)/ },
  { says: 'silences the linter', pattern: /biome-ignore|eslint-disable/ },
  { says: 'exports all of another file', pattern: /export \* from/ },
  { says: 'imports at run time', pattern: /\b(require|import)\(/ },
];

/** What is wrong with a file: sentences. Generated files are only asked what they import. */
function faults(file: string, text: string): readonly string[] {
  const arrow = arrows.find(({ folder }) => file.startsWith(folder));
  if (!arrow) return [`${file} is in no folder that has an arrow`];
  const { folder, may, types, packages } = arrow;
  const imports = text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const wrong = [...imports].flatMap(([, type, name = '']) => {
    const path = name.startsWith('.') ? posix.join(posix.dirname(file), name) : undefined;
    const allowed = path
      ? path.startsWith(folder) || may.some((one) => one.test(path)) || (type !== undefined && types?.test(path))
      : packages.test(name);
    return allowed ? [] : [`${file} imports ${type ? 'the types of ' : ''}${path ?? name}`];
  });
  const rules = folder === 'imports/' ? [] : forbidden;
  return [
    ...wrong,
    ...rules
      .filter(({ pattern, except }) => pattern.test(text) && !except?.test(file))
      .map(({ says }) => `${file} ${says}`),
  ];
}

const files = ['imports', 'src', 'charts'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
);

test('every import follows the arrows, and no file has what none may have', () => {
  expect(files.flatMap((file) => faults(file, readFileSync(file, 'utf8')))).toEqual([]);
});

test('every folder that has an arrow has files', () => {
  expect(arrows.filter(({ folder }) => !files.some((file) => file.startsWith(folder)))).toEqual([]);
});

test('no folder is a drawer', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(file))).toEqual([]);
  expect(['utils', 'src/utils', 'tests/utils'].filter((folder) => existsSync(folder))).toEqual([]);
});

describe('a wrong file is found', () => {
  test.each([
    ['src/config/a.ts', "import { b } from '../constructs/b';", 'imports src/constructs/b'],
    ['src/config/environments/a.ts', "import { b } from 'node:fs';", 'imports node:fs'],
    ['src/policies/a.ts', "import { b } from '../config/b';", 'imports src/config/b'],
    ['src/policies/a.ts', "import type { B } from '../constructs/b';", 'imports the types of src/constructs/b'],
    ['src/reach/a.ts', "import { b } from '../policies/b';", 'imports src/policies/b'],
    ['src/reach/a.ts', "import { b } from 'node:net';", 'imports node:net'],
    ['src/constructs/a.ts', "import { lab } from '../config/environments/lab';", 'imports src/config/environments/lab'],
    ['src/constructs/a.ts', "import { flows } from '../config/services';", 'imports src/config/services'],
    ['src/constructs/a.ts', "import {\n  a,\n  b,\n} from '../../charts/context';", 'imports charts/context'],
    ['src/synth/a.ts', "import '../config/environment';", 'imports src/config/environment'],
    ['src/pipeline/a.ts', "import { charts } from '../../charts';", 'imports charts'],
    ['src/pipeline/a.ts', "export { a } from '../constructs/a';", 'imports src/constructs/a'],
    ['charts/a/chart.ts', "import { a } from '../../src/pipeline/run';", 'imports src/pipeline/run'],
    ['charts/a/chart.ts', "import { a } from '../../tests/a';", 'imports tests/a'],
    ['imports/a.ts', "import { a } from 'commander';", 'imports commander'],
    ['src/constructs/a.ts', 'const a = process.env.A;', 'reads process.env'],
    ['src/synth/a.ts', "import { spawn } from 'node:child_process';", 'starts programs'],
    ['charts/a.ts', 'export default a;', 'has a default export'],
    ['charts/a.ts', 'const a = b as any;', 'uses any'],
    ['charts/a.ts', 'function a(b: any) {}', 'uses any'],
    ['charts/a.ts', 'const a: Record<string, any> = {};', 'uses any'],
    ['charts/a.ts', 'export enum A { b }', 'has an enum'],
    ['charts/a.ts', '// @ts-ignore', 'silences the compiler'],
    ['charts/a.ts', "const a = await import('../src/a');", 'imports at run time'],
    ['charts/a.ts', "export * from './b';", 'exports all of another file'],
    ['src/stacks/a.ts', "import { charts } from '../../charts';", 'imports charts'],
    ['src/stacks/a.ts', "import { run } from '../pipeline/run';", 'imports src/pipeline/run'],
    ['src/stacks/a.ts', "import { manifest } from '@cdktf/provider-kubernetes';", "imports a provider's index"],
    ['src/stacks/a.ts', "import { App } from 'cdktf';", 'imports cdktf'],
    ['src/utils/a.ts', '', 'is in no folder that has an arrow'],
  ])('%s: %j', (file, text, fault) => expect(faults(file, text)).toEqual([`${file} ${fault}`]));

  test('and one that is not is not', () => {
    const text = "/** Of any value: an enum of words. */\nimport type { Environment } from '../config/environment';\n";
    expect(faults('src/policies/a.ts', text)).toEqual([]);
    expect(faults('src/pipeline/a.ts', 'const a = process.env;')).toEqual([]);
    expect(faults('charts/main.ts', 'const a = process.env;')).toEqual([]);
  });
});
