/** A cluster of the environment local beside lab's, or in its place: what dist/local needs before it is applied. */
import { installCertManager } from '../../../src/cluster/cert-manager';
import { kubectl } from '../../../src/cluster/kubectl';
import { loadForeign } from '../../../src/cluster/load-image';
import { local } from '../../../src/config/environments/local';
import { foreignImages } from '../../../src/config/versions';
import { imageNames } from '../../../src/images/build';
import { run } from '../../../src/programs/run';
import { minikube, startMachine } from './minikube';
import { buildOwn } from './own-images';
import { localProfile as profile } from './target';
import { timed } from './timed';

/** Makes it anew, with addons and cert-manager. @param frontDoor whether it gets the ports of this machine */
export async function startLocal(frontDoor: boolean): Promise<void> {
  await timed('a cluster of local', () => startMachine({ profile, environment: local, frontDoor }));
  for (const addon of ['metrics-server', 'storage-provisioner', 'default-storageclass'])
    await minikube('addons', 'enable', addon, '--profile', profile);
  await timed('cert-manager', async () => none(await installCertManager(run, kubectl(run, profile))));
}

/** Loads the images of dist/local into its node. */
export async function loadLocal(): Promise<void> {
  await buildOwn(imageNames('dockerfiles'), profile);
  for (const image of foreignImages(local)) none(await loadForeign(run, image, profile));
}

function none(problem: string | undefined): void {
  if (problem !== undefined) throw new Error(problem);
}
