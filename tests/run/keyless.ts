/** Tests on a machine that has a signing key: they run where they cannot read it, as in the pipeline. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { confine } from '../../src/programs/confine';
import type { Run } from '../../src/programs/run';

/**
 * Repeats `npm test` out of reach of the key.
 *
 * @param say called where tests run with the key in reach
 * @returns its exit status; `undefined`: there is no key, or no way to keep tests from it
 */
export async function keyless(run: Run, root: string, say: (line: string) => void): Promise<number | undefined> {
  if (!existsSync(join(root, 'state', 'keys'))) return undefined;
  const confined = await confine(run, { root, without: ['state'], empty: ['.cache'] });
  if (confined.ok) {
    const again = [join(root, 'lib', 'tests', 'run', 'main.js'), 'test'];
    return (await confined.value('node', again, { echo: true })).code;
  }
  say(`${confined.problem.message}; tests can read state/keys\n`);
  return undefined;
}
