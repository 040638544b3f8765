import { another, describeBroken } from './broken';

function rule(apiGroup: string, resource: string, ...verbs: readonly string[]) {
  return { object: 'Role reader', set: { rules: [{ apiGroups: [apiGroup], resources: [resource], verbs }] } };
}

describeBroken('least-privilege', [
  {
    says: 'wildcards',
    object: 'Role reader',
    set: { rules: [{ apiGroups: ['*'], resources: ['*/scale'], verbs: ['*'], nonResourceURLs: ['/metrics/*'] }] },
    complains: [
      "Role api/reader: rules[0]: replace '*' in apiGroups by the names that are needed",
      "Role api/reader: rules[0]: replace '*/scale' in resources by the names that are needed",
      "Role api/reader: rules[0]: replace '*' in verbs by the names that are needed",
      "Role api/reader: rules[0]: replace '/metrics/*' in nonResourceURLs by the names that are needed",
    ],
  },
  {
    says: 'verbs that grant',
    ...rule('rbac.authorization.k8s.io', 'roles', 'get', 'bind', 'escalate'),
    complains: [
      "Role api/reader: rules[0]: remove the verb 'bind'; it grants the rights of others",
      "Role api/reader: rules[0]: remove the verb 'escalate'; it grants the rights of others",
    ],
  },
  {
    says: 'impersonation, in a ClusterRole',
    plus: [
      another('Role reader', 'impersonator', {
        kind: 'ClusterRole',
        'metadata.namespace': undefined,
        rules: [{ apiGroups: [''], resources: ['users'], verbs: ['impersonate'] }],
      }),
    ],
    complains: ["ClusterRole impersonator: rules[0]: remove the verb 'impersonate'; it grants the rights of others"],
  },
  {
    says: 'secrets',
    ...rule('', 'secrets', 'list'),
    complains: ["Role api/reader: rules[0]: remove 'secrets'; it reads every password of its scope"],
  },
  {
    says: 'secrets of every group',
    ...rule('*', 'secrets', 'get'),
    complains: [
      "Role api/reader: rules[0]: replace '*' in apiGroups by the names that are needed",
      "Role api/reader: rules[0]: remove 'secrets'; it reads every password of its scope",
    ],
  },
  {
    says: 'shells',
    ...rule('', 'pods/exec', 'create'),
    complains: ["Role api/reader: rules[0]: remove 'pods/exec'; it is a shell in every pod"],
  },
  {
    says: 'new pods',
    ...rule('', 'pods', 'create', 'get'),
    complains: ["Role api/reader: rules[0]: remove create on 'pods'; a pod may mount every Secret of its namespace"],
  },
  {
    says: 'new tokens',
    ...rule('', 'serviceaccounts/token', 'create'),
    complains: [
      "Role api/reader: rules[0]: remove create on 'serviceaccounts/token'; it makes tokens of every account",
    ],
  },
  {
    says: 'the kubelet',
    ...rule('', 'nodes/proxy', 'get'),
    complains: ["Role api/reader: rules[0]: remove 'nodes/proxy'; it is a shell in every pod of the node"],
  },
  {
    says: 'approval of certificates',
    ...rule('certificates.k8s.io', 'certificatesigningrequests/approval', 'update'),
    complains: [
      "Role api/reader: rules[0]: remove 'certificatesigningrequests/approval'; an approved certificate can be anybody",
    ],
  },
  {
    says: 'webhooks',
    ...rule('admissionregistration.k8s.io', 'validatingwebhookconfigurations', 'patch', 'get', 'delete'),
    complains: [
      "Role api/reader: rules[0]: remove patch, delete on 'validatingwebhookconfigurations'; a webhook sees and changes every object",
    ],
  },
  {
    says: 'a binding to a role that has all this',
    object: 'RoleBinding reader',
    set: { roleRef: { kind: 'ClusterRole', name: 'edit' } },
    complains: [
      "RoleBinding api/reader: let roleRef name a role of ours with the rights that are needed (it is 'edit', which reads Secrets)",
    ],
  },
  {
    says: 'subjects that are everybody',
    plus: [
      another('RoleBinding reader', 'all', {
        kind: 'ClusterRoleBinding',
        'metadata.namespace': undefined,
        subjects: [
          { kind: 'Group', name: 'system:authenticated' },
          { kind: 'ServiceAccount', name: 'default', namespace: 'api' },
        ],
      }),
    ],
    complains: [
      "ClusterRoleBinding all: subjects[0]: remove the Group 'system:authenticated'; it is not one of ours and may be everybody",
      "ClusterRoleBinding all: subjects[1]: replace the ServiceAccount 'default' by the one of the workload",
    ],
  },
  { says: 'nothing about secrets of another group', ...rule('example.com', 'secrets', 'get'), complains: [] },
  {
    says: 'nothing about reading webhooks',
    ...rule('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'get'),
    complains: [],
  },
  {
    says: 'nothing about a role of ours that is named like a mighty one',
    object: 'RoleBinding reader',
    set: { 'roleRef.name': 'edit' },
    complains: [],
  },
]);
