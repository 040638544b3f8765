import type { Manifest } from '../../kubernetes/manifest';
import { another, type BadFixture, type Fixtures } from '../example';
import { labels } from '../good/names';
import { runningPod } from '../good/pods';
import type { AdmissionRequest } from '../policy';

const label = 'app.kubernetes.io/part-of';
const by = (name: string, rest: Partial<AdmissionRequest> = {}): AdmissionRequest => ({
  operation: 'CREATE',
  user: { name, groups: ['system:masters', 'system:authenticated'] },
  ...rest,
});
const request = by('admin');

/** An object of a kind that no example has, with the labels of the platform. */
const claim = (apiVersion: string, kind: string, rest: object = {}, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'claim', labels: labels('api'), ...(namespace ? { namespace } : {}) },
  ...rest,
});

const refuses = (object: Manifest, says?: string): BadFixture => {
  const { apiVersion, kind, metadata } = object;
  const name = [metadata.namespace, metadata.name].filter(Boolean).join('/');
  const where = metadata.namespace ? `into ${metadata.namespace}` : 'outside of namespaces';
  return {
    says: says ?? `a ${kind} of ${apiVersion} ${where}`,
    plus: [object],
    request,
    complains: [
      `${kind} ${name}: remove the label ${label} (it is 'breakwater'); no chart writes a ${kind} of ${apiVersion} ${where}`,
    ],
  };
};

const role = { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' }, subjects: [] };
const settings = (namespace: string) => claim('v1', 'ConfigMap', { data: { a: 'b' } }, namespace);
const replicas: Manifest = { ...another('Deployment api', 'api-1'), kind: 'ReplicaSet' };
const unlabelled = another('ServiceAccount api', 'claim', {
  'metadata.namespace': 'visitors',
  'metadata.labels': undefined,
});

export const platformClaim: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api', request },
    { says: 'a namespace', object: 'Namespace api', request },
    { says: 'a class of priority', object: 'PriorityClass api', request },
    { says: 'an issuer', object: 'ClusterIssuer front-door', request },
    { says: 'an authority, where cert-manager reads it', object: 'Certificate front-door-authority', request },
    { says: 'a pod that is started on a running cluster', plus: [{ ...runningPod }], request },
    { says: 'an object of others', plus: [unlabelled], request },
    {
      says: 'the ReplicaSet that a controller makes',
      plus: [replicas],
      request: by('system:serviceaccount:kube-system:deployment-controller'),
    },
    { says: 'the same of the control plane', plus: [replicas], request: by('system:kube-controller-manager') },
    {
      says: 'a request that cert-manager makes',
      plus: [claim('cert-manager.io/v1', 'CertificateRequest', {}, 'cert-manager')],
      request: by('system:serviceaccount:cert-manager:cert-manager'),
    },
    {
      says: 'what was labelled before, and changes',
      plus: [settings('visitors')],
      request: by('admin', { operation: 'UPDATE', oldObject: settings('visitors') }),
    },
  ],
  bad: [
    refuses(settings('kube-system')),
    refuses(claim('rbac.authorization.k8s.io/v1', 'RoleBinding', role, 'cert-manager')),
    refuses(claim('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'example.com/a' } })),
    refuses(claim('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/a' })),
    refuses(claim('coordination.k8s.io/v1', 'Lease', { spec: {} }, 'api')),
    refuses(replicas, 'a ReplicaSet by itself'),
    refuses(claim('serving.example.com/v1', 'Service', {}, 'api'), 'a kind of others that has the name of ours'),
    refuses(claim('example.com/v1', 'Namespace'), 'the same outside of namespaces'),
    refuses(claim('example.com/v1', 'Certificate', {}, 'cert-manager'), 'the same where authorities are'),
    refuses(claim('cert-manager.io/v1', 'Certificate', { spec: {} }, 'visitors')),
    refuses(claim('v1', 'Namespace', {}, 'api'), 'a kind of the cluster in a namespace'),
    {
      ...refuses(another('ServiceAccount api', 'claim', { 'metadata.namespace': 'visitors' }), 'a label that is added'),
      request: by('admin', { operation: 'UPDATE', oldObject: unlabelled }),
    },
    {
      ...refuses(replicas, 'a ReplicaSet of an account whose name ends so'),
      request: by('system:serviceaccount:visitors:kube-system'),
    },
  ],
};
