import { list } from '../../kubernetes/manifest';
import { celList } from '../admission';
import { isKind, type Kinds } from '../kinds';
import { isOurs } from '../platform';
import type { Fault, Policy } from '../policy';
import { demand, show } from '../sentences';

/** The roles of Kubernetes that hold what no role of ours may. */
const mightyRoles = ['cluster-admin', 'admin', 'edit'];

export const roleBinding: Policy = {
  id: 'role-binding',
  source: 'V14',
  title: 'Bindings give rights to accounts of ours, and not all that there are',
  why: 'A right for a system group is a right for every client that can reach the API server.',
  fix: `let roleRef name a role of ours, and subjects the ServiceAccounts of workloads: not ${mightyRoles.join(', ')}, no name that starts with system:, no default account`,
  answers: [
    ...['5.1.1', '5.1.7'].map((id) => `CIS ${id}`),
    'KL cluster-admin-role-binding',
    ...['0035', '0185', '0246', '0262', '0265', '0267', '0272'].map((id) => `KB C-${id}`),
    'PO clusterrolebindingClusterAdmin',
    'PO rolebindingClusterAdminClusterRole',
    'PO rolebindingClusterAdminRole',
    ...['0051', '0055', '0111', '0122', '0123', '01011'].map((id) => `TR KSV-${id}`),
    'DT 95',
    'DT 104',
  ],
  admission: {
    resources: [
      { group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['clusterrolebindings', 'rolebindings'] },
    ],
    unless: {
      'not-ours':
        "object.kind == 'ClusterRoleBinding' && object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('') != 'breakwater'",
    },
    variables: {
      refused:
        "object.?subjects.orValue([]).filter(s, s.?kind.orValue('') == 'ServiceAccount' ? s.?name.orValue('') == 'default' : s.?name.orValue('').startsWith('system:'))",
      mighty: `object.?roleRef.?kind.orValue('') == 'ClusterRole' && object.?roleRef.?name.orValue('') in ${celList(mightyRoles)}`,
    },
    expression: 'variables.refused.size() == 0 && !variables.mighty',
    found:
      "variables.mighty ? 'role ' + object.roleRef.name : 'subjects ' + variables.refused.map(s, s.name).join(', ')",
  },
  check: (object) => {
    if (!isKind(object, 'RoleBinding', 'ClusterRoleBinding')) return [];
    if (object.kind === 'ClusterRoleBinding' && !isOurs(object)) return [];
    const { name, kind } = object.roleRef ?? {};
    return [
      ...demand(
        kind !== 'ClusterRole' || !mightyRoles.includes(String(name)),
        ['roleRef', 'name'],
        `let roleRef name a role of ours with the rights that are needed (it is ${show(name)}, which reads Secrets)`,
      ),
      ...subjectProblems(object),
    ];
  },
};

function subjectProblems({ subjects }: Kinds['RoleBinding']): readonly Fault[] {
  return list(subjects).flatMap(({ kind, name }, index) => [
    ...demand(
      kind === 'ServiceAccount' || !name?.startsWith('system:'),
      ['subjects', index, 'name'],
      `subjects[${index}]: remove the ${kind} ${show(name)}; it is not one of ours and may include every caller`,
    ),
    ...demand(
      kind !== 'ServiceAccount' || name !== 'default',
      ['subjects', index, 'name'],
      `subjects[${index}]: replace the ServiceAccount 'default' by the one of the workload`,
    ),
  ]);
}
