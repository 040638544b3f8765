import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { compile, compiledDiffers } from '../../src/pipeline/compiled';
import { run } from '../../src/programs/run';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const written = {
  'charts/main.js': 'a',
  'charts/main.js.map': '{"sources":["x"]}',
  '.tsbuildinfo': '1',
  'src/b.js': 'b',
};

/** Differences of a lib that is as a compilation wrote it, but for what is done to it. */
function found(spoil: (lib: string) => void): readonly string[] {
  const fresh = put(folder(), written);
  const root = folder();
  cpSync(fresh, join(root, 'lib'), { recursive: true });
  put(join(root, 'lib'), { 'charts/main.js.map': '{"sources":["y"]}', '.tsbuildinfo': '2' });
  spoil(join(root, 'lib'));
  return compiledDiffers(root, fresh);
}

test.each<[string, (lib: string) => void, readonly string[]]>([
  ['has no differences', () => {}, []],
  ['that was edited', (lib) => put(lib, { 'src/b.js': 'evil' }), ['lib/src/b.js: has another content']],
  ['without a file', (lib) => rmSync(join(lib, 'src/b.js')), ['lib/src/b.js: is missing']],
  [
    'with a file that has no source',
    (lib) => put(lib, { 'src/c.js': '' }),
    ['lib/src/c.js: the compiler does not write it'],
  ],
  [
    'with packages, which would be taken before those of the lock',
    (lib) => put(lib, { 'node_modules/cdk8s/index.js': '', 'package.json': '{}' }),
    [
      'lib/node_modules/cdk8s/index.js: the compiler does not write it',
      'lib/package.json: the compiler does not write it',
    ],
  ],
  [
    'with a link',
    (lib) => symlinkSync('/usr/lib/node_modules', join(lib, 'node_modules')),
    ['lib/node_modules: the compiler does not write it'],
  ],
])('a lib %s', (_, spoil, lines) => expect(found(spoil)).toEqual(lines));

test('no lib is the same as an empty one', () => expect(compiledDiffers(folder(), folder())).toEqual([]));

test('sources are compiled anew, into the folder alone, whatever an earlier compilation kept', async () => {
  const root = put(folder(), {
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        rootDir: '.',
        outDir: 'lib',
        incremental: true,
        tsBuildInfoFile: 'lib/.tsbuildinfo',
        types: [],
      },
      include: ['src'],
    }),
    'src/a.ts': 'export const a: number = 1;\n',
  });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  expect((await run('node', [compiler, '--project', root])).code).toBe(0);
  put(root, { 'lib/src/a.js': 'evil' });
  // Nothing is new for the compiler, which leaves the edit where it is.
  await run('node', [compiler, '--project', root]);
  const fresh = folder();
  expect((await compile(run, root, fresh)).code).toBe(0);
  expect(compiledDiffers(root, fresh)).toEqual(['lib/src/a.js: has another content']);
});
