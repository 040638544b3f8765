/** cert-manager on a cluster without the stack `platform`: minikube's addon, else the manifest that upstream publishes. */
import { releases } from '../config/versions';
import type { Run } from '../programs/run';
import type { Kubectl } from './kubectl';

/** Seconds for its Deployments to become available. */
const patience = 180;

/** Whether the cluster knows its kinds. */
export async function hasCertManager(kubectl: Kubectl): Promise<boolean> {
  const found = await kubectl.get('customresourcedefinition', 'certificates.cert-manager.io');
  return found.ok && found.value !== undefined;
}

/** @returns what is wrong; `undefined`: it is ready */
export async function installCertManager(run: Run, kubectl: Kubectl): Promise<string | undefined> {
  const addon = await run('minikube', ['addons', 'enable', 'cert-manager', `--profile=${kubectl.context}`]);
  if (addon.code === 0) return undefined;
  const { version } = releases['cert-manager'];
  const published = `https://github.com/cert-manager/cert-manager/releases/download/${version}/cert-manager.yaml`;
  const applied = await kubectl.apply([published]);
  if (!applied.ok) return `cert-manager was not installed: ${applied.problem.message}`;
  const waited = await kubectl.available('cert-manager', patience);
  return waited.ok ? undefined : `cert-manager is not ready: ${waited.problem.message}`;
}
