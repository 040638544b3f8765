/** Access in an environment: the roles of personas and their bindings, for charts and for rules. */
import { type Holders, type Persona, personaNames, personas } from './personas';
import type { Right } from './rights';

/** A ClusterRole of ours. */
export interface DeclaredRole {
  readonly name: string;
  readonly rules: readonly Right[];
}

/** A binding of the role of its name to groups. */
export interface DeclaredBinding {
  readonly name: string;
  readonly groups: readonly string[];
  /** Of RoleBindings. @default - a ClusterRoleBinding */
  readonly namespaces?: readonly string[];
}

export interface Access {
  readonly roles: readonly DeclaredRole[];
  readonly bindings: readonly DeclaredBinding[];
  /** What a binding of an incident may give, and to which groups. */
  readonly incident: { readonly role: string; readonly groups: readonly string[] };
}

/** The role of a persona in its namespaces. */
export function roleOf(persona: string): string {
  return `breakwater-${persona}`;
}

/** The role of a persona for what has no namespace. */
function roleEverywhere(persona: string): string {
  return `${roleOf(persona)}-everywhere`;
}

export function accessIn(holders: Holders): Access {
  const roles: DeclaredRole[] = [];
  const bindings: DeclaredBinding[] = [];
  for (const persona of personaNames) {
    const { everywhere, held, namespaces, rights }: Persona = personas[persona];
    const groups = holders[persona];
    if (rights.length > 0) roles.push({ name: roleOf(persona), rules: rights });
    if (rights.length > 0 && held === 'always') bindings.push({ name: roleOf(persona), groups, namespaces });
    if (everywhere.length === 0) continue;
    roles.push({ name: roleEverywhere(persona), rules: everywhere });
    bindings.push({ name: roleEverywhere(persona), groups });
  }
  return { roles, bindings, incident: { role: roleOf('break-glass'), groups: holders['break-glass'] } };
}
