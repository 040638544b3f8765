/** Rights of personas: resources by API group, with verbs. None has a wildcard, and none reads Secrets but where it says so. */

/** Verbs on resources of one API group. */
export interface Right {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const read = ['get', 'list', 'watch'] as const;

const reads = (group: string, ...resources: readonly string[]): Right => ({ group, resources, verbs: read });

/** Events in both of their groups. */
const events: readonly Right[] = [reads('', 'events'), reads('events.k8s.io', 'events')];

/** State of the workloads of a namespace: nothing that they say or keep. */
export const state: readonly Right[] = [
  reads('', 'endpoints', 'persistentvolumeclaims', 'pods', 'services'),
  reads('apps', 'controllerrevisions', 'deployments', 'replicasets', 'statefulsets'),
  reads('autoscaling', 'horizontalpodautoscalers'),
  reads('batch', 'cronjobs', 'jobs'),
  reads('discovery.k8s.io', 'endpointslices'),
  reads('metrics.k8s.io', 'pods'),
  reads('policy', 'poddisruptionbudgets'),
  ...events,
];

/** What workloads are set to, and what they say. */
export const settings: readonly Right[] = [reads('', 'configmaps'), reads('', 'pods/log')];

/** What bounds a namespace. */
export const bounds: readonly Right[] = [
  reads('', 'limitranges', 'resourcequotas', 'serviceaccounts'),
  reads('cert-manager.io', 'certificaterequests', 'certificates', 'issuers'),
  reads('networking.k8s.io', 'ingresses', 'networkpolicies'),
  reads('rbac.authorization.k8s.io', 'rolebindings', 'roles'),
];

/** Machines, volumes and classes. */
export const machines: readonly Right[] = [
  reads('', 'namespaces', 'nodes', 'persistentvolumes'),
  reads('metrics.k8s.io', 'nodes'),
  reads('scheduling.k8s.io', 'priorityclasses'),
  reads('storage.k8s.io', 'csinodes', 'storageclasses', 'volumeattachments'),
];

/** What decides about requests to the API server. */
export const deciders: readonly Right[] = [
  reads('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations'),
  reads('admissionregistration.k8s.io', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings'),
  reads('apiextensions.k8s.io', 'customresourcedefinitions'),
  reads('apiregistration.k8s.io', 'apiservices'),
  reads('cert-manager.io', 'clusterissuers'),
  reads('certificates.k8s.io', 'certificatesigningrequests'),
  reads('rbac.authorization.k8s.io', 'clusterrolebindings', 'clusterroles'),
];

/** Namespaces alone, and events, for whoever reads what bounds them. */
export const places: readonly Right[] = [reads('', 'namespaces'), ...events];

/** A pod is restarted by its eviction, which disruption budgets bound; its deletion they would not. */
export const evictions: readonly Right[] = [{ group: '', resources: ['pods/eviction'], verbs: ['create'] }];

/** `kubectl cordon` and `uncordon`. */
export const cordons: readonly Right[] = [{ group: '', resources: ['nodes'], verbs: ['patch'] }];

/** Shells, tunnels, Secrets and changes that no review has seen. */
export const emergency: readonly Right[] = [
  reads('', 'secrets'),
  { group: '', resources: ['pods/attach', 'pods/exec', 'pods/portforward'], verbs: ['create', 'get'] },
  { group: '', resources: ['pods/ephemeralcontainers'], verbs: ['get', 'patch', 'update'] },
  { group: '', resources: ['pods/proxy', 'services/proxy'], verbs: ['create', 'get'] },
  { group: '', resources: ['pods'], verbs: ['delete'] },
  { group: 'apps', resources: ['deployments', 'statefulsets'], verbs: ['patch', 'update'] },
  { group: 'apps', resources: ['deployments/scale', 'statefulsets/scale'], verbs: ['get', 'patch', 'update'] },
  { group: 'autoscaling', resources: ['horizontalpodautoscalers'], verbs: ['patch', 'update'] },
  { group: 'batch', resources: ['cronjobs'], verbs: ['patch', 'update'] },
  { group: 'batch', resources: ['jobs'], verbs: ['delete'] },
];
