/** Apply of a folder's YAML, byte for byte, until its pods serve. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../kubernetes/manifest';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import type { LiveCluster } from './rollouts';
import { settle } from './settle';
import { takeBack } from './take-back';

/** Seconds for a webhook or a kind to become available, and between two attempts. */
const early = { timeout: 57, interval: 3 } as const;

/** Applied before the rest: it guards the rest. */
const first = 'cluster-policies.k8s.yaml';

/**
 * Applies the YAML of a folder, takes away what others have added, waits for its roll-outs, and asks whether its pods could
 * come back.
 * @param objects of the folder
 * @returns what is wrong, as the cluster says it
 */
export async function apply(
  cluster: LiveCluster,
  folder: string,
  objects: readonly Manifest[],
): Promise<Result<undefined>> {
  const since = Date.now();
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  for (const some of [files.filter((file) => file === first), files.filter((file) => file !== first)]) {
    const paths = some.map((file) => join(folder, file));
    const applied = await applyFiles(cluster, paths);
    if (!applied.ok) return applied;
  }
  const paths = files.map((file) => join(folder, file));
  return settle(cluster, paths, objects, since);
}

/**
 * Applies files, again as long as a webhook or a kind is not available yet; and once more where a policy refused something,
 * since the policies of these files, or of those just before, hold only some seconds after the API server took them. What
 * others added is taken back before that: an apply keeps it, and a policy may refuse our object because of it.
 */
export async function applyFiles(
  { clock, kubectl, say = () => {} }: Pick<LiveCluster, 'clock' | 'kubectl'> & Partial<Pick<LiveCluster, 'say'>>,
  files: readonly string[],
): Promise<Result<undefined>> {
  if (files.length === 0) return success(undefined);
  let last = '';
  let denials = 0;
  const ended = await poll({ clock, ...early }, async (): Promise<Result<undefined> | undefined> => {
    const applied = await kubectl.apply(files);
    if (applied.ok) return success(undefined);
    last = `not applied:\n${beginningOf(applied.problem.message)}`;
    const { denied, early: soon, reason } = applied.problem;
    if (denied) denials += 1;
    if (denied && denials === 1) {
      // Where it cannot, the next refusal says why.
      const taken = await takeBack(kubectl, files);
      if (taken.ok) for (const line of taken.value) say(`    ${line}`);
    }
    return soon || (denied && denials === 1) ? undefined : failure(reason, last);
  });
  return ended ?? failure('timeout', last);
}

function beginningOf(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(0, 20).join('\n');
}
