/** Recovery after a run that was killed: the release that it left half deployed is rolled back. */
import { identityOf } from '../cluster/identity';
import { failure, type Result, success } from '../programs/result';
import { readDeployed } from './deployed';
import type { Destination } from './release';
import { rollback } from './rollback';
import { isAfterDeploy, type Step } from './step';

/**
 * Rolls back a release that a run left on its way when it was killed. One that was applied by itself stays for a run
 * that goes on after it.
 * @param first the step with which this run begins
 * @returns what was done; `undefined`: there was nothing to do
 */
export async function recover(destination: Destination, first: Step['name']): Promise<Result<string | undefined>> {
  if (!(await identityOf(destination.kubectl)).ok) return success(undefined);
  const found = await readDeployed(destination);
  if (!found.ok) return found;
  const deployed = found.value;
  if (deployed === undefined || deployed.state === 'good') return success(undefined);
  if (deployed.state === 'applied' && isAfterDeploy(first)) return success(undefined);
  const back = await rollback(destination, deployed);
  const why = `a run left ${deployed.commit} there unproven`;
  return back.ok ? success(`${why}: ${back.value}`) : failure(back.problem.reason, `${why}: ${back.problem.message}`);
}
