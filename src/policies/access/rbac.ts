import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { list } from '../../kubernetes/manifest';
import { celList, celText } from '../admission';
import { isKind, type RbacRule } from '../kinds';
import { isOurs } from '../platform';
import type { Fault, Policy } from '../policy';
import { demand, show } from '../sentences';
import { type Forbidden, forbidden } from './rights';

const fields = ['apiGroups', 'resources', 'verbs', 'nonResourceURLs'] as const;
const escalating = ['bind', 'escalate', 'impersonate'];

export const leastPrivilege: Policy = {
  id: 'least-privilege',
  source: 25,
  title: 'Roles name each right, and none that leads to more',
  why: 'An account that can read Secrets, start a shell or grant roles can obtain every right in its scope.',
  fix: 'name groups, resources and verbs one by one, and leave out Secrets, shells, workloads, roles and what decides about others',
  answers: [
    ...['5.1.2', '5.1.3', '5.1.4', '5.1.8', '5.1.9', '5.1.10', '5.1.11', '5.1.12', '5.1.13'].map((id) => `CIS ${id}`),
    ...['access-to-secrets', 'access-to-create-pods', 'wildcard-in-rules'].map((id) => `KL ${id}`),
    ...['0002', '0007', '0015', '0031', '0063', '0065', '0186', '0187', '0188', '0191'].map((id) => `KB C-${id}`),
    ...['0278', '0279', '0280', '0281', '0282'].map((id) => `KB C-${id}`),
    ...['CKV_K8S_49', 'CKV_K8S_155', 'CKV_K8S_156', 'CKV_K8S_157', 'CKV_K8S_158'].map((id) => `CK ${id}`),
    ...['1', '2', '3', '4', '5'].map((id) => `CK CKV2_K8S_${id}`),
    ...['0041', '0042', '0043', '0044', '0045', '0046', '0047', '0048', '0049', '0050'].map((id) => `TR KSV-${id}`),
    ...['0052', '0053', '0054', '0056', '0112', '0113', '0114', '0115'].map((id) => `TR KSV-${id}`),
    ...['96', '97', '101', '105'].map((id) => `DT ${id}`),
    'PO clusterrolePodExecAttach',
    'PO clusterrolebindingPodExecAttach',
    'PO rolePodExecAttach',
    'PO rolebindingClusterRolePodExecAttach',
    'PO rolebindingRolePodExecAttach',
    'MO KBP107',
    'MO KBP108',
  ],
  admission: ({ declared }) => ({
    resources: [{ group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['clusterroles', 'roles'] }],
    unless: {
      // Another policy compares it as a whole.
      ...(declared
        ? {
            'of-incidents': `object.kind == 'ClusterRole' && object.metadata.name == ${celText(declared.access.incident.role)}`,
          }
        : {}),
      'not-ours':
        "object.kind == 'ClusterRole' && object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('') != 'breakwater'",
    },
    variables: {
      refused: `object.?rules.orValue([]).filter(r, ${[
        ...fields.map((field) => `r.?${field}.orValue([]).exists(x, x.contains('*'))`),
        `r.?verbs.orValue([]).exists(v, v in ${celList(escalating)})`,
        ...forbidden.map(grantsInCel),
      ].join(' || ')})`,
    },
    expression: 'variables.refused.size() == 0',
    found: "'rules on ' + variables.refused.map(r, r.?resources.orValue(['URLs']).join(', ')).join('; ')",
  }),
  check: (object, { declared }) => {
    if (!isKind(object, 'Role', 'ClusterRole')) return [];
    if (object.kind === 'ClusterRole' && (!isOurs(object) || object.metadata.name === declared?.access.incident.role))
      return [];
    return list(object.rules).flatMap((rule, index) => ruleProblems(['rules', index], rule));
  },
};

function ruleProblems(path: FieldPath, rule: RbacRule): readonly Fault[] {
  const subject = pathText(path);
  return [
    ...fields.flatMap((field) =>
      list(rule[field]).flatMap((item, place) =>
        demand(
          !item.includes('*'),
          [...path, field, place],
          `${subject}: replace ${show(item)} in ${field} by the names that are needed`,
        ),
      ),
    ),
    ...list(rule.verbs).flatMap((verb, place) =>
      demand(
        !escalating.includes(verb),
        [...path, 'verbs', place],
        `${subject}: remove the verb ${show(verb)}; it grants the rights of others`,
      ),
    ),
    ...forbidden.flatMap((right) =>
      granted(rule, right).map(({ place, resource }) => {
        const verbs = right.verbs?.filter((verb) => list(rule.verbs).includes(verb));
        const rights = `${verbs ? `${verbs.join(', ')} on ` : ''}${show(resource)}`;
        return { path: [...path, 'resources', place], message: `${subject}: remove ${rights}; ${right.because}` };
      }),
    ),
  ];
}

/** A resource, and where in the list of its rule it is. */
interface Granted {
  readonly resource: string;
  readonly place: number;
}

/** The resources on which the rule grants the right, by their names; wildcards have a sentence of their own. */
function granted({ apiGroups, resources, verbs }: RbacRule, right: Forbidden): readonly Granted[] {
  const isGranted =
    list(apiGroups).some((group) => group === right.group || group === '*') &&
    (!right.verbs || list(verbs).some((verb) => right.verbs?.includes(verb)));
  return list(resources)
    .map((resource, place) => ({ resource, place }))
    .filter(({ resource }) => isGranted && right.resources.includes(resource));
}

function grantsInCel({ group, resources, verbs }: Forbidden): string {
  return [
    `(${celText(group)} in r.?apiGroups.orValue([])`,
    `r.?resources.orValue([]).exists(x, x in ${celList(resources)})${verbs ? '' : ')'}`,
    ...(verbs ? [`r.?verbs.orValue([]).exists(v, v in ${celList(verbs)}))`] : []),
  ].join(' && ');
}
