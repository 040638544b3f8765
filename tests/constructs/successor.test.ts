import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { run } from '../../src/programs/run';
import { read } from '../../src/synth/dist';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

/** The package of the typed objects, and the one that takes its place: docs/decisions/0023-leave-cdk8s-plus-28.md. */
const inUse = 'cdk8s-plus-28';
const successor = 'cdk8s-plus-33';

/** The program of `npm run synth`, as it was compiled. */
const program = 'lib/charts/main.js';

/**
 * Writes dist in a folder of its own, where `cdk8s-plus-28` is another package.
 *
 * @param bindings folder of that package
 * @returns how synth ended, and which files differ from those of the repository
 */
async function synthWith(bindings: string) {
  if (!existsSync(program)) throw new Error(`${program} is missing; npm run build writes it`);
  const place = folder();
  for (const part of ['charts', 'imports', 'src'])
    cpSync(join('lib', part), join(place, 'lib', part), { recursive: true });
  for (const part of ['charts', 'dockerfiles', 'src']) cpSync(part, join(place, part), { recursive: true });
  const link = join(place, 'node_modules', inUse);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(bindings, link, 'junction');
  // All other packages are those of the repository.
  const { code, stderr } = await run('sh', ['-c', `cd "$0" && exec node ${program}`, place], {
    env: { NODE_PATH: resolve('node_modules') },
  });
  const written = new Map(read(join(place, 'dist')).map(({ path, text }) => [path, text]));
  const ours = read('dist');
  const differ = ours.filter(({ path, text }) => written.get(path) !== text).map(({ path }) => path);
  return { code, stderr, files: written.size, differ };
}

/** A package with these bindings in the place where charts and constructs import them. */
const packageWith = (text: string) => put(folder(), { 'lib/imports/k8s.js': text });
const bindingsOf = (name: string) => JSON.stringify(resolve('node_modules', name, 'lib', 'imports', 'k8s.js'));

describe(`dist made with the typed objects of ${successor}`, () => {
  test(`is that of ${inUse}, byte for byte`, async () => {
    const { code, stderr, files, differ } = await synthWith(resolve('node_modules', successor));
    expect([code, stderr.replaceAll(/^notice: .*\n/gm, '')]).toEqual([0, '']);
    expect(files).toBe(read('dist').length);
    expect(differ).toEqual([]);
  });

  test('is made of the package that is linked: one that drops a field is noticed', async () => {
    const text = `const all = require(${bindingsOf(successor)});
      const { KubePriorityClass } = all;
      const manifest = (props) => { const { description, ...rest } = KubePriorityClass.manifest(props); return rest; };
      module.exports = { ...all, KubePriorityClass: { manifest } };`;
    const { code, differ } = await synthWith(packageWith(text));
    const files = read('dist').map(({ path }) => path);
    expect(code).toBe(0);
    expect(differ).toEqual(
      files.filter((path) => path === 'SHA256SUMS' || path.endsWith('/cluster-policies.k8s.yaml')),
    );
  });

  test('needs these objects: without them synth fails', async () => {
    const { code, stderr } = await synthWith(packageWith("throw new Error('no typed objects here');"));
    expect([code, stderr.includes('no typed objects here')]).toEqual([1, true]);
  });
});
