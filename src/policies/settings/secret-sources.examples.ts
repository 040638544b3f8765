import { certificate } from '../certificates/mounted.examples';
import { type Fixtures, gateways } from '../example';

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
      says: 'a Secret that no Certificate creates',
      object: 'Ingress api',
      set: { 'spec.tls[0].secretName': 'other-tls' },
      without: gateways,
      also: ['certificate-names'],
      complains: [
        `Ingress api/api: ${none('other-tls')}`,
        "Certificate api/api-tls: let spec.secretName be the Secret of a pod, of a front door or of an issuer (it is 'api-tls'); this one is unused",
      ],
    },
    {
      says: 'the Secret of an authority that no Certificate creates',
      object: 'ClusterIssuer front-door',
      set: { 'spec.ca.secretName': 'lost' },
      complains: [
        "Certificate cert-manager/front-door-authority: let spec.secretName be the Secret of a pod, of a front door or of an issuer (it is 'front-door-authority'); this one is unused",
        `ClusterIssuer front-door: ${none('lost', 'cert-manager')}`,
      ],
    },
    {
      says: 'a certificate of a Gateway that no Certificate creates',
      object: 'Gateway api',
      set: { 'spec.listeners[1].tls.certificateRefs[0].name': 'other-tls' },
      complains: [`Gateway api/api: ${none('other-tls')}`],
    },
    {
      says: 'an authority for the callers of a Gateway that no Certificate creates',
      object: 'ClientTrafficPolicy api',
      set: { 'spec.tls.clientValidation': { caCertificateRefs: [{ name: 'callers' }], mode: 'RequireAndVerify' } },
      complains: [`ClientTrafficPolicy api/api: ${none('callers')}`],
    },
    {
      says: 'a Secret for callers that no Certificate creates',
      object: 'Ingress api',
      set: { [callers]: 'api/callers', [verify]: 'on' },
      complains: [`Ingress api/api: ${none('callers')}`],
    },
    {
      says: 'files of a Secret that no Certificate creates',
      object: 'StatefulSet mongo',
      set: certificate('password'),
      complains: [`StatefulSet api/mongo: ${none('password')}`],
    },
  ],
};
