/** Groups and ClusterRoles in bindings, as texts that both engines compare. */
import { list } from '../../kubernetes/manifest';
import { celList, celText } from '../admission';
import type { BindingShape } from '../kinds';

const apiGroup = 'rbac.authorization.k8s.io';

/** Whether a binding gives this ClusterRole to these groups, in their order, and to no one else. */
export function gives({ roleRef, subjects }: BindingShape, role: string, groups: readonly string[]): boolean {
  return isRole(roleRef, role) && isSame(partiesOf(subjects), groups.map(groupText));
}

export function isRole(roleRef: BindingShape['roleRef'], role: string): boolean {
  return roleRef?.apiGroup === apiGroup && roleRef.kind === 'ClusterRole' && roleRef.name === role;
}

/** Such as `Group.rbac.authorization.k8s.io breakwater:sre`. */
export function partiesOf(subjects: BindingShape['subjects']): readonly string[] {
  return list(subjects).map((one) => `${one.kind}.${one.apiGroup ?? ''} ${one.name}`);
}

export function groupText(group: string): string {
  return `Group.${apiGroup} ${group}`;
}

export function isSame(said: readonly string[], wanted: readonly string[]): boolean {
  return JSON.stringify(said) === JSON.stringify(wanted);
}

/** For `givesInCel`. */
export const givesVariables = {
  parties:
    "dyn(object).?subjects.orValue([]).map(s, s.?kind.orValue('') + '.' + s.?apiGroup.orValue('') + ' ' + s.?name.orValue(''))",
  role: ['apiGroup', 'kind', 'name'].map((field) => `dyn(object).?roleRef.?${field}.orValue('')`).join(" + ' ' + "),
} as const;

/** @param role of which the text is in CEL, such as `object.metadata.name` */
export function isRoleInCel(role: string): string {
  return `variables.role == '${apiGroup} ClusterRole ' + ${role}`;
}

export function partiesInCel(groups: readonly string[]): string {
  return `variables.parties == ${celList(groups.map(groupText))}`;
}

export function givesInCel(role: string, groups: readonly string[]): string {
  return `${isRoleInCel(celText(role))} && ${partiesInCel(groups)}`;
}
