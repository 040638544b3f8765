/** Files on this machine with which the API server of a minikube profile starts. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import type { Manifest } from '../kubernetes/manifest';
import { policies } from '../policies';
import { admissionObjects, admissionOf, isHeld } from '../policies/vap';
import { serverFiles, serverFolder } from '../stacks/cluster/start';
import { identityFile } from '../stacks/stack';

/** Shells and tunnels. */
const connections = ['attach', 'exec', 'portforward', 'proxy']
  .map((one) => `pods/${one}`)
  .concat('nodes/proxy', 'services/proxy');

/**
 * Who asked for what is kept without contents; secrets by name only; what reads and what the cluster tells itself is
 * left out, since it would be nearly all of the log. A connection to a pod is a `get` where it is a web socket.
 */
export const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', users: ['system:apiserver', 'system:kube-controller-manager', 'system:kube-scheduler'] },
    { level: 'None', userGroups: ['system:nodes'] },
    { level: 'None', nonResourceURLs: ['/healthz*', '/livez*', '/readyz*', '/version', '/openapi/*'] },
    { level: 'Metadata', resources: [{ group: '', resources: ['secrets', 'configmaps'] }] },
    { level: 'Metadata', resources: [{ group: '', resources: connections }] },
    { level: 'None', verbs: ['get', 'list', 'watch'] },
    { level: 'Metadata' },
  ],
} as const;

/** Secrets at rest are encrypted with a key of this profile; what was written before is still read. */
function encryption(key: string) {
  return {
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'EncryptionConfiguration',
    resources: [
      {
        resources: ['secrets'],
        providers: [{ secretbox: { keys: [{ name: 'first', secret: key }] } }, { identity: {} }],
      },
    ],
  };
}

/** Where the API server finds the policies that it reads from files. */
function admission(profile: string) {
  return {
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'AdmissionConfiguration',
    plugins: [
      {
        name: 'ValidatingAdmissionPolicy',
        configuration: {
          apiVersion: 'apiserver.config.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicyConfiguration',
          staticManifestsDir: `${serverFolder}/${serverFiles(profile).guards}`,
        },
      },
    ],
  };
}

/** What the guards do not compare with: they know the environment alone. */
const otherwise = { ownImages: '', foreignImages: [], pullPolicy: 'Always' } as const;

/** The policies that guard policies, for a cluster of an environment. */
export function guards(environment: string): readonly Manifest[] {
  const parameters = { ...otherwise, environment };
  return policies.flatMap((policy) => {
    const held = admissionOf(policy, parameters);
    return isHeld(held) && held.inFiles ? admissionObjects(policy, parameters) : [];
  });
}

/**
 * Writes the files that a profile's API server is started with, where minikube copies them from. A key that is there is
 * kept: a cluster that stands was written with it.
 */
export function prepare(minikube: string, profile: string, environment: string): void {
  const folder = join(minikube, 'files', 'etc', 'ssl', 'certs');
  const files = serverFiles(profile);
  mkdirSync(join(folder, files.guards), { recursive: true });
  writeFileSync(join(folder, files.audit), dump(auditPolicy));
  writeFileSync(join(folder, files.admission), dump(admission(profile)));
  writeFileSync(
    join(folder, files.guards, 'guards.yaml'),
    guards(environment)
      .map((one) => dump(one))
      .join('---\n'),
  );
  const keys = join(folder, files.encryption);
  if (!existsSync(keys)) writeFileSync(keys, dump(encryption(randomBytes(32).toString('base64'))), { mode: 0o600 });
}

/** Removes what `prepare` wrote, and the note of `record`. */
export function forget(minikube: string, profile: string, state: string): void {
  const folder = join(minikube, 'files', 'etc', 'ssl', 'certs');
  for (const name of Object.values(serverFiles(profile))) rmSync(join(folder, name), { recursive: true, force: true });
  rmSync(join(state, identityFile), { force: true });
}
