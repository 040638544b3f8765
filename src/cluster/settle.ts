/** After an apply: what others added is taken away, pods serve, and each of them could come back. */
import type { Manifest } from '../kubernetes/manifest';
import { failure, type Result } from '../programs/result';
import { stranded } from './admissible';
import { putRight } from './put-right';
import { type LiveCluster, type WatchProps, watchRollouts } from './rollouts';

/**
 * @param files the YAML that was applied
 * @param objects of it
 * @param since the time of the apply: pods created earlier may fail
 * @returns what is wrong, as the cluster says it
 */
export async function settle(
  cluster: LiveCluster,
  files: readonly string[],
  objects: readonly Manifest[],
  since: number,
  props: WatchProps = {},
): Promise<Result<undefined>> {
  const right = await putRight(cluster.kubectl, files, objects);
  if (!right.ok) return right;
  for (const line of right.value) cluster.say(`    ${line}`);
  const served = await watchRollouts(cluster, objects, since, props);
  if (!served.ok) return served;
  const left = await stranded(cluster.kubectl);
  if (!left.ok) return left;
  return left.value.length === 0 ? served : failure('failed', left.value.join('\n'));
}
