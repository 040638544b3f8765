/** API groups of kinds: others use the names of Kubernetes for kinds of theirs. */

/** Kinds that Kubernetes, its Gateway API or cert-manager has. */
const kinds: ReadonlySet<string> = new Set([
  ...['ConfigMap', 'Endpoints', 'LimitRange', 'Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod'],
  ...['PodTemplate', 'ReplicationController', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount', 'CronJob', 'Job'],
  ...['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'],
  ...['Ingress', 'NetworkPolicy', 'ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding', 'PriorityClass'],
  ...['Certificate', 'ClusterIssuer', 'Issuer', 'Gateway', 'HTTPRoute'],
]);

/** Kinds of Envoy Gateway: others have policies of these names too. */
const ofEnvoy: ReadonlySet<string> = new Set(['BackendTrafficPolicy', 'ClientTrafficPolicy', 'SecurityPolicy']);

/** @returns `apps` for `apps/v1`, and nothing for `v1` */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
}

/** False for a kind of another group that has the name of one of Kubernetes, cert-manager or Envoy Gateway. */
export function isBuiltIn(kind: string, group: string): boolean {
  if (ofEnvoy.has(kind)) return group === 'gateway.envoyproxy.io';
  return !kinds.has(kind) || !group.includes('.') || /(^|\.)(k8s|cert-manager)\.io$/.test(group);
}
