/** cert-manager on a cluster that has none and whose stack `platform` is not there: as minikube has it, else as it is published. */
import { releases } from '../config/versions';
import type { Run } from '../programs/run';
import { complaint } from './minikube';

/** @returns what is wrong, or nothing when it is ready */
export async function installCertManager(run: Run, context: string): Promise<string | undefined> {
  const addon = await run('minikube', ['addons', 'enable', 'cert-manager', `--profile=${context}`]);
  if (addon.code === 0) return undefined;
  const { version } = releases['cert-manager'];
  const published = `https://github.com/cert-manager/cert-manager/releases/download/${version}/cert-manager.yaml`;
  const applied = await run('kubectl', [`--context=${context}`, 'apply', '--filename', published]);
  if (applied.code !== 0) return `cert-manager was not installed: ${complaint(applied)}`;
  const all = ['deployment', '--all', '--for=condition=Available', '--timeout=180s'];
  const waited = await run('kubectl', [`--context=${context}`, 'wait', '--namespace=cert-manager', ...all]);
  return waited.code === 0 ? undefined : `cert-manager is not ready: ${complaint(waited)}`;
}
