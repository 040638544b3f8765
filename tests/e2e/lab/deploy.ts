/** The deploy of a dist to the cluster of the suites, as commands of ours do it: what others added is taken back. */
import { apply } from '../../../src/cluster/apply';
import { kubectl } from '../../../src/cluster/kubectl';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { clock } from '../../../src/programs/clock';
import { run } from '../../../src/programs/run';
import { apply as applyObjects } from './kubectl';
import { readTarget } from './target';

/** @param dist the folder @returns what it said @throws where it failed */
export async function deploy(dist = 'dist/lab'): Promise<readonly string[]> {
  const said: string[] = [];
  const live = {
    kubectl: kubectl(run, readTarget().context),
    clock,
    patience: 240,
    say: (line: string) => said.push(line),
  };
  const applied = await apply(live, dist, readObjects(dist));
  if (!applied.ok) throw new Error(applied.problem.message);
  return said;
}

/** Applies some objects of dist/lab again, as they are in it. @throws where there are none, or one is refused */
export async function reapply(which: (object: Manifest) => boolean): Promise<void> {
  const objects = readObjects('dist/lab').filter(which);
  if (objects.length === 0) throw new Error('dist/lab has no such object');
  const { code, stderr } = await applyObjects(...objects);
  if (code !== 0) throw new Error(stderr);
}
