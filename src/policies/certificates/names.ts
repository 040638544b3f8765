/** Certificates and the servers that show them: their names, and the files that they read. */

import { list } from '../../kubernetes/manifest';
import { hasLabels } from '../../kubernetes/selectors';
import { inNamespace } from '../by-namespace';
import { secretsOf } from '../doors';
import { objectsOf } from '../kinds';
import { type Pod, workloadsIn } from '../pods';
import type { Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { type Certificate, onCertificate } from './ours';

/** The name on a certificate that is there for its `ca.crt` alone: no server has it (RFC 2606, section 2). */
export const noServer = 'callers.invalid';

/** The annotation of an Ingress with the Secret by which it knows its callers. */
export const callersSecret = 'nginx.ingress.kubernetes.io/auth-tls-secret';

/** Key and certificate in one file. */
const combined = { file: 'tls-combined.pem', type: 'CombinedPEM' } as const;

export const certificateNames: Policy = {
  id: 'certificate-names',
  source: 26,
  title: 'A certificate has the names by which its server is called, and no others',
  why: 'A name too few and callers refuse the server; a name too many and it can pass for another one.',
  fix: `let dnsNames be the hosts of the Ingress or Gateway that shows the certificate, those of the Services of the pods that mount it and localhost, or ${noServer} where the front door knows its callers by it`,
  answers: [],
  admission: { cannot: 'It depends on the front door and the Services beside the certificate, which may come later.' },
  check: onCertificate((object, context) => {
    const expected = list(object.spec?.usages).includes('server auth') ? namesOf(object, context) : [];
    const names = list(object.spec?.dnsNames);
    return [
      ...expected.flatMap((name) =>
        demand(names.includes(name), ['spec', 'dnsNames'], `add '${name}' to spec.dnsNames`),
      ),
      ...names.flatMap((name, place) =>
        demand(
          expected.includes(name),
          ['spec', 'dnsNames', place],
          `remove '${name}' from spec.dnsNames; no client calls its server by this name`,
        ),
      ),
    ];
  }),
};

export const certificateFormat: Policy = {
  id: 'certificate-format',
  source: 26,
  title: 'A certificate has the files that its pods read',
  why: 'A driver that looks for key and certificate in one file does not start without it.',
  fix: `add the type ${combined.type} to spec.additionalOutputFormats where a pod reads ${combined.file}`,
  answers: [],
  admission: { cannot: 'It depends on the pods that mount the certificate and on their ConfigMaps.' },
  check: onCertificate((object, context) => {
    const formats = list(object.spec?.additionalOutputFormats);
    const { namespace } = object.metadata;
    const texts = [...podsWith(object, context), ...objectsOf(context, 'ConfigMap', namespace).map(({ data }) => data)];
    return demand(
      podsWith(object, context).length === 0 ||
        !JSON.stringify(texts).includes(combined.file) ||
        formats.some(({ type }) => type === combined.type),
      ['spec', 'additionalOutputFormats'],
      `add the type ${combined.type} to spec.additionalOutputFormats ${found(object.spec?.additionalOutputFormats)}; a pod reads ${combined.file}`,
    );
  }),
};

/** The pods that mount the Secret of a certificate. */
function podsWith({ metadata, spec }: Certificate, context: PolicyContext): readonly Pod[] {
  return workloadsIn(context, metadata.namespace)
    .map(({ pod }) => pod)
    .filter((pod) => list(pod.spec.volumes).some(({ secret }) => secret?.secretName === spec?.secretName));
}

/** By what the server of a certificate is called: hosts of Ingresses and Gateways, or Services of the pods that mount it; what only knows callers is not called. */
function namesOf(certificate: Certificate, context: PolicyContext): readonly string[] {
  const { metadata, spec } = certificate;
  const { namespace } = metadata;
  const ingresses = objectsOf(context, 'Ingress', namespace);
  const secret = spec?.secretName;
  const named = inNamespace(context.objects, namespace)
    .flatMap(secretsOf)
    .filter((one) => one.name === secret && (one.namespace ?? namespace) === namespace);
  const isAsking =
    ingresses.some((ingress) => ingress.metadata.annotations?.[callersSecret] === `${namespace}/${secret}`) ||
    named.some(({ host }) => host === undefined);
  const hosts = [
    ...ingresses
      .flatMap((ingress) => list(ingress.spec?.tls))
      .filter(({ secretName }) => secretName === secret)
      .flatMap((tls) => list(tls.hosts)),
    ...named.flatMap(({ host }) => host ?? []),
  ];
  const pods = podsWith(certificate, context);
  const names = objectsOf(context, 'Service', namespace)
    .filter((service) => pods.some(({ labels }) => hasLabels(service.spec?.selector, labels)))
    .flatMap((service) => {
      const name = `${service.metadata.name}.${namespace}.svc.cluster.local`;
      return service.spec?.clusterIP === 'None' ? [`*.${name}`, name] : [name];
    });
  return [...new Set([...hosts, ...names, ...(pods.length > 0 ? ['localhost'] : []), ...(isAsking ? [noServer] : [])])];
}
