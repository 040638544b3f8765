/** The deploy of a dist to the cluster of the suites, as commands of ours do it: what others added is taken back. */
import { apply } from '../../../src/cluster/apply';
import { kubectl } from '../../../src/cluster/kubectl';
import { readObjects } from '../../../src/kubernetes/read';
import { clock } from '../../../src/programs/clock';
import { run } from '../../../src/programs/run';
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
  expect(await apply(live, dist, readObjects(dist))).toMatchObject({ ok: true });
  return said;
}
