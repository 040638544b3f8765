/** The objects that kubectl reads in files, without a cluster. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/programs/run';

/** Files of one call. */
const batch = 500;

/**
 * @param texts each a file of its own
 * @param place of a text, by the name of an object of it
 * @returns names of the objects of each text, and how many objects had a name that says of which
 */
export async function readByKubectl(
  texts: readonly string[],
  place: (name: string) => number | undefined,
): Promise<{ readonly names: ReadonlyMap<number, readonly string[]>; readonly nameless: number }> {
  const names = new Map<number, string[]>();
  let nameless = 0;
  for (let start = 0; start < texts.length; start += batch) {
    const folder = mkdtempSync(join(tmpdir(), 'breakwater-kubectl-'));
    try {
      for (const [number, text] of texts.slice(start, start + batch).entries())
        writeFileSync(join(folder, `${start + number}.yaml`), text);
      // It prints what it reads, and goes on after a file that it cannot read.
      const { stdout } = await run('kubectl', ['annotate', '--local', `--filename=${folder}`, '--output=name', 'a=b']);
      for (const name of stdout.split('\n').filter((line) => line.trim() !== '')) {
        const at = place(name);
        if (at === undefined) nameless += 1;
        else names.set(at, [...(names.get(at) ?? []), name]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return { names, nameless };
}
