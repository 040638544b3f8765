/** Confinement of what a run executes of the commit: tests, charts, compiler and formatter. */
import type { Result } from '../programs/result';
import type { Run } from '../programs/run';
import type { Release } from './release';

/**
 * The key that signs, releases, states and what else this machine has are not there for them; the repository is read-only,
 * so that what is built and signed afterwards is what was committed.
 *
 * @param writable a folder that they may write
 */
export async function confined(
  { confine, target: { root, run } }: Pick<Release, 'confine' | 'target'>,
  writable?: string,
): Promise<Result<Run>> {
  return confine(run, {
    root,
    without: ['state'],
    empty: ['.cache'],
    ...(writable === undefined ? {} : { writable }),
  });
}
