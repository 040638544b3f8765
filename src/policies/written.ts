/** Kinds in namespaces by their writer: charts, controllers, and the control plane. */

import type { Manifest } from '../kubernetes/manifest';
import { frontDoor, type Resources } from './admission';
import type { PolicyContext } from './policy';

/** The kinds that charts write in namespaces: Pods, ReplicaSets and volume claims have what their template says. */
export const writtenKinds: readonly string[] = [
  'BackendTrafficPolicy',
  'Certificate',
  'ClientTrafficPolicy',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Gateway',
  'HTTPRoute',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Issuer',
  'Job',
  'LimitRange',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'SecurityPolicy',
  'Service',
  'ServiceAccount',
  'StatefulSet',
];

/** Those and what controllers make of them. */
export const namespacedKinds: readonly string[] = [...writtenKinds, 'PersistentVolumeClaim', 'Pod', 'ReplicaSet'];

/** The kinds that charts write, as the API server calls them. */
export const written: readonly Resources[] = [
  {
    group: '',
    version: 'v1',
    resources: ['configmaps', 'limitranges', 'resourcequotas', 'serviceaccounts', 'services'],
  },
  { group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'statefulsets'] },
  { group: 'autoscaling', version: 'v2', resources: ['horizontalpodautoscalers'] },
  { group: 'batch', version: 'v1', resources: ['cronjobs', 'jobs'] },
  { group: 'cert-manager.io', version: 'v1', resources: ['certificates', 'issuers'] },
  ...frontDoor,
  { group: 'networking.k8s.io', version: 'v1', resources: ['ingresses', 'networkpolicies'] },
  { group: 'policy', version: 'v1', resources: ['poddisruptionbudgets'] },
  { group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['rolebindings', 'roles'] },
];

/** The kinds of which charts make a front door of the Gateway API, with their versions. */
export const doorKinds: Readonly<Record<string, string>> = {
  BackendTrafficPolicy: 'gateway.envoyproxy.io/v1alpha1',
  ClientTrafficPolicy: 'gateway.envoyproxy.io/v1alpha1',
  Gateway: 'gateway.networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  SecurityPolicy: 'gateway.envoyproxy.io/v1alpha1',
};

/** Every kind that charts write, with its version: in namespaces and outside of them. */
export const knownKinds: Readonly<Record<string, string>> = {
  ...doorKinds,
  Certificate: 'cert-manager.io/v1',
  ClusterIssuer: 'cert-manager.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  ConfigMap: 'v1',
  CronJob: 'batch/v1',
  Deployment: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Ingress: 'networking.k8s.io/v1',
  Issuer: 'cert-manager.io/v1',
  Job: 'batch/v1',
  LimitRange: 'v1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  ResourceQuota: 'v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  StatefulSet: 'apps/v1',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io/v1',
  ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io/v1',
};

/** The account of the control plane that makes a ServiceAccount in each new namespace. */
const controlPlane = 'system:serviceaccount:kube-system:';

/** Objects that the control plane creates in every namespace, without our labels, as the conditions of a rule. */
export const defaultsOfCluster = {
  'root-certificate': "object.kind == 'ConfigMap' && object.metadata.name == 'kube-root-ca.crt'",
  'default-account': `object.kind == 'ServiceAccount' && object.metadata.name == 'default' && request.userInfo.username.startsWith('${controlPlane}')`,
} as const;

/** True for objects that the control plane creates in every namespace, without labels. */
export function isOfControlPlane({ kind, metadata: { name } }: Manifest, { request }: PolicyContext): boolean {
  if (kind === 'ConfigMap') return name === 'kube-root-ca.crt';
  return kind === 'ServiceAccount' && name === 'default' && (request?.user.name ?? '').startsWith(controlPlane);
}
