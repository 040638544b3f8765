import { certificate } from '../certificates/mounted.examples';
import type { Fixtures } from '../example';

const callers = 'metadata.annotations[nginx.ingress.kubernetes.io/auth-tls-secret]';
const verify = 'metadata.annotations[nginx.ingress.kubernetes.io/auth-tls-verify-client]';
const none = (name: string, namespace = 'api') =>
  `let the Secret '${name}' be that of a Certificate of the namespace '${namespace}' (none makes it)`;

export const secretSource: Fixtures = {
  good: [
    { says: 'the certificate of the front door', object: 'Ingress api' },
    { says: 'the authority of the cluster', object: 'ClusterIssuer front-door' },
    { says: 'a certificate', object: 'Certificate api-tls' },
  ],
  bad: [
    {
      says: 'a certificate that nobody makes',
      object: 'Ingress api',
      set: { 'spec.tls[0].secretName': 'other-tls' },
      also: ['certificate-names'],
      complains: [
        `Ingress api/api: ${none('other-tls')}`,
        "Certificate api/api-tls: let spec.secretName be the Secret of a pod, an Ingress or an issuer (it is 'api-tls'); nobody uses this one",
      ],
    },
    {
      says: 'an authority that nobody makes',
      object: 'ClusterIssuer front-door',
      set: { 'spec.ca.secretName': 'lost' },
      complains: [
        "Certificate cert-manager/authority: let spec.secretName be the Secret of a pod, an Ingress or an issuer (it is 'authority'); nobody uses this one",
        `ClusterIssuer front-door: ${none('lost', 'cert-manager')}`,
      ],
    },
    {
      says: 'callers whom nobody can know',
      object: 'Ingress api',
      set: { [callers]: 'api/callers', [verify]: 'on' },
      complains: [`Ingress api/api: ${none('callers')}`],
    },
    {
      says: 'files that nobody makes',
      object: 'StatefulSet mongo',
      set: certificate('password'),
      complains: [`StatefulSet api/mongo: ${none('password')}`],
    },
  ],
};
