/** The compiled code in lib, which git ignores and every command runs, against the sources of the commit. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Outcome, Run } from '../programs/run';

/** Compiles the sources anew into a folder, without what an earlier compilation kept. */
export function compile(run: Run, root: string, folder: string): Promise<Outcome> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const anew = ['--outDir', folder, '--tsBuildInfoFile', join(folder, '.tsbuildinfo')];
  return run('node', [compiler, '--project', join(root, 'tsconfig.json'), ...anew]);
}

/**
 * Differences of lib from a fresh compilation. Source maps are not compared: they name the way to the sources, and no code
 * is run from them.
 *
 * @returns a line for each file, such as one of packages, which Node would take before those of the lock
 */
export function compiledDiffers(root: string, fresh: string): readonly string[] {
  const [is, should] = [filesOf(join(root, 'lib')), filesOf(fresh)];
  return [...new Set([...is, ...should])].sort().flatMap((path) => {
    if (!should.has(path)) return [`lib/${path}: the compiler does not write it`];
    if (!is.has(path)) return [`lib/${path}: is missing`];
    const same = readFileSync(join(root, 'lib', path)).equals(readFileSync(join(fresh, path)));
    return same ? [] : [`lib/${path}: has another content`];
  });
}

/** Files and links, but for what belongs to a source map or to the compiler. */
function filesOf(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return new Set(paths.filter((path) => !/\.js\.map$|^\.tsbuildinfo$/.test(path)));
}
