import { another, type Fixtures } from '../example';

const stranger = (apiVersion: string, kind: string) =>
  another('ServiceAccount api', 'evil', { apiVersion, kind, automountServiceAccountToken: undefined });

export const knownKind: Fixtures = {
  good: [{ says: 'a Deployment', object: 'Deployment api' }],
  bad: [
    {
      says: 'a request for a certificate, past the rules for certificates',
      plus: [stranger('cert-manager.io/v1', 'CertificateRequest')],
      complains: [
        'CertificateRequest api/evil: remove the CertificateRequest of cert-manager.io/v1; no chart writes this kind',
      ],
    },
    {
      says: 'an old version of a kind',
      object: 'HorizontalPodAutoscaler api',
      set: { apiVersion: 'autoscaling/v2beta2' },
      complains: ["HorizontalPodAutoscaler api/api: set apiVersion to 'autoscaling/v2' (it is 'autoscaling/v2beta2')"],
    },
  ],
};
