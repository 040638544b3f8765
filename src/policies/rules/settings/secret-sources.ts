/** Where Secrets come from, and for which names. */
import * as fixtures from '../../fixtures/settings/secret-sources';
import { isKind, type Kinds, objectsOf } from '../../kinds';
import { isOurs } from '../../platform';
import { type Pod, podOf, workloadsIn } from '../../pods';
import type { Manifest, Policy, PolicyContext } from '../../policy';
import { hasLabels } from '../../selectors';
import { demand, found, isSet, list } from '../../sentences';

/** Where cert-manager looks for the Secrets of ClusterIssuers. */
const clusterSecrets = 'cert-manager';

const callersAuthority = 'nginx.ingress.kubernetes.io/auth-tls-secret';

/** Key and certificate in one file. */
const combined = { file: 'tls-combined.pem', type: 'CombinedPEM' } as const;

/** A Secret that somebody needs. */
interface Need {
  readonly namespace: string | undefined;
  readonly name: string;
}

export const secretSource: Policy = {
  id: 'secret-source',
  source: 24,
  title: 'Each Secret that is used is made by a Certificate, and each that is made is used',
  why: 'A pod waits for ever for a Secret that nobody makes, and the front door shows a certificate of its own.',
  fix: 'let the name of the Secret be the secretName of a Certificate of the namespace',
  answers: [],
  admission: { cannot: 'It depends on the certificates and on who uses them, and it is shown one object at a time.' },
  fixtures: fixtures.secretSource,
  check: (object, context) => {
    if (!isOurs(object)) return [];
    if (isKind(object, 'Certificate')) return useProblems(object, context);
    return needsOf(object).flatMap(({ name, namespace }) =>
      demand(
        madeIn(context, namespace).some(({ spec }) => spec?.secretName === name),
        `let the Secret '${name}' be that of a Certificate of the namespace '${namespace}' (none makes it)`,
      ),
    );
  },
};

export const certificateNames: Policy = {
  id: 'certificate-names',
  source: 26,
  title: 'A certificate has the names by which its server is called, and no others',
  why: 'A name too few and callers refuse the server; a name too many and it can pass for another one.',
  fix: 'let dnsNames be the hosts of the Ingress that shows the certificate, or those of the Services of the pods that mount it and localhost',
  answers: [],
  admission: { cannot: 'It depends on the Ingresses and Services beside the certificate, which may come later.' },
  fixtures: fixtures.certificateNames,
  check: (object, context) => {
    if (!isKind(object, 'Certificate') || !isOurs(object)) return [];
    const expected = list(object.spec?.usages).includes('server auth') ? namesOf(object, context) : [];
    const names = list(object.spec?.dnsNames);
    return [
      ...expected.filter((name) => !names.includes(name)).map((name) => `add '${name}' to spec.dnsNames`),
      ...names
        .filter((name) => !expected.includes(name))
        .map((name) => `remove '${name}' from spec.dnsNames; nobody calls its server so`),
    ];
  },
};

export const certificateFormat: Policy = {
  id: 'certificate-format',
  source: 26,
  title: 'A certificate has the files that its pods read',
  why: 'A driver that looks for key and certificate in one file does not start without it.',
  fix: `add the type ${combined.type} to spec.additionalOutputFormats where a pod reads ${combined.file}`,
  answers: [],
  admission: { cannot: 'It depends on the pods that mount the certificate and on their ConfigMaps.' },
  fixtures: fixtures.certificateFormat,
  check: (object, context) => {
    if (!isKind(object, 'Certificate') || !isOurs(object)) return [];
    const formats = list(object.spec?.additionalOutputFormats);
    const { namespace } = object.metadata;
    const texts = [...podsWith(object, context), ...objectsOf(context, 'ConfigMap', namespace).map(({ data }) => data)];
    return demand(
      podsWith(object, context).length === 0 ||
        !JSON.stringify(texts).includes(combined.file) ||
        formats.some(({ type }) => type === combined.type),
      `add the type ${combined.type} to spec.additionalOutputFormats ${found(object.spec?.additionalOutputFormats)}; a pod reads ${combined.file}`,
    );
  },
};

/** The pods that mount the Secret of a certificate. */
function podsWith({ metadata, spec }: Manifest & Kinds['Certificate'], context: PolicyContext): readonly Pod[] {
  return workloadsIn(context, metadata.namespace)
    .map(({ pod }) => pod)
    .filter((pod) => list(pod.spec.volumes).some(({ secret }) => secret?.secretName === spec?.secretName));
}

function useProblems({ metadata, spec }: Manifest & Kinds['Certificate'], context: PolicyContext): readonly string[] {
  const { namespace } = metadata;
  return demand(
    context.objects.some((one) =>
      needsOf(one).some((need) => need.namespace === namespace && need.name === spec?.secretName),
    ),
    `let spec.secretName be the Secret of a pod, an Ingress or an issuer ${found(spec?.secretName)}; nobody uses this one`,
  );
}

/** The Secrets that an object needs. */
function needsOf(object: Manifest): readonly Need[] {
  const { namespace } = object.metadata;
  const own = (name: string): Need => ({ namespace, name });
  if (isKind(object, 'Ingress')) {
    const [where = '', which = ''] = (object.metadata.annotations?.[callersAuthority] ?? '').split('/');
    const shown = list(object.spec?.tls).flatMap(({ secretName }) => (secretName ? [own(secretName)] : []));
    return [...shown, ...(which ? [{ namespace: where, name: which }] : [])];
  }
  if (isKind(object, 'Issuer', 'ClusterIssuer')) {
    const name = object.spec?.ca?.secretName;
    return isSet(name) ? [{ namespace: namespace ?? clusterSecrets, name }] : [];
  }
  return list(podOf(object)?.spec.volumes).flatMap(({ secret }) => (secret ? [own(secret.secretName ?? '')] : []));
}

function madeIn(context: PolicyContext, namespace: string | undefined) {
  return objectsOf(context, 'Certificate', namespace);
}

/** By what the server of a certificate is called: hosts of Ingresses, or Services of the pods that mount it. */
function namesOf(certificate: Manifest & Kinds['Certificate'], context: PolicyContext): readonly string[] {
  const { metadata, spec } = certificate;
  const { namespace } = metadata;
  const hosts = objectsOf(context, 'Ingress', namespace)
    .flatMap((ingress) => list(ingress.spec?.tls))
    .filter(({ secretName }) => secretName === spec?.secretName)
    .flatMap((tls) => list(tls.hosts));
  const pods = podsWith(certificate, context);
  const names = objectsOf(context, 'Service', namespace)
    .filter((service) => pods.some(({ labels }) => hasLabels(service.spec?.selector, labels)))
    .flatMap((service) => {
      const name = `${service.metadata.name}.${namespace}.svc.cluster.local`;
      return service.spec?.clusterIP === 'None' ? [`*.${name}`, name] : [name];
    });
  return [...new Set([...hosts, ...names, ...(pods.length > 0 ? ['localhost'] : [])])];
}
