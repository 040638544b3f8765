/** Objects in our namespaces that no deploy wrote and no controller made. */
import { identity as key, recipients } from '../config/backup-secrets';
import { identity, nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { type Result, success } from '../programs/result';
import type { Kubectl } from './kubectl';

interface Owner {
  readonly kind: string;
  readonly uid: string;
}

type Found = Manifest & {
  readonly metadata: Manifest['metadata'] & { readonly uid?: string; readonly ownerReferences?: readonly Owner[] };
  readonly spec?: { readonly issuerRef?: { readonly kind?: string; readonly name?: string } };
};

/** What controllers make, by the kinds that they make it for: an owner can be written into anything else. */
const children: Readonly<Record<string, readonly string[]>> = {
  CertificateRequest: ['Certificate'],
  Challenge: ['Order'],
  ControllerRevision: ['StatefulSet'],
  EndpointSlice: ['Service'],
  Ingress: ['Challenge'],
  Job: ['CronJob'],
  Order: ['CertificateRequest'],
  Pod: ['Challenge', 'Job', 'ReplicaSet', 'StatefulSet'],
  ReplicaSet: ['Deployment'],
  Service: ['Challenge'],
};

/** What each namespace has by itself, or what controllers leave without an owner. */
const usual: readonly ((object: Found, expected: ReadonlySet<string>) => boolean)[] = [
  ({ kind }) => ['Endpoints', 'Lease'].includes(kind),
  ({ kind, metadata: { name } }) => kind === 'ConfigMap' && name === 'kube-root-ca.crt',
  ({ kind, metadata: { name } }) => kind === 'ServiceAccount' && name === 'default',
  // Of a StatefulSet of ours: its claims outlive it.
  ({ kind, metadata: { labels, namespace } }, expected) =>
    kind === 'PersistentVolumeClaim' &&
    expected.has(`StatefulSet.apps ${namespace}/${labels?.['app.kubernetes.io/name']}`),
  // Of a Certificate of ours.
  ({ kind, metadata: { annotations, namespace } }, expected) =>
    kind === 'Secret' &&
    expected.has(`Certificate.cert-manager.io ${namespace}/${annotations?.['cert-manager.io/certificate-name']}`),
];

/** What people bring by a command or a page of ours: none of it runs, or opens anything. */
const brought: readonly ((object: Found) => boolean)[] = [
  ({ kind, metadata: { name, namespace } }) =>
    kind === 'Secret' && [recipients, key].some((one) => one.name === name && one.namespace === namespace),
  // Certificates of callers, and their Secrets.
  ({ kind, metadata: { namespace }, spec }) =>
    kind === 'Certificate' &&
    namespace === 'api' &&
    spec?.issuerRef?.kind === 'ClusterIssuer' &&
    spec.issuerRef.name === 'callers',
  ({ kind, metadata: { annotations, namespace } }) =>
    kind === 'Secret' && namespace === 'api' && annotations?.['cert-manager.io/issuer-name'] === 'callers',
];

/**
 * @param objects of dist
 * @returns those of its namespaces that are neither of it, nor of controllers, nor brought by people
 */
export async function strangers(kubectl: Kubectl, objects: readonly Manifest[]): Promise<Result<readonly Manifest[]>> {
  const expected = new Set(objects.map(identity));
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const all = await kubectl.everything(namespaces);
  if (!all.ok) return all;
  const found = all.value as readonly Found[];
  const kinds = new Map(found.map(({ kind, metadata }) => [metadata.uid, kind]));
  const isMade = ({ kind, metadata }: Found) =>
    (metadata.ownerReferences ?? []).some(
      (one) => children[kind]?.includes(one.kind) && kinds.get(one.uid) === one.kind,
    );
  return success(
    found.filter(
      (object) =>
        !expected.has(identity(object)) &&
        !isMade(object) &&
        !usual.some((is) => is(object, expected)) &&
        !brought.some((is) => is(object)),
    ),
  );
}

/** Removes them. @returns a sentence for each */
export async function removeStrangers(
  kubectl: Kubectl,
  objects: readonly Manifest[],
): Promise<Result<readonly string[]>> {
  const found = await strangers(kubectl, objects);
  if (!found.ok) return found;
  const said: string[] = [];
  for (const object of found.value) {
    const { name, namespace = '' } = object.metadata;
    const removed = await kubectl.delete(kindOf(object), [name], { namespace, background: true });
    said.push(
      removed.ok
        ? `${nameOf(object)}: removed: it is not in dist, and no controller made it`
        : `${nameOf(object)}: is not in dist, and stays: ${removed.problem.message}`,
    );
  }
  return success(said);
}

/** A kind as kubectl takes it, whatever other groups have: `NetworkPolicy.v1.networking.k8s.io`. */
function kindOf({ apiVersion, kind }: Manifest): string {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? kind : `${kind}.${version}.${group}`;
}
