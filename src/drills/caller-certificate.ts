/** The certificate of a caller for a drill, and the authority of the front door, as a user gets them. */
import type { Kubectl } from '../cluster/kubectl';
import { labelsOf } from '../cluster/labels-of';
import type { Manifest } from '../kubernetes/manifest';
import type { Clock } from '../programs/clock';
import { poll } from '../programs/poll';
import { StageProblem } from './problem';
import type { Credentials } from './users-caller';

interface Secret {
  readonly data?: Readonly<Record<string, string>>;
}

/** Where callers get their certificates. */
const namespace = 'api';

/**
 * @param name of the Certificate and its Secret
 * @param authority of the front door: one that was made in the cluster, or a public one
 * @throws StageProblem where none is issued
 */
export async function credentials(
  kubectl: Kubectl,
  clock: Clock,
  name: string,
  authority: 'in-cluster' | 'public' = 'in-cluster',
): Promise<Credentials> {
  const labels = await labelsOf(kubectl, namespace);
  if (!labels.ok) throw new StageProblem(`no certificate for a caller: ${labels.problem.message}`);
  const applied = await kubectl.applyObject(certificate(name, labels.value));
  if (!applied.ok) throw new StageProblem(`no certificate for a caller: ${applied.problem.message}`);
  const pair = await poll({ clock, timeout: 60 }, async () => {
    const parts = await partsOf(kubectl, namespace, name);
    const { 'tls.crt': cert, 'tls.key': key } = parts;
    return cert && key ? { cert, key } : undefined;
  });
  if (!pair) throw new StageProblem(`the certificate ${namespace}/${name} was not issued within 60 s`);
  if (authority === 'public') return pair;
  const { 'ca.crt': ca } = await partsOf(kubectl, 'cert-manager', 'front-door-authority');
  if (!ca) throw new StageProblem('the Secret cert-manager/front-door-authority has no ca.crt');
  return { ...pair, ca };
}

/** Takes away what `credentials` has made. */
export async function discard(kubectl: Kubectl, name: string): Promise<void> {
  await kubectl.delete('certificate.cert-manager.io', [name], { namespace });
  await kubectl.delete('secret', [name], { namespace });
}

function certificate(name: string, labels: Readonly<Record<string, string>>): Manifest {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { namespace, name, labels: { ...labels, 'app.kubernetes.io/instance': name } },
    spec: {
      secretName: name,
      commonName: name,
      usages: ['client auth', 'digital signature'],
      duration: '720h0m0s',
      renewBefore: '240h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'callers' },
    },
  } as Manifest;
}

async function partsOf(kubectl: Kubectl, of: string, name: string): Promise<Readonly<Record<string, string>>> {
  const found = await kubectl.get<Secret>('secret', name, of);
  const data = (found.ok ? found.value?.data : undefined) ?? {};
  return Object.fromEntries(
    Object.entries(data).map(([part, text]) => [part, Buffer.from(text, 'base64').toString('utf8')]),
  );
}
