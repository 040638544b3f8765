/** After the suite: a cluster that it made is gone again. E2E_KEEP=1 leaves it, to look at what failed. */
import { existsSync } from 'node:fs';
import { run } from '../../src/programs/run';
import { profile, readTarget, targetFile } from './target';

export default async function teardown(): Promise<void> {
  if (!existsSync(targetFile) || !readTarget().owned) return;
  if (process.env['E2E_KEEP']) console.log(`e2e: the cluster is kept: kubectl --context ${profile}`);
  else await run('minikube', ['--profile', profile, 'delete']);
}
