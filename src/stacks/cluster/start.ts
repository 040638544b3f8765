/** Flags of `minikube start`, from an environment's values. */
import type { Environment, Minikube } from '../../config/environment';
import { frontDoorOf } from '../../config/front-doors';
import { kubernetes } from '../../config/versions';
import { mebibytes } from '../../kubernetes/quantity';
import type { Settings } from '../settings';

/** Where minikube puts files of `~/.minikube/files/etc/ssl/certs`, the folder that its API server can read. */
export const serverFolder = '/etc/ssl/certs';

/** The files of a profile that its API server is started with, by name; `guards` is a folder. */
export function serverFiles(profile: string) {
  return {
    admission: `${profile}-admission.yaml`,
    audit: `${profile}-audit-policy.yaml`,
    encryption: `${profile}-encryption.yaml`,
    guards: `${profile}-guards`,
  } as const;
}

/** @param fromHere whether the front door gets its ports of this machine. @returns the command line */
export function start(
  {
    context,
    cluster,
    nodes,
    frontDoor,
  }: Pick<Environment, 'context' | 'nodes' | 'frontDoor'> & { readonly cluster: Minikube },
  { nodePorts }: Pick<Settings, 'nodePorts'>,
  fromHere = true,
): string {
  const { entry } = frontDoor;
  const inside = nodePorts ?? frontDoorOf({ frontDoor }).ports;
  const files = serverFiles(context);
  const server = {
    'admission-control-config-file': `${serverFolder}/${files.admission}`,
    // Audit to the log of the API server: its pod has no other place that survives it.
    'audit-log-path': '-',
    'audit-policy-file': `${serverFolder}/${files.audit}`,
    'enable-admission-plugins': 'NodeRestriction,DenyServiceExternalIPs',
    'encryption-provider-config': `${serverFolder}/${files.encryption}`,
    // Policies from files guard the policies that are objects (ADR 0016).
    'feature-gates': 'ManifestBasedAdmissionControlConfig=true',
  };
  return [
    'minikube start',
    `--profile=${context}`,
    `--kubernetes-version=${kubernetes}`,
    `--nodes=${nodes.count}`,
    `--cpus=${cluster.cpus}`,
    `--memory=${mebibytes(cluster.memory)}mb`,
    `--cni=${cluster.networkPlugin}`,
    '--container-runtime=containerd',
    ...(entry.kind === 'loopback' && fromHere
      ? [`--ports=127.0.0.1:${entry.http}:${inside.http},127.0.0.1:${entry.https}:${inside.https}`]
      : []),
    ...Object.entries(server).map(([flag, value]) => `--extra-config=apiserver.${flag}=${value}`),
  ].join(' ');
}
