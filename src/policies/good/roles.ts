/** Roles, bindings, those of personas, and a PriorityClass. */
import type { Manifest } from '../../kubernetes/manifest';
import { labels, metadata } from './names';

const apiGroup = 'rbac.authorization.k8s.io';
const apiVersion = `${apiGroup}/v1`;
const ofCluster = (name: string) => ({ name, labels: labels(name) });

/** The roles of personas, and who has them. */
const personaObjects: readonly Manifest[] = [
  {
    apiVersion,
    kind: 'ClusterRole',
    metadata: ofCluster('breakwater-sre'),
    rules: [
      { apiGroups: [''], resources: ['pods', 'services'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
    ],
  },
  {
    apiVersion,
    kind: 'RoleBinding',
    metadata: metadata('breakwater-sre'),
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'breakwater-sre' },
    subjects: ['breakwater:sre', 'on-call'].map((name) => ({ apiGroup, kind: 'Group', name })),
  },
  {
    apiVersion,
    kind: 'ClusterRole',
    metadata: ofCluster('breakwater-auditor'),
    rules: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get'] }],
  },
  {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: ofCluster('breakwater-auditor'),
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'breakwater-auditor' },
    subjects: [{ apiGroup, kind: 'Group', name: 'breakwater:auditor' }],
  },
  {
    apiVersion,
    kind: 'ClusterRole',
    metadata: ofCluster('breakwater-break-glass'),
    rules: [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] }],
  },
];

export const roleObjects: readonly Manifest[] = [
  ...personaObjects,
  {
    apiVersion,
    kind: 'Role',
    metadata: metadata('reader'),
    rules: [{ apiGroups: [''], resources: ['pods', 'services'], verbs: ['get', 'list', 'watch'] }],
  },
  {
    apiVersion,
    kind: 'RoleBinding',
    metadata: metadata('reader'),
    roleRef: { apiGroup, kind: 'Role', name: 'reader' },
    subjects: [{ kind: 'ServiceAccount', name: 'api', namespace: 'api' }],
  },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'api', labels: labels('api') },
    value: 1000,
  },
];
