/** Before the suite: nothing of lab is there, and what this machine's stand-in needs is. */
import { existsSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { lab } from '../../../src/config/environments/lab';
import { run } from '../../../src/programs/run';
import { makeBaseImages } from '../base-images';
import { ports } from '../platform';
import { saveTarget, targetFile, timings } from '../target';

const kit = resolve('../shared/cluster');

export default async function setup(): Promise<void> {
  for (const file of [timings, targetFile]) rmSync(file, { force: true });
  if (existsSync(kit)) {
    process.env['PATH'] = [kit, process.env['PATH']].join(delimiter);
    await makeBaseImages(kit);
  }
  await run('minikube', ['--profile', lab.context, 'delete']);
  for (const folder of [`state/${lab.name}`, 'cdktf.out']) rmSync(folder, { recursive: true, force: true });
  saveTarget({
    context: lab.context,
    frontDoor: { address: '127.0.0.1', http: ports.http, https: ports.https },
    owned: true,
  });
}
