/** The objects of an environment as they were reviewed. */
import type { Environment } from '../../src/config/environment';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readDist } from '../../src/synth/read-dist';

const read = new Map<string, readonly Manifest[]>();

/** @throws when dist is not what its checksums say */
export function distOf({ name }: Pick<Environment, 'name'>): readonly Manifest[] {
  const known = read.get(name);
  if (known) return known;
  const dist = readDist('dist', name);
  if (!dist.ok) throw new Error(dist.problems.join('\n'));
  read.set(name, dist.objects);
  return dist.objects;
}
