import { another, type Fixtures } from '../example';

const role = 'ClusterRole breakwater-sre';
const binding = 'ClusterRoleBinding breakwater-auditor';
const apiGroup = 'rbac.authorization.k8s.io';
const group = (name: string) => ({ apiGroup, kind: 'Group', name });
const partOf = 'metadata.labels[app.kubernetes.io/part-of]';
const named = 'let roleRef be the ClusterRole of a persona, and the name that of its role';
const subjects = 'let subjects be the groups of the persona';

/** A role or binding without our label. */
const ofOthers = (object: string, name: string, set: Readonly<Record<string, unknown>> = {}) =>
  another(object, name, { [partOf]: 'elsewhere', ...set });

export const personaRole: Fixtures = {
  good: [
    { says: 'the role of a persona', object: role },
    { says: 'its binding', object: binding },
    { says: 'a role of others', plus: [ofOthers(role, 'view')] },
    {
      says: 'a binding of others',
      plus: [ofOthers(binding, 'view', { roleRef: { apiGroup, kind: 'ClusterRole', name: 'view' } })],
    },
  ],
  bad: [
    {
      says: 'one more right',
      object: role,
      set: { 'rules[2]': { apiGroups: [''], resources: ['nodes'], verbs: ['get'] } },
      complains: ["ClusterRole breakwater-sre: let rules be those of a persona; none of that name has '/: nodes: get'"],
    },
    {
      says: 'one right less',
      object: role,
      set: { rules: [{ apiGroups: [''], resources: ['pods', 'services'], verbs: ['get', 'list'] }] },
      complains: ["ClusterRole breakwater-sre: let rules be those of a persona; 'apps/: deployments: get' is missing"],
    },
    {
      says: 'the same rights in another order',
      object: role,
      set: {
        rules: [
          { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
          { apiGroups: [''], resources: ['pods', 'services'], verbs: ['get', 'list'] },
        ],
      },
      complains: ['ClusterRole breakwater-sre: let rules be those of a persona; their order is that of the persona'],
    },
    {
      says: 'a part of the objects',
      object: role,
      set: { 'rules[0].resourceNames': ['api'] },
      complains: [
        'ClusterRole breakwater-sre: rules[0]: remove nonResourceURLs and resourceNames; no persona has them',
      ],
    },
    {
      says: 'paths of the API server',
      object: role,
      set: { 'rules[1].nonResourceURLs': ['/logs'] },
      complains: [
        'ClusterRole breakwater-sre: rules[1]: remove nonResourceURLs and resourceNames; no persona has them',
      ],
    },
    {
      says: 'rights from others',
      object: role,
      set: { aggregationRule: { clusterRoleSelectors: [] } },
      complains: [
        'ClusterRole breakwater-sre: remove aggregationRule (it is {"clusterRoleSelectors":[]}); it takes rights from others',
      ],
    },
    {
      says: 'a role that no persona has, without our label',
      plus: [ofOthers(role, 'breakwater-helper', { rules: [] })],
      complains: ['ClusterRole breakwater-helper: let rules be those of a persona; their order is that of the persona'],
    },
    {
      says: 'a role of ours under another name',
      plus: [another(role, 'helper', { rules: [] })],
      complains: ['ClusterRole helper: let rules be those of a persona; their order is that of the persona'],
    },
    {
      says: 'the rights of another persona',
      plus: [another(role, 'breakwater-auditor', {})],
      complains: [
        "ClusterRole breakwater-auditor: let rules be those of a persona; none of that name has '/: pods, services: get, list'",
      ],
    },
    {
      says: 'the rights of an incident under another name',
      plus: [another('ClusterRole breakwater-break-glass', 'breakwater-helper')],
      complains: [
        "ClusterRole breakwater-helper: let rules be those of a persona; none of that name has '/: pods/exec: create'",
      ],
    },
    {
      says: 'the rights of a persona of the cluster under another name',
      plus: [another('ClusterRole breakwater-auditor', 'breakwater-viewer')],
      complains: [
        "ClusterRole breakwater-viewer: let rules be those of a persona; none of that name has '/: namespaces: get'",
      ],
    },
    {
      says: 'no group of the API',
      object: role,
      set: { 'rules[0].apiGroups': [] },
      complains: [
        "ClusterRole breakwater-sre: let rules be those of a persona; none of that name has ': pods, services: get, list'",
      ],
    },
    {
      says: 'the role of a persona of namespaces, for the groups of another',
      plus: [another(binding, 'breakwater-sre', { 'roleRef.name': 'breakwater-sre' })],
      complains: [
        `ClusterRoleBinding breakwater-sre: ${named} (it is {"apiGroup":"${apiGroup}","kind":"ClusterRole","name":"breakwater-sre"})`,
        `ClusterRoleBinding breakwater-sre: ${subjects} (it is ["Group.${apiGroup} breakwater:auditor"])`,
      ],
    },
    {
      says: 'another group',
      object: binding,
      set: { 'subjects[0]': group('breakwater:developer') },
      complains: [
        `ClusterRoleBinding breakwater-auditor: ${subjects} (it is ["Group.${apiGroup} breakwater:developer"])`,
      ],
    },
    {
      says: 'a user of that name',
      object: binding,
      set: { 'subjects[0]': { apiGroup, kind: 'User', name: 'breakwater:auditor' } },
      complains: [`ClusterRoleBinding breakwater-auditor: ${subjects} (it is ["User.${apiGroup} breakwater:auditor"])`],
    },
    {
      says: 'another role',
      object: binding,
      set: { 'roleRef.name': 'breakwater-sre' },
      complains: [
        `ClusterRoleBinding breakwater-auditor: ${named} (it is {"apiGroup":"${apiGroup}","kind":"ClusterRole","name":"breakwater-sre"})`,
      ],
    },
    {
      says: 'a role of another kind',
      object: binding,
      set: { 'roleRef.kind': 'Role' },
      complains: [
        `ClusterRoleBinding breakwater-auditor: ${named} (it is {"apiGroup":"${apiGroup}","kind":"Role","name":"breakwater-auditor"})`,
      ],
    },
    {
      says: 'a persona of namespaces, in all of them',
      plus: [
        another(binding, 'breakwater-sre', {
          'roleRef.name': 'breakwater-sre',
          subjects: [group('breakwater:sre'), group('on-call')],
        }),
      ],
      complains: [
        `ClusterRoleBinding breakwater-sre: ${named} (it is {"apiGroup":"${apiGroup}","kind":"ClusterRole","name":"breakwater-sre"})`,
        `ClusterRoleBinding breakwater-sre: ${subjects} (it is ["Group.${apiGroup} breakwater:sre","Group.${apiGroup} on-call"])`,
      ],
    },
    {
      says: 'a role of ours in a binding of others',
      plus: [ofOthers(binding, 'helpers')],
      complains: [
        `ClusterRoleBinding helpers: ${named} (it is {"apiGroup":"${apiGroup}","kind":"ClusterRole","name":"breakwater-auditor"})`,
        `ClusterRoleBinding helpers: ${subjects} (it is ["Group.${apiGroup} breakwater:auditor"])`,
      ],
    },
    {
      says: 'a role of others in a binding of our name',
      plus: [
        ofOthers(binding, 'breakwater-view', {
          roleRef: { apiGroup, kind: 'ClusterRole', name: 'view' },
          subjects: [],
        }),
      ],
      complains: [
        `ClusterRoleBinding breakwater-view: ${named} (it is {"apiGroup":"${apiGroup}","kind":"ClusterRole","name":"view"})`,
      ],
    },
  ],
};
