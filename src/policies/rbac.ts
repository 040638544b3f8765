import { isKind, type Kinds, type RbacRule } from './kinds';
import type { Manifest, Policy } from './policy';
import { demand, list, show } from './sentences';

/** A right that leads to more rights. */
interface Forbidden {
  readonly group: string;
  readonly resource: string;
  /** All verbs when left out. */
  readonly verbs?: readonly string[];
  readonly because: string;
}

const write = ['create', 'update', 'patch', 'delete', 'deletecollection'];

const forbidden: readonly Forbidden[] = [
  { group: '', resource: 'secrets', because: 'it reads every password of its scope' },
  { group: '', resource: 'pods', verbs: ['create'], because: 'a pod may mount every Secret of its namespace' },
  { group: '', resource: 'pods/exec', because: 'it is a shell in every pod' },
  { group: '', resource: 'pods/attach', because: 'it is a shell in every pod' },
  { group: '', resource: 'pods/portforward', because: 'it goes around the network policies' },
  { group: '', resource: 'pods/ephemeralcontainers', because: 'it is a shell in every pod' },
  { group: '', resource: 'nodes/proxy', because: 'it is a shell in every pod of the node' },
  { group: '', resource: 'persistentvolumes', verbs: ['create'], because: 'a volume may be a path of the node' },
  { group: '', resource: 'serviceaccounts/token', verbs: ['create'], because: 'it makes tokens of every account' },
  {
    group: 'certificates.k8s.io',
    resource: 'certificatesigningrequests/approval',
    because: 'an approved certificate can be anybody',
  },
  {
    group: 'certificates.k8s.io',
    resource: 'signers',
    verbs: ['approve', 'sign'],
    because: 'a signed certificate can be anybody',
  },
  ...['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'].map((resource) => ({
    group: 'admissionregistration.k8s.io',
    resource,
    verbs: write,
    because: 'a webhook sees and changes every object',
  })),
];

const escalating = ['bind', 'escalate', 'impersonate'];

/** The roles of Kubernetes that hold what the rules above forbid. */
const mightyRoles = ['cluster-admin', 'admin', 'edit'];

export const leastPrivilege: Policy = {
  id: 'least-privilege',
  row: 25,
  title: 'Roles name each right, and none that leads to more',
  why: 'Whoever can read Secrets, start a shell or grant roles has every right that is to be had there.',
  check: (object) => [...roleProblems(object), ...bindingProblems(object)],
};

function roleProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'Role', 'ClusterRole')) return [];
  return list(object.rules).flatMap((rule, index) => ruleProblems(`rules[${index}]`, rule));
}

function ruleProblems(path: string, rule: RbacRule): readonly string[] {
  return [
    ...(['apiGroups', 'resources', 'verbs', 'nonResourceURLs'] as const).flatMap((field) =>
      list(rule[field])
        .filter((item) => item.includes('*'))
        .map((item) => `${path}: replace ${show(item)} in ${field} by the names that are needed`),
    ),
    ...list(rule.verbs)
      .filter((verb) => escalating.includes(verb))
      .map((verb) => `${path}: remove the verb ${show(verb)}; it grants the rights of others`),
    ...forbidden
      .filter((right) => grants(rule, right))
      .map(({ because, resource, verbs }) => {
        const what = verbs ? `${verbs.filter((verb) => list(rule.verbs).includes(verb)).join(', ')} on ` : '';
        return `${path}: remove ${what}${show(resource)}; ${because}`;
      }),
  ];
}

/** Whether the rule grants the right by its name; wildcards have a sentence of their own. */
function grants({ apiGroups, resources, verbs }: RbacRule, right: Forbidden): boolean {
  return (
    list(apiGroups).some((group) => group === right.group || group === '*') &&
    list(resources).includes(right.resource) &&
    (!right.verbs || list(verbs).some((verb) => right.verbs?.includes(verb)))
  );
}

function bindingProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'RoleBinding', 'ClusterRoleBinding')) return [];
  const { name, kind } = object.roleRef ?? {};
  return [
    ...demand(
      kind !== 'ClusterRole' || !mightyRoles.includes(String(name)),
      `let roleRef name a role of ours with the rights that are needed (it is ${show(name)}, which reads Secrets)`,
    ),
    ...subjectProblems(object),
  ];
}

function subjectProblems({ subjects }: Kinds['RoleBinding']): readonly string[] {
  return list(subjects).flatMap(({ kind, name }, index) => [
    ...demand(
      kind === 'ServiceAccount' || !name?.startsWith('system:'),
      `subjects[${index}]: remove the ${kind} ${show(name)}; it is not one of ours and may be everybody`,
    ),
    ...demand(
      kind !== 'ServiceAccount' || name !== 'default',
      `subjects[${index}]: replace the ServiceAccount 'default' by the one of the workload`,
    ),
  ]);
}
