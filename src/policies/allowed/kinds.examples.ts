import { another, type Fixtures } from '../example';

const stranger = (apiVersion: string, kind: string) =>
  another('ServiceAccount api', 'evil', { apiVersion, kind, automountServiceAccountToken: undefined });

export const knownKind: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'the role of a persona', object: 'ClusterRole breakwater-auditor' },
    { says: 'and its binding', object: 'ClusterRoleBinding breakwater-auditor' },
  ],
  bad: [
    {
      says: 'a role for the cluster that no persona has',
      plus: [another('ClusterRole breakwater-auditor', 'helper')],
      complains: ['ClusterRole helper: remove the ClusterRole; no persona of src/config/personas.ts has it'],
    },
    {
      says: 'a persona of namespaces, in all of them',
      plus: [another('ClusterRoleBinding breakwater-auditor', 'breakwater-sre')],
      complains: [
        'ClusterRoleBinding breakwater-sre: remove the ClusterRoleBinding; no persona of src/config/personas.ts has it',
      ],
    },
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
