/** Versions of the Kubernetes API that were removed, and what replaced them. */

interface Removed {
  readonly versions: RegExp;
  readonly kinds: readonly string[];
  readonly now: string;
  /** The release without it. */
  readonly since: string;
}

const removed: readonly Removed[] = [
  {
    versions: /^(extensions\/v1beta1|apps\/v1beta[12])$/,
    kinds: ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'ControllerRevision'],
    now: 'apps/v1',
    since: '1.16',
  },
  { versions: /^extensions\/v1beta1$/, kinds: ['NetworkPolicy'], now: 'networking.k8s.io/v1', since: '1.16' },
  { versions: /^(extensions|policy)\/v1beta1$/, kinds: ['PodSecurityPolicy'], now: 'Pod Security', since: '1.25' },
  {
    versions: /^(extensions|networking\.k8s\.io)\/v1beta1$/,
    kinds: ['Ingress', 'IngressClass'],
    now: 'networking.k8s.io/v1',
    since: '1.22',
  },
  {
    versions: /^apiextensions\.k8s\.io\/v1beta1$/,
    kinds: ['CustomResourceDefinition'],
    now: 'apiextensions.k8s.io/v1',
    since: '1.22',
  },
  {
    versions: /^apiregistration\.k8s\.io\/v1beta1$/,
    kinds: ['APIService'],
    now: 'apiregistration.k8s.io/v1',
    since: '1.22',
  },
  {
    versions: /^admissionregistration\.k8s\.io\/v1beta1$/,
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    now: 'admissionregistration.k8s.io/v1',
    since: '1.22',
  },
  {
    versions: /^rbac\.authorization\.k8s\.io\/v1(alpha|beta)1$/,
    kinds: ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
    now: 'rbac.authorization.k8s.io/v1',
    since: '1.22',
  },
  {
    versions: /^scheduling\.k8s\.io\/v1(alpha|beta)1$/,
    kinds: ['PriorityClass'],
    now: 'scheduling.k8s.io/v1',
    since: '1.22',
  },
  {
    versions: /^storage\.k8s\.io\/v1beta1$/,
    kinds: ['StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment'],
    now: 'storage.k8s.io/v1',
    since: '1.22',
  },
  {
    versions: /^certificates\.k8s\.io\/v1beta1$/,
    kinds: ['CertificateSigningRequest'],
    now: 'certificates.k8s.io/v1',
    since: '1.22',
  },
  { versions: /^coordination\.k8s\.io\/v1beta1$/, kinds: ['Lease'], now: 'coordination.k8s.io/v1', since: '1.22' },
  { versions: /^batch\/v(1beta1|2alpha1)$/, kinds: ['CronJob'], now: 'batch/v1', since: '1.25' },
  { versions: /^policy\/v1beta1$/, kinds: ['PodDisruptionBudget'], now: 'policy/v1', since: '1.25' },
  { versions: /^discovery\.k8s\.io\/v1beta1$/, kinds: ['EndpointSlice'], now: 'discovery.k8s.io/v1', since: '1.25' },
  { versions: /^events\.k8s\.io\/v1beta1$/, kinds: ['Event'], now: 'events.k8s.io/v1', since: '1.25' },
  { versions: /^node\.k8s\.io\/v1beta1$/, kinds: ['RuntimeClass'], now: 'node.k8s.io/v1', since: '1.25' },
  { versions: /^autoscaling\/v2beta[12]$/, kinds: ['HorizontalPodAutoscaler'], now: 'autoscaling/v2', since: '1.26' },
  {
    versions: /^flowcontrol\.apiserver\.k8s\.io\/v1(alpha|beta)\d$/,
    kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
    now: 'flowcontrol.apiserver.k8s.io/v1',
    since: '1.32',
  },
];

/** The removal of a kind in a version; none where clusters have it. */
export function removedIn(apiVersion: string, kind: string): Removed | undefined {
  return removed.find(({ kinds, versions }) => kinds.includes(kind) && versions.test(apiVersion));
}
