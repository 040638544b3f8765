import { another, type Fixtures } from '../example';

const role = (rule: object) => ({ object: 'Role reader', set: { rules: [rule] } });
const binding = 'RoleBinding reader';
const apiGroup = 'rbac.authorization.k8s.io';
const clusterRole = (name: string) => ({ apiGroup, kind: 'ClusterRole', name });
const group = (name: string) => ({ apiGroup, kind: 'Group', name });

const mongo = another('Namespace api', 'mongo');

/** A persona of a namespace beside the good ones. */
const data = (set: Readonly<Record<string, unknown>> = {}) =>
  another(binding, 'breakwater-data', {
    'metadata.namespace': 'mongo',
    roleRef: clusterRole('breakwater-data'),
    subjects: [group('breakwater:data')],
    ...set,
  });

/** What is said of a binding that is almost one of a persona. */
const notOfPersona = (name: string, role: string, ...groups: readonly string[]) => [
  `RoleBinding ${name}: let roleRef name a Role of the namespace, or binding and subjects be those of a persona (it is ${JSON.stringify(clusterRole(role))})`,
  ...groups.map(
    (one, place) =>
      `RoleBinding ${name}: subjects[${place}]: name a ServiceAccount of the namespace (it is ${JSON.stringify(group(one))})`,
  ),
];

export const roleRights: Fixtures = {
  good: [{ says: 'a role that reads', object: 'Role reader' }],
  bad: [
    {
      says: 'certificates of every issuer',
      ...role({
        apiGroups: ['cert-manager.io'],
        resources: ['certificates', 'certificaterequests'],
        verbs: ['create', 'get'],
      }),
      complains: [
        "Role api/reader: rules[0]: remove the verb 'create'; roles read, by get, list, watch",
        "Role api/reader: rules[0]: remove 'certificaterequests' of the group 'cert-manager.io'; no list of ours has it",
      ],
    },
    {
      says: 'logs of nodes',
      ...role({ apiGroups: [''], resources: ['nodes/log'], verbs: ['get'] }),
      complains: ["Role api/reader: rules[0]: remove 'nodes/log' of the group ''; no list of ours has it"],
    },
    {
      says: 'scaling',
      ...role({ apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] }),
      complains: ["Role api/reader: rules[0]: remove the verb 'patch'; roles read, by get, list, watch"],
    },
    {
      says: 'paths of the API server',
      ...role({ nonResourceURLs: ['/logs'], verbs: ['get'] }),
      complains: ["Role api/reader: rules[0]: remove '/logs' from nonResourceURLs"],
    },
  ],
};

export const bindingParties: Fixtures = {
  good: [
    { says: 'an account of the namespace', object: binding },
    { says: 'a persona of the namespace', object: 'RoleBinding breakwater-sre' },
    { says: 'a persona of another namespace', plus: [mongo, data()] },
    {
      says: 'break-glass, which another policy bounds',
      plus: [
        another(binding, 'break-glass-1', {
          roleRef: clusterRole('breakwater-break-glass'),
          subjects: [group('breakwater:break-glass')],
        }),
      ],
    },
    { says: 'an account that names no namespace', object: binding, set: { 'subjects[0].namespace': undefined } },
  ],
  bad: [
    {
      says: 'a role of Kubernetes',
      object: binding,
      set: { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' } },
      complains: [
        'RoleBinding api/reader: let roleRef name a Role of the namespace, or binding and subjects be those of a persona (it is {"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"view"})',
      ],
    },
    {
      says: 'one more group of a persona',
      object: 'RoleBinding breakwater-sre',
      set: { 'subjects[1]': group('everyone') },
      complains: notOfPersona('api/breakwater-sre', 'breakwater-sre', 'breakwater:sre', 'everyone'),
    },
    {
      says: 'more rights under the name of a persona',
      object: 'RoleBinding breakwater-sre',
      set: { 'roleRef.name': 'breakwater-break-glass' },
      complains: notOfPersona('api/breakwater-sre', 'breakwater-break-glass', 'breakwater:sre', 'on-call'),
    },
    {
      says: 'a persona in a namespace that it does not have',
      plus: [mongo, another('RoleBinding breakwater-sre', 'breakwater-sre', { 'metadata.namespace': 'mongo' })],
      complains: notOfPersona('mongo/breakwater-sre', 'breakwater-sre', 'breakwater:sre', 'on-call'),
    },
    {
      says: 'another persona in a namespace that it does not have',
      plus: [data({ 'metadata.namespace': 'api' })],
      complains: notOfPersona('api/breakwater-data', 'breakwater-data', 'breakwater:data'),
    },
    {
      says: 'another persona under a name that it does not have',
      plus: [mongo, data({ 'metadata.name': 'more' })],
      complains: notOfPersona('mongo/more', 'breakwater-data', 'breakwater:data'),
    },
    {
      says: 'another persona with more rights',
      plus: [mongo, data({ roleRef: clusterRole('breakwater-sre') })],
      complains: notOfPersona('mongo/breakwater-data', 'breakwater-sre', 'breakwater:data'),
    },
    {
      says: 'another persona for other groups',
      plus: [mongo, data({ subjects: [group('everyone')] })],
      complains: notOfPersona('mongo/breakwater-data', 'breakwater-data', 'everyone'),
    },
    {
      says: 'a persona for those of an incident',
      plus: [
        another(binding, 'break-glass-3', {
          roleRef: clusterRole('breakwater-sre'),
          subjects: [group('breakwater:break-glass')],
        }),
      ],
      complains: notOfPersona('api/break-glass-3', 'breakwater-sre', 'breakwater:break-glass'),
    },
    {
      says: 'a persona a second time under another name',
      plus: [another('RoleBinding breakwater-sre', 'break-glass-sre')],
      complains: notOfPersona('api/break-glass-sre', 'breakwater-sre', 'breakwater:sre', 'on-call'),
    },
    {
      says: 'break-glass under a name of its own',
      plus: [
        another(binding, 'helpers', {
          roleRef: clusterRole('breakwater-break-glass'),
          subjects: [group('breakwater:break-glass')],
        }),
      ],
      complains: notOfPersona('api/helpers', 'breakwater-break-glass', 'breakwater:break-glass'),
    },
    {
      says: 'break-glass for another group',
      plus: [
        another(binding, 'break-glass-2', {
          roleRef: clusterRole('breakwater-break-glass'),
          subjects: [group('breakwater:developer')],
        }),
      ],
      complains: notOfPersona('api/break-glass-2', 'breakwater-break-glass', 'breakwater:developer'),
    },
    {
      says: 'an account of another namespace',
      object: binding,
      set: { 'subjects[0].namespace': 'kube-system' },
      complains: [
        'RoleBinding api/reader: subjects[0]: name a ServiceAccount of the namespace (it is {"kind":"ServiceAccount","name":"api","namespace":"kube-system"})',
      ],
    },
    {
      says: 'a user',
      object: binding,
      set: { 'subjects[0]': { kind: 'User', name: 'mallory' } },
      complains: [
        'RoleBinding api/reader: subjects[0]: name a ServiceAccount of the namespace (it is {"kind":"User","name":"mallory"})',
      ],
    },
  ],
};
