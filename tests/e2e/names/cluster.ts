/** A cluster of lab behind ingress-nginx, with the nameserver and the ACME server of its outside, and nothing of dist yet. */
import { installCertManager } from '../../../src/cluster/cert-manager';
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { loadForeign } from '../../../src/cluster/load-image';
import { lab } from '../../../src/config/environments/lab';
import { foreignImages, releases } from '../../../src/config/versions';
import { imageNames } from '../../../src/images/build';
import { run } from '../../../src/programs/run';
import { enforcement } from '../lab/canary';
import { removeClusters } from '../lab/cluster';
import { must } from '../lab/kubectl';
import { minikube, startMachine } from '../lab/minikube';
import { buildOwn } from '../lab/own-images';
import { ports } from '../lab/platform';
import { profile, saveTarget } from '../lab/target';
import { timed } from '../lab/timed';
import { bringOutside } from './outside';

/** The program that cert-manager starts for a proof by HTTP-01, by its own default. The kit's addon names another. */
const solverImage = `quay.io/jetstack/cert-manager-acmesolver:${releases['cert-manager'].application}`;

/** @throws with the step that failed */
export async function bringCluster(): Promise<void> {
  await removeClusters();
  saveTarget({ context: profile, frontDoor: { address: '127.0.0.1', ...ports }, owned: true });
  await timed('a cluster of lab', () => startMachine({ profile, environment: lab, frontDoor: true }));
  for (const addon of ['metrics-server', 'storage-provisioner', 'default-storageclass'])
    await minikube('addons', 'enable', addon, '--profile', profile);
  await timed('cert-manager', async () => none(await installCertManager(run, kubectlOn(run, profile))));
  await timed('ingress-nginx', () => minikube('addons', 'enable', 'ingress-nginx', '--profile', profile));
  await timed('images', async () => {
    await buildOwn(imageNames('dockerfiles'), profile);
    for (const image of [...foreignImages(lab), solverImage]) none(await loadForeign(run, image, profile));
  });
  await timed('a deny is enforced', async () => none(await enforcement()));
  await timed('nameserver and ACME server', () => bringOutside(profile));
  await startSolvers(solverImage);
}

/** Has cert-manager start this image for a proof. */
async function startSolvers(image: string): Promise<void> {
  const flag = '--acme-http01-solver-image=';
  const of = ['deployment', 'cert-manager', '--namespace=cert-manager'];
  const path = '{.spec.template.spec.containers[0].args}';
  const args = JSON.parse(await must('get', ...of, `--output=jsonpath=${path}`)) as readonly string[];
  const value = [...args.filter((one) => !one.startsWith(flag)), `${flag}${image}`];
  const patch = [{ op: 'replace', path: '/spec/template/spec/containers/0/args', value }];
  await must('patch', ...of, '--type=json', `--patch=${JSON.stringify(patch)}`);
  await must('rollout', 'status', ...of, '--timeout=120s');
}

function none(problem: string | undefined): void {
  if (problem !== undefined) throw new Error(problem);
}
