import { another, type Fixtures } from '../example';

const object = 'Role reader';

function rule(apiGroup: string, resource: string, ...verbs: readonly string[]) {
  return { object, set: { rules: [{ apiGroups: [apiGroup], resources: [resource], verbs }] } };
}

/** A role outside of namespaces, with one rule. */
function clusterRole(resource: string, verb: string, labels: object = {}) {
  return another(object, 'wide', {
    kind: 'ClusterRole',
    'metadata.namespace': undefined,
    rules: [{ apiGroups: [''], resources: [resource], verbs: [verb] }],
    ...labels,
  });
}

function removed(what: string): readonly string[] {
  return [`Role api/reader: rules[0]: remove ${what}`];
}

export const leastPrivilege: Fixtures = {
  good: [
    { says: 'a role', object },
    { says: 'a role outside of namespaces', plus: [clusterRole('nodes', 'get')] },
    { says: 'the role of incidents, which is compared as a whole', object: 'ClusterRole breakwater-break-glass' },
    { says: 'secrets of another group', ...rule('example.com', 'secrets', 'get') },
    { says: 'reading webhooks', ...rule('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'get') },
  ],
  bad: [
    {
      says: 'wildcards',
      object,
      set: { rules: [{ apiGroups: ['*'], resources: ['*/scale'], verbs: ['*'] }] },
      complains: [
        "Role api/reader: rules[0]: replace '*' in apiGroups by the names that are needed",
        "Role api/reader: rules[0]: replace '*/scale' in resources by the names that are needed",
        "Role api/reader: rules[0]: replace '*' in verbs by the names that are needed",
      ],
    },
    {
      says: 'a wildcard in a path, in a ClusterRole',
      plus: [
        another(object, 'paths', {
          kind: 'ClusterRole',
          'metadata.namespace': undefined,
          rules: [{ nonResourceURLs: ['/metrics/*'], verbs: ['get'] }],
        }),
      ],
      complains: ["ClusterRole paths: rules[0]: replace '/metrics/*' in nonResourceURLs by the names that are needed"],
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
      plus: [clusterRole('users', 'impersonate')],
      complains: ["ClusterRole wide: rules[0]: remove the verb 'impersonate'; it grants the rights of others"],
    },
    {
      says: 'secrets',
      ...rule('', 'secrets', 'list'),
      complains: removed("'secrets'; it reads every password of its scope"),
    },
    {
      says: 'secrets of every group',
      ...rule('*', 'secrets', 'get'),
      complains: [
        "Role api/reader: rules[0]: replace '*' in apiGroups by the names that are needed",
        ...removed("'secrets'; it reads every password of its scope"),
      ],
    },
    {
      says: 'shells',
      ...rule('', 'pods/exec', 'create'),
      complains: removed("'pods/exec'; it is a shell in every pod"),
    },
    {
      says: 'a Role that is named as the one of incidents',
      plus: [
        another(object, 'breakwater-break-glass', {
          rules: [{ apiGroups: [''], resources: ['pods/attach'], verbs: ['create'] }],
        }),
      ],
      complains: ["Role api/breakwater-break-glass: rules[0]: remove 'pods/attach'; it is a shell in every pod"],
    },
    {
      says: 'new pods',
      ...rule('', 'pods', 'create', 'get'),
      complains: removed("create on 'pods'; a pod may mount every Secret of its namespace"),
    },
    {
      says: 'new pods by a detour',
      ...rule('apps', 'deployments', 'patch'),
      complains: removed("patch on 'deployments'; a pod may mount every Secret of its namespace"),
    },
    {
      says: 'new tokens',
      ...rule('', 'serviceaccounts/token', 'create'),
      complains: removed("create on 'serviceaccounts/token'; it makes tokens of every account"),
    },
    {
      says: 'the kubelet',
      ...rule('', 'nodes/proxy', 'get'),
      complains: removed("'nodes/proxy'; it is a shell in every pod of the node"),
    },
    {
      says: 'approval of certificates',
      ...rule('certificates.k8s.io', 'certificatesigningrequests/approval', 'update'),
      complains: removed("'certificatesigningrequests/approval'; an approved certificate can carry any identity"),
    },
    {
      says: 'webhooks',
      ...rule('admissionregistration.k8s.io', 'validatingwebhookconfigurations', 'patch', 'get', 'delete'),
      complains: removed("patch, delete on 'validatingwebhookconfigurations'; a webhook sees and changes every object"),
    },
    {
      says: 'policies of the API server',
      ...rule('admissionregistration.k8s.io', 'validatingadmissionpolicybindings', 'delete'),
      complains: removed("delete on 'validatingadmissionpolicybindings'; it decides what others may do"),
    },
    {
      says: 'network policies',
      ...rule('networking.k8s.io', 'networkpolicies', 'create'),
      complains: removed("create on 'networkpolicies'; it opens ways that others close"),
    },
    {
      says: 'traces that go',
      ...rule('', 'events', 'deletecollection'),
      complains: removed("deletecollection on 'events'; it removes traces"),
    },
  ],
};
