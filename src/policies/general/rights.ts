/** Rights of roles and bindings, in namespaces and of the cluster. */
import type { FieldPath } from '../../kubernetes/field-path';
import { list, type Manifest } from '../../kubernetes/manifest';
import { leastPrivilege } from '../access/rbac';
import { roleBinding } from '../access/role-bindings';
import { isKind, type Kinds, type RbacRule } from '../kinds';
import type { Fault, PolicyContext } from '../policy';
import { show } from '../sentences';
import { at, rule } from './rule';

/** Roles that Kubernetes itself makes, and writes anew. */
function isOfKubernetes({ metadata: { labels, name } }: Manifest): boolean {
  return name.startsWith('system:') || labels?.['kubernetes.io/bootstrapping'] === 'rbac-defaults';
}

/** A right by which its holder gets others. */
interface Right {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly because: string;
  /** Only where it holds in every namespace. */
  readonly wide?: true;
}

const write = ['create', 'update', 'patch'];
const rbac = 'rbac.authorization.k8s.io';

const rights: readonly Right[] = [
  {
    group: '',
    resources: ['secrets'],
    verbs: ['get', 'list', 'watch'],
    because: 'it reads every password of the cluster',
    wide: true,
  },
  {
    group: '',
    resources: ['pods'],
    verbs: ['create'],
    because: 'a pod may mount every Secret of its namespace',
    wide: true,
  },
  {
    group: '',
    resources: ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers'],
    verbs: ['get', 'create', 'update', 'patch'],
    because: 'it is a shell in every pod',
  },
  {
    group: '',
    resources: ['nodes/proxy'],
    verbs: ['get', 'create', 'update', 'patch'],
    because: 'it is a shell in every pod of the node',
  },
  {
    group: '',
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    because: 'it makes tokens of every account',
    wide: true,
  },
  {
    group: '',
    resources: ['users', 'groups', 'serviceaccounts', 'userextras'],
    verbs: ['impersonate'],
    because: 'it acts as anyone',
  },
  {
    group: rbac,
    resources: ['roles', 'clusterroles'],
    verbs: ['escalate', 'bind'],
    because: 'it grants rights that its holder has not',
  },
  {
    group: 'certificates.k8s.io',
    resources: ['certificatesigningrequests/approval'],
    verbs: ['update', 'patch'],
    because: 'an approved certificate can carry any identity',
  },
  {
    group: 'admissionregistration.k8s.io',
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: write,
    because: 'a webhook sees and changes every object',
  },
];

export const access = [
  rule({
    ...leastPrivilege,
    severity: 'warning',
    title: 'Roles name each right, and none that leads to all others',
    fix: 'name groups, resources and verbs one by one, with resourceNames for Secrets',
    check: (object) => {
      if (!isKind(object, 'Role', 'ClusterRole') || isOfKubernetes(object)) return [];
      return list(object.rules).flatMap((one, index) => ruleFaults(object, one, ['rules', index]));
    },
  }),
  rule({
    ...roleBinding,
    severity: 'error',
    title: 'Bindings give no rights to everyone, and not all rights to anyone',
    fix: 'let roleRef name a role with the rights that are needed, and subjects the accounts that need them',
    check: (object, context) => {
      if (!isKind(object, 'RoleBinding', 'ClusterRoleBinding') || isOfKubernetes(object)) return [];
      const { kind, name } = object.roleRef ?? {};
      const subjects = list(object.subjects);
      const isMasters = subjects.length > 0 && subjects.every((one) => one.name === 'system:masters');
      return [
        ...(kind === 'ClusterRole' && name === 'cluster-admin' && !isMasters
          ? [
              at(
                ['roleRef', 'name'],
                [],
                "let roleRef name a role with the rights that are needed (it is 'cluster-admin', which may do everything)",
              ),
            ]
          : []),
        ...subjects.flatMap((subject, index) =>
          everyone.test(String(subject.name)) &&
          subject.kind !== 'ServiceAccount' &&
          !harmless.includes(String(name)) &&
          !readsNamed(object, context)
            ? [
                at(
                  ['subjects', index, 'name'],
                  [],
                  `subjects[${index}]: remove ${show(subject.name)}; ${whoIs(String(subject.name))}`,
                ),
              ]
            : [],
        ),
      ];
    },
  }),
];

const everyone = /^system:(anonymous|unauthenticated|authenticated|serviceaccounts)$/;
/** Roles that Kubernetes itself binds to everyone. */
const harmless = [
  'system:discovery',
  'system:basic-user',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
];

/** A role of the YAML that reads objects by their names, such as the one with the version, and no Secret. */
function readsNamed(binding: Manifest & Kinds['RoleBinding'], context: PolicyContext): boolean {
  const { kind, name } = binding.roleRef ?? {};
  const role = context.objects.find(
    (one): one is Manifest & Kinds['Role'] =>
      isKind(one, 'Role', 'ClusterRole') &&
      one.kind === kind &&
      one.metadata.name === name &&
      (kind !== 'Role' || one.metadata.namespace === binding.metadata.namespace),
  );
  const rules: readonly (RbacRule & Named)[] = list(role?.rules);
  return (
    rules.length > 0 &&
    rules.every(
      ({ resourceNames, resources, verbs }) =>
        list(resourceNames).length > 0 &&
        list(verbs).every((verb) => ['get', 'list', 'watch'].includes(verb)) &&
        !list(resources).some((one) => one === '*' || one.startsWith('secrets')),
    )
  );
}

interface Named {
  readonly resourceNames?: readonly string[] | null;
}

function whoIs(name: string): string {
  if (name === 'system:serviceaccounts') return 'it is every account of every pod';
  return name === 'system:authenticated'
    ? 'it is everyone with any credential'
    : 'it is everyone who reaches the API server';
}

function has(all: readonly string[] | undefined, one: string): boolean {
  return list(all).some((item) => item === one || item === '*');
}

function ruleFaults(
  object: Manifest,
  one: RbacRule & { readonly resourceNames?: readonly string[] },
  path: FieldPath,
): readonly Fault[] {
  const subject = `rules[${path.at(-1)}]`;
  const wide = object.kind === 'ClusterRole';
  const [groups, resources, verbs] = [one.apiGroups, one.resources, one.verbs];
  if (
    list(resources).includes('*') &&
    list(verbs).includes('*') &&
    (list(groups).includes('*') || list(groups).includes(''))
  )
    return [
      at(
        path,
        [],
        `${subject}: name the rights; all verbs on all resources are those of cluster-admin${wide ? '' : ' in the namespace'}`,
      ),
    ];
  if (
    list(resources).includes('*') &&
    (list(groups).includes('*') || list(groups).includes('')) &&
    list(verbs).some((verb) => verb === 'get' || verb === 'list')
  )
    return [
      at(path, ['resources', list(resources).indexOf('*')], `${subject}: name the resources; '*' reads Secrets too`),
    ];
  const faults = rights
    .filter((right) => (wide || !right.wide) && list(one.resourceNames).length === 0)
    .flatMap((right) => {
      const found = list(resources).find(
        (name) => right.resources.includes(name) || (name === '*' && has(groups, right.group)),
      );
      const verb = right.verbs.find((name) => has(verbs, name));
      if (found === undefined || verb === undefined || !has(groups, right.group)) return [];
      return [
        at(
          path,
          ['resources', list(resources).indexOf(found)],
          `${subject}: remove ${verb} on ${show(found)}, or name its objects by resourceNames; ${right.because}`,
        ),
      ];
    });
  const isUrl = list(one.nonResourceURLs).includes('*') && list(verbs).includes('*');
  return isUrl ? [...faults, at(path, ['nonResourceURLs'], `${subject}: name the URLs; '*' is all of them`)] : faults;
}
