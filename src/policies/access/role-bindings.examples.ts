import { another, type Fixtures } from '../example';

const object = 'RoleBinding reader';
const apiGroup = 'rbac.authorization.k8s.io';

export const roleBinding: Fixtures = {
  good: [
    { says: 'a binding', object },
    { says: 'a role of ours that is named like a mighty one', object, set: { 'roleRef.name': 'edit' } },
    { says: 'people', object, set: { 'subjects[0]': { apiGroup, kind: 'Group', name: 'breakwater:deployers' } } },
  ],
  bad: [
    {
      says: 'a role that has all rights',
      object,
      set: { roleRef: { apiGroup, kind: 'ClusterRole', name: 'edit' } },
      complains: [
        "RoleBinding api/reader: let roleRef name a role of ours with the rights that are needed (it is 'edit', which reads Secrets)",
      ],
    },
    {
      says: 'an anonymous user',
      object,
      set: { 'subjects[0]': { apiGroup, kind: 'User', name: 'system:anonymous' } },
      complains: [
        "RoleBinding api/reader: subjects[0]: remove the User 'system:anonymous'; it is not one of ours and may include every caller",
      ],
    },
    {
      says: 'subjects that include every caller, outside of namespaces',
      plus: [
        another(object, 'all', {
          kind: 'ClusterRoleBinding',
          'metadata.namespace': undefined,
          roleRef: { apiGroup, kind: 'ClusterRole', name: 'reader' },
          subjects: [
            { apiGroup, kind: 'Group', name: 'system:authenticated' },
            { kind: 'ServiceAccount', name: 'default', namespace: 'api' },
          ],
        }),
      ],
      complains: [
        "ClusterRoleBinding all: subjects[0]: remove the Group 'system:authenticated'; it is not one of ours and may include every caller",
        "ClusterRoleBinding all: subjects[1]: replace the ServiceAccount 'default' by the one of the workload",
      ],
    },
  ],
};
