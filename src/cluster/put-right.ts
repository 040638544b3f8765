/** After an apply: what others added to objects of ours, or put beside them, is named and taken away. */
import type { Manifest } from '../kubernetes/manifest';
import { type Result, success } from '../programs/result';
import type { Kubectl } from './kubectl';
import { removeStrangers } from './strangers';
import { takeBack } from './take-back';

/**
 * @param files the YAML that was applied
 * @param objects of it
 * @returns a sentence for each thing that no deploy wrote
 */
export async function putRight(
  kubectl: Kubectl,
  files: readonly string[],
  objects: readonly Manifest[],
): Promise<Result<readonly string[]>> {
  const taken = await takeBack(kubectl, files);
  if (!taken.ok) return taken;
  const removed = await removeStrangers(kubectl, objects);
  return removed.ok ? success([...taken.value, ...removed.value]) : removed;
}
