/** Rights and their holders, by allow list. */
import type { Access } from '../../config/access';
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { list, type Manifest } from '../../kubernetes/manifest';
import { gives, givesInCel, givesVariables } from '../access/groups';
import { celList, celText } from '../admission';
import { isKind, type Kinds, type RbacRule } from '../kinds';
import type { Fault, Policy } from '../policy';
import { demand, found, show } from '../sentences';

const reading = ['get', 'list', 'watch'];

/** What may be read, by group: nothing that is secret, and nothing that answers for others. */
const readable: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['configmaps', 'endpoints', 'events', 'limitranges', 'namespaces', 'nodes', 'persistentvolumeclaims', 'pods'],
    ...['pods/log', 'resourcequotas', 'serviceaccounts', 'services'],
  ],
  apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'cert-manager.io': ['certificates', 'issuers'],
  'discovery.k8s.io': ['endpointslices'],
  'networking.k8s.io': ['ingresses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
};

const pairs = Object.entries(readable).flatMap(([group, resources]) => resources.map((one) => `${group}/${one}`));

export const roleRights: Policy = {
  id: 'role-rights',
  source: 'V18',
  title: 'Roles read, and only what is not secret',
  why: 'A right that is not listed may be the one that leads to all others: scaling, evicting, certificates, nodes, kinds of the API itself.',
  fix: `name verbs among ${reading.join(', ')} and resources among those of src/policies/allowed/roles.ts, and remove nonResourceURLs`,
  answers: [],
  admission: {
    resources: [{ group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['roles'] }],
    variables: {
      refused: `object.?rules.orValue([]).filter(r, !(${[
        `r.?verbs.orValue([]).all(v, v in ${celList(reading)})`,
        `r.?apiGroups.orValue([]).all(g, r.?resources.orValue([]).all(x, g + '/' + x in ${celList(pairs)}))`,
        'r.?nonResourceURLs.orValue([]).size() == 0',
      ].join(' && ')}))`,
    },
    expression: 'variables.refused.size() == 0',
    found: "'rules on ' + variables.refused.map(r, r.?resources.orValue(['URLs']).join(', ')).join('; ')",
  },
  check: (object, { environment }) => {
    if (environment === undefined || !isKind(object, 'Role')) return [];
    return list(object.rules).flatMap((rule, place) => rightFaults(['rules', place], rule));
  },
};

function rightFaults(path: FieldPath, { apiGroups, nonResourceURLs, resources, verbs }: RbacRule): readonly Fault[] {
  const subject = pathText(path);
  return [
    ...list(verbs).flatMap((verb, place) =>
      demand(
        reading.includes(verb),
        [...path, 'verbs', place],
        `${subject}: remove the verb ${show(verb)}; roles read, by ${reading.join(', ')}`,
      ),
    ),
    ...list(apiGroups).flatMap((group) =>
      list(resources).flatMap((resource, place) =>
        demand(
          pairs.includes(`${group}/${resource}`),
          [...path, 'resources', place],
          `${subject}: remove ${show(resource)} of the group ${show(group)}; no list of ours has it`,
        ),
      ),
    ),
    ...list(nonResourceURLs).flatMap((url, place) =>
      demand(false, [...path, 'nonResourceURLs', place], `${subject}: remove ${show(url)} from nonResourceURLs`),
    ),
  ];
}

export const bindingParties: Policy = {
  id: 'binding-parties',
  source: 'V18',
  title: 'A RoleBinding gives a Role of its namespace to accounts of its namespace, or a persona to its groups',
  why: 'A ClusterRole of others grows without a review, and a user, a group or an account of another namespace is someone whom no rule here knows.',
  fix: 'let roleRef name a Role, and let subjects be ServiceAccounts of the same namespace; people have the personas of src/config/personas.ts, and break-glass as docs/how-to/break-the-glass.md says',
  answers: [],
  admission: ({ declared }) => ({
    resources: [{ group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['rolebindings'] }],
    variables: {
      strangers:
        "object.?subjects.orValue([]).filter(s, !(s.?kind.orValue('') == 'ServiceAccount' && s.?namespace.orValue(object.metadata.namespace) == object.metadata.namespace))",
      ...givesVariables,
    },
    expression: [
      "object.?roleRef.?kind.orValue('') == 'Role' && variables.strangers.size() == 0",
      ...(declared ? personasInCel(declared.access) : []),
    ].join(' || '),
    found:
      "variables.strangers.size() == 0 ? 'its roleRef' : 'subjects ' + variables.strangers.map(s, s.?name.orValue('')).join(', ')",
  }),
  check: (object, { declared, environment }) => {
    if (environment === undefined || !isKind(object, 'RoleBinding')) return [];
    if (declared && isOfPersona(object, declared.access)) return [];
    const { roleRef, subjects } = object;
    const { namespace } = object.metadata;
    return [
      ...demand(
        roleRef?.kind === 'Role',
        ['roleRef', 'kind'],
        `let roleRef name a Role of the namespace, or binding and subjects be those of a persona ${found(roleRef)}`,
      ),
      ...list(subjects).flatMap((subject, place) =>
        demand(
          subject.kind === 'ServiceAccount' && (subject.namespace ?? namespace) === namespace,
          ['subjects', place],
          `subjects[${place}]: name a ServiceAccount of the namespace ${found(subject)}`,
        ),
      ),
    ];
  },
};

/** The name of a binding that is made for an incident begins so. */
const ofIncident = 'break-glass-';

/** Whether a binding is one of a persona, as a whole; another policy says more of those of an incident. */
function isOfPersona(object: Manifest & Kinds['RoleBinding'], { bindings, incident }: Access): boolean {
  const { name, namespace = '' } = object.metadata;
  return (
    bindings.some(
      (one) => one.name === name && one.namespaces?.includes(namespace) && gives(object, name, one.groups),
    ) ||
    (name.startsWith(ofIncident) && gives(object, incident.role, incident.groups))
  );
}

function personasInCel({ bindings, incident }: Access): readonly string[] {
  return [
    ...bindings.flatMap(({ groups, name, namespaces }) =>
      namespaces
        ? [
            `object.metadata.name == ${celText(name)} && object.metadata.namespace in ${celList(namespaces)} && ${givesInCel(name, groups)}`,
          ]
        : [],
    ),
    `object.metadata.name.startsWith('${ofIncident}') && ${givesInCel(incident.role, incident.groups)}`,
  ];
}
