/** Certificates of callers, as a user gets them. */
import { release } from '../../../src/config/versions';
import { labels } from '../../../src/constructs/labels';
import { secretPart } from './front-door';
import { apply, must } from './kubectl';

export interface CallerCertificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * A certificate for one caller, as docs/how-to/get-a-caller-certificate.md says.
 *
 * @param issuer `callers`, or another ClusterIssuer, of which a service inside gets its own
 */
export async function certificate(
  namespace: string,
  name: string,
  issuer: 'callers' | 'internal',
  environment = 'lab',
): Promise<CallerCertificate> {
  await apply({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: {
      namespace,
      name,
      labels: labels({ name: namespace, component: 'api', environment, version: release, instance: 'caller' }),
    },
    spec: {
      secretName: name,
      ...(issuer === 'callers'
        ? { commonName: name }
        : { commonName: namespace, subject: { organizationalUnits: [`${name}-clients`] } }),
      usages: ['client auth', 'digital signature'],
      duration: '720h0m0s',
      renewBefore: '240h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: issuer },
    },
  });
  await must('wait', '--namespace', namespace, '--for=condition=Ready', `certificate/${name}`, '--timeout=60s');
  return { cert: await secretPart(namespace, name, 'tls.crt'), key: await secretPart(namespace, name, 'tls.key') };
}
