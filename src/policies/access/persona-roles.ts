/** ClusterRoles and their bindings: those of personas, right for right. */
import type { Access } from '../../config/access';
import type { Right } from '../../config/rights';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { onDeclared } from '../declared/declared';
import { type BindingShape, isKind, type RbacRule } from '../kinds';
import { isOurs, partIn, platform } from '../platform';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';
import { givesVariables, groupText, isRole, isRoleInCel, isSame, partiesInCel, partiesOf } from './groups';

/** Of the names of our roles: whoever takes one takes its bindings. */
const prefix = 'breakwater-';

export const personaRole: Policy = {
  id: 'persona-role',
  source: 'V18',
  title: 'ClusterRoles of ours, and their bindings, are those of the personas',
  why: 'A right for the whole cluster that no persona has is one that no matrix of rights shows.',
  fix: 'remove it, or change the personas in src/config/personas.ts and the groups of the environment, and deploy',
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    if (!declared || !isKind(object, 'ClusterRole', 'ClusterRoleBinding') || !isAbout(object)) return [];
    return object.kind === 'ClusterRole' ? roleFaults(object, declared.access) : bindingFaults(object, declared.access);
  },
};

interface Rule extends RbacRule {
  readonly resourceNames?: readonly string[];
}

/** By its label, by its name, or by the role that it gives. */
function isAbout(object: Manifest & { readonly roleRef?: { readonly name?: string } }): boolean {
  return [object.metadata.name, object.roleRef?.name].some((one) => one?.startsWith(prefix)) || isOurs(object);
}

function roleFaults(object: Manifest & { readonly rules?: readonly Rule[] }, { roles }: Access): readonly Fault[] {
  const { name } = object.metadata;
  const role = roles.find((one) => one.name === name);
  const rules = list(object.rules);
  const wanted = role?.rules.map(rightText) ?? [];
  const said = rules.map(ruleText);
  return [
    ...demand(
      role !== undefined && isSame(said, wanted),
      ['rules'],
      `let rules be those of a persona; ${difference(said, wanted)}`,
    ),
    ...rules.flatMap(({ nonResourceURLs, resourceNames }, place) =>
      demand(
        !isSet(nonResourceURLs) && !isSet(resourceNames),
        ['rules', place],
        `rules[${place}]: remove nonResourceURLs and resourceNames; no persona has them`,
      ),
    ),
    ...demand(
      !isSet(object['aggregationRule']),
      ['aggregationRule'],
      `remove aggregationRule ${found(object['aggregationRule'])}; it takes rights from others`,
    ),
  ];
}

function difference(has: readonly string[], wanted: readonly string[]): string {
  const [more] = has.filter((one) => !wanted.includes(one));
  const [less] = wanted.filter((one) => !has.includes(one));
  if (more !== undefined) return `none of that name has '${more}'`;
  return less === undefined ? 'their order is that of the persona' : `'${less}' is missing`;
}

/** A rule as a line: `apps/: deployments, statefulsets: get, list`. */
function ruleText({ apiGroups, resources, verbs }: RbacRule): string {
  const groups = list(apiGroups).map((group) => `${group}/`);
  return [groups, list(resources), list(verbs)].map((one) => one.join(', ')).join(': ');
}

function rightText({ group, ...rest }: Right): string {
  return ruleText({ apiGroups: [group], ...rest });
}

const ruleInCel = [
  "r.?apiGroups.orValue([]).map(g, g + '/').join(', ')",
  ...['resources', 'verbs'].map((field) => `r.?${field}.orValue([]).join(', ')`),
].join(" + ': ' + ");

function bindingFaults(object: Manifest & BindingShape, { bindings }: Access): readonly Fault[] {
  const { name } = object.metadata;
  const binding = bindings.find((one) => one.name === name && !one.namespaces);
  const subjects = partiesOf(object.subjects);
  const wanted = binding?.groups.map(groupText) ?? [];
  return [
    ...demand(
      binding !== undefined && isRole(object.roleRef, name),
      ['roleRef'],
      `let roleRef be the ClusterRole of a persona, and the name that of its role ${found(object.roleRef)}`,
    ),
    ...demand(isSame(subjects, wanted), ['subjects'], `let subjects be the groups of the persona ${found(subjects)}`),
  ];
}

function admission({ access: { bindings, roles } }: { readonly access: Access }): Admission {
  const aRole = "object.kind == 'ClusterRole'";
  const name = 'object.metadata.name';
  const isOneOf = (all: readonly string[]) => `(${all.join(' || ')})`;
  return {
    resources: [
      { group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['clusterrolebindings', 'clusterroles'] },
    ],
    unless: {
      'not-of-personas': `!${name}.startsWith('${prefix}') && ${partIn('object')} != '${platform}' && !dyn(object).?roleRef.?name.orValue('').startsWith('${prefix}')`,
    },
    variables: {
      rules: `dyn(object).?rules.orValue([]).map(r, ${ruleInCel})`,
      extra:
        'dyn(object).?rules.orValue([]).exists(r, r.?nonResourceURLs.hasValue() || r.?resourceNames.hasValue()) || dyn(object).?aggregationRule.hasValue()',
      ...givesVariables,
    },
    expression: `${aRole} ? !variables.extra && ${isOneOf(
      roles.map(
        (role) => `${name} == ${celText(role.name)} && variables.rules == ${celList(role.rules.map(rightText))}`,
      ),
    )} : ${isRoleInCel(name)} && ${isOneOf(
      bindings
        .filter(({ namespaces }) => !namespaces)
        .map((one) => `${name} == ${celText(one.name)} && ${partiesInCel(one.groups)}`),
    )}`,
    found: `${aRole} ? 'its rules' : 'its role or subjects'`,
  };
}
