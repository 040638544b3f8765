/** RBAC as the API server decides it, from YAML alone: additions of rights, and nothing that takes one away. */
import type { Manifest } from '../../src/kubernetes/manifest';

/** A question to the API server: may this user do that? */
export interface Question {
  readonly verb: string;
  readonly group: string;
  /** With its subresource, as in `pods/exec`. */
  readonly resource: string;
  /** @default - in all namespaces, or outside of them */
  readonly namespace?: string;
}

export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs?: readonly string[];
  readonly resourceNames?: readonly string[];
}

type Role = Manifest & { readonly rules?: readonly Rule[] };

interface Subject {
  readonly kind: string;
  readonly name: string;
}

type Binding = Manifest & {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[];
};

/** Members may do everything, whatever RBAC says. */
const masters = 'system:masters';

/** @param objects Roles, ClusterRoles and their bindings; others are passed over */
export function mayDo(objects: readonly Manifest[], user: User, question: Question): boolean {
  return (
    user.groups.includes(masters) || rulesOf(objects, user, question.namespace).some((rule) => has(rule, question))
  );
}

function rulesOf(objects: readonly Manifest[], user: User, namespace: string | undefined): readonly Rule[] {
  const bindings = objects.filter(
    ({ kind, metadata }) =>
      kind === 'ClusterRoleBinding' ||
      (kind === 'RoleBinding' && namespace !== undefined && metadata.namespace === namespace),
  ) as readonly Manifest[] as unknown as readonly Binding[];
  return bindings
    .filter(({ subjects = [] }) => subjects.some((subject) => isOf(user, subject)))
    .flatMap(({ metadata, roleRef }) => roleOf(objects, roleRef, metadata.namespace)?.rules ?? []);
}

/** ServiceAccounts are not asked about here. */
function isOf({ groups, name }: User, subject: Subject): boolean {
  return subject.kind === 'Group' ? groups.includes(subject.name) : subject.kind === 'User' && subject.name === name;
}

function roleOf(
  objects: readonly Manifest[],
  { kind, name }: Binding['roleRef'],
  namespace: string | undefined,
): Role | undefined {
  return objects.find(
    ({ metadata, ...one }) =>
      one.kind === kind && metadata.name === name && (kind === 'ClusterRole' || metadata.namespace === namespace),
  );
}

/** One rule must grant it as a whole; one for some objects only grants nothing in general. */
function has({ apiGroups = [], resourceNames = [], resources = [], verbs = [] }: Rule, question: Question): boolean {
  const subresource = question.resource.split('/')[1];
  return (
    resourceNames.length === 0 &&
    [question.verb, '*'].some((verb) => verbs.includes(verb)) &&
    [question.group, '*'].some((group) => apiGroups.includes(group)) &&
    [question.resource, '*', ...(subresource ? [`*/${subresource}`] : [])].some((one) => resources.includes(one))
  );
}
