/** Before the suite: nothing of lab is there, and what this machine needs is. */
import { rmSync } from 'node:fs';
import { lab } from '../../../src/config/environments/lab';
import { run } from '../../../src/programs/run';
import { removeClusters } from '../lab/cluster';
import { makeBaseImages } from '../lab/kit';
import { ports } from '../lab/platform';
import { saveTarget } from '../lab/target';

/** Terraform makes lab from nothing: whatever stands there is removed first. */
export async function fromNothing(): Promise<void> {
  await makeBaseImages();
  await removeClusters();
  await run('minikube', ['--profile', lab.context, 'delete']);
  for (const folder of [`state/${lab.name}`, 'cdktf.out']) rmSync(folder, { recursive: true, force: true });
  const { http, https } = ports;
  saveTarget({ context: lab.context, frontDoor: { address: '127.0.0.1', http, https }, owned: true });
}
