import { access } from '../../../src/policies/general/rights';
import { ruleCases } from './cases';
import { both, object } from './judged';

const rbac = 'rbac.authorization.k8s.io/v1';
const role = (rules: string, kind = 'ClusterRole') => object(rbac, kind, `rules: [${rules}]`);
const rights = (resources: string, verbs: string, groups = '""') =>
  `{apiGroups: [${groups}], resources: [${resources}], verbs: [${verbs}]}`;
const binding = (to: string, subject: string, kind = 'ClusterRoleBinding') =>
  object(
    rbac,
    kind,
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${to}}, subjects: [${subject}]`,
  );

ruleCases(access, {
  'least-privilege': {
    good: [
      ['names', role(rights('pods', 'get, list'))],
      ['Secrets by their name', role('{apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [get]}')],
      ['Secrets of one namespace', role(rights('secrets', 'get'), 'Role')],
      ['everything of an own group', role(rights('"*"', '"*"', 'example.com'))],
      ['of Kubernetes', role(rights('"*"', '"*"', '"*"')).replace('name: a', 'name: "system:a"')],
    ],
    bad: [
      ['everything', role(rights('"*"', '"*"', '"*"'))],
      ['everything of a namespace', role(rights('"*"', '"*"', '"*"'), 'Role')],
      ['to read everything', role(rights('"*"', 'get, list', '"*"'))],
      ['Secrets of the cluster', role(rights('secrets', 'list'))],
      ['a shell', role(rights('pods/exec', 'create'), 'Role')],
      ['rights of others', role(rights('clusterroles', 'escalate', 'rbac.authorization.k8s.io'))],
      ['to be anyone', role(rights('users', 'impersonate'))],
    ],
  },
  'role-binding': {
    good: [
      ['a role for an account', binding('view', '{kind: ServiceAccount, name: a, namespace: shop}')],
      ['what Kubernetes binds itself', binding('system:discovery', '{kind: Group, name: "system:authenticated"}')],
      [
        'what reads one object by its name',
        both(
          binding('info', '{kind: Group, name: "system:authenticated"}'),
          role('{apiGroups: [""], resources: [configmaps], resourceNames: [info], verbs: [get]}').replace(
            'name: a',
            'name: info',
          ),
        ),
      ],
      [
        'the same in a namespace',
        both(
          binding('info', '{kind: Group, name: "system:authenticated"}', 'RoleBinding').replace(
            'kind: ClusterRole,',
            'kind: Role,',
          ),
          role('{apiGroups: [""], resources: [configmaps], resourceNames: [info], verbs: [get]}', 'Role').replace(
            'name: a',
            'name: info',
          ),
        ),
      ],
      ['masters, who have it', binding('cluster-admin', '{kind: Group, name: "system:masters"}')],
    ],
    bad: [
      ['everything for an account', binding('cluster-admin', '{kind: ServiceAccount, name: a, namespace: shop}')],
      ['everything of a namespace', binding('cluster-admin', '{kind: User, name: a}', 'RoleBinding')],
      ['for everyone', binding('view', '{kind: Group, name: "system:unauthenticated"}')],
      [
        'a Secret by its name, for everyone',
        both(
          binding('info', '{kind: Group, name: "system:authenticated"}'),
          role('{apiGroups: [""], resources: [secrets], resourceNames: [info], verbs: [get]}').replace(
            'name: a',
            'name: info',
          ),
        ),
      ],
      [
        'a role without a rule, for everyone',
        both(binding('info', '{kind: Group, name: "system:authenticated"}'), role('').replace('name: a', 'name: info')),
      ],
      ['for every account', binding('edit', '{kind: Group, name: "system:serviceaccounts"}')],
    ],
  },
});
