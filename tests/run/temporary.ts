/** The temporary folder of a run of tests: what the tests leave in it is named, then removed with it. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs work with a temporary folder of its own.
 *
 * @param work receives the folder, for the variable TMPDIR of the programs that it starts
 * @returns what the work returned, and the names of the entries that it left in the folder
 */
export async function inTemporaryFolder<T>(
  work: (folder: string) => Promise<T>,
): Promise<{ readonly value: T; readonly left: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-run-'));
  try {
    const value = await work(folder);
    return { value, left: readdirSync(folder).sort() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
