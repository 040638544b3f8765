import type { Fixtures } from '../example';

const role = (rule: object) => ({ object: 'Role reader', set: { rules: [rule] } });
const binding = 'RoleBinding reader';

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
    { says: 'an account that names no namespace', object: binding, set: { 'subjects[0].namespace': undefined } },
  ],
  bad: [
    {
      says: 'a role of Kubernetes',
      object: binding,
      set: { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' } },
      complains: [
        'RoleBinding api/reader: let roleRef name a Role of the namespace (it is {"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"view"})',
      ],
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
