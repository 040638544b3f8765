/** The step `check`: dist is what the charts say and obeys every policy, and the code is tidy. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../programs/run';
import { readDist } from '../synth/read-dist';
import { plural } from '../writing/wording';
import { compile, compiledDiffers } from './compiled';
import { confined } from './confined';
import type { Release } from './release';
import { done, failed, type StepResult } from './step';

/** Lines of a failing program that are shown. */
const shown = 60;

export async function check(release: Release): Promise<StepResult> {
  const { objects, places, target } = release;
  const { environment, root } = target;
  const { name } = environment;
  const dist = readDist(join(root, 'dist'), name);
  if (!dist.ok) return failed(dist.problems.join('\n'));
  const lib = (...path: readonly string[]) => join(root, 'lib', ...path);
  const compiledTo = join(places.scratch, 'compiled');
  rmSync(compiledTo, { recursive: true, force: true });
  mkdirSync(compiledTo, { recursive: true });
  const [started, compiling] = [await confined(release), await confined(release, compiledTo)];
  if (!started.ok) return started;
  if (!compiling.ok) return compiling;
  const run = started.value;
  const [compiled, fresh, judged, tidy] = await Promise.all([
    compile(compiling.value, root, compiledTo),
    run('node', [lib('charts', 'main.js'), '--check', '--environment', name]),
    run('node', [lib('src', 'cli', 'main.js'), 'check', '--environment', name]),
    run('node', [join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', root]),
  ]);
  const stale = compiled.code === 0 ? compiledDiffers(root, compiledTo) : [endOf(compiled)];
  rmSync(compiledTo, { recursive: true, force: true });
  if (stale.length > 0)
    return failed(
      `lib is not what the compiler makes of the commit; rm -r lib, then npm run build\n${stale.slice(0, shown).join('\n')}`,
    );
  if (fresh.code !== 0) return failed(`dist/${name} is not what the charts say now\n${endOf(fresh)}`);
  if (judged.code !== 0) return failed(`dist/${name} does not obey the policies\n${endOf(judged)}`);
  if (tidy.code !== 0) return failed(`the code is not as biome wants it; npm run format\n${endOf(tidy)}`);
  return done(`${plural(objects.length, 'object')} as reviewed, by every policy`);
}

/** The last lines of a program that failed, without those that only say what passed. */
export function endOf({ stderr, stdout }: Outcome): string {
  const lines = `${stdout}${stderr}`.trim().split('\n');
  return lines
    .filter((line) => !line.startsWith('PASS '))
    .slice(-shown)
    .join('\n');
}
