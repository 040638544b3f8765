/** Findings of `npm run drift` on the cluster of the suites. */
import type { Drift } from '../../../src/cluster/drift';
import { breakwater } from './platform';

/** @throws where it could not look */
export async function findDrift(): Promise<readonly Drift[]> {
  const { code, stderr, stdout } = await breakwater(['drift', '--environment=lab', '--json']);
  if (![0, 1].includes(code) || stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as readonly Drift[];
}
