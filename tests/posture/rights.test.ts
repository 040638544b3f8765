import type { Manifest } from '../../src/kubernetes/manifest';
import { rightChanges } from '../../src/posture/rights';

const apiVersion = 'rbac.authorization.k8s.io/v1';
const role = (rules: unknown, kind = 'Role', name = 'reader'): Manifest => ({
  apiVersion,
  kind,
  metadata: kind === 'Role' ? { name, namespace: 'web' } : { name },
  ...(rules === undefined ? {} : { rules }),
});
const binding = (kind: string, ref: object, subjects: unknown, namespace: string | undefined = 'web'): Manifest => ({
  apiVersion,
  kind,
  metadata: kind === 'RoleBinding' && namespace ? { name: 'b', namespace } : { name: 'b' },
  roleRef: ref,
  ...(subjects === undefined ? {} : { subjects }),
});
const ofRole = { kind: 'Role', name: 'reader' };
const dev = [{ kind: 'Group', name: 'dev' }];
const rule = (verbs: readonly string[], resources: readonly string[], more: object = {}) => [
  { apiGroups: [''], resources, verbs, ...more },
];
const said = (before: readonly Manifest[], after: readonly Manifest[]) =>
  rightChanges(before, after).map(({ object, risk, says, verb }) => `${risk} ${verb} ${object}: ${says}`);

test.each([
  [['get'], ['pods'], 'medium'],
  [['get'], ['secrets'], 'high'],
  [['list'], ['nodes/proxy'], 'high'],
  [['create'], ['pods'], 'high'],
  [['create'], ['configmaps'], 'medium'],
  [['delete'], ['pods'], 'medium'],
  [['update'], ['serviceaccounts/token'], 'high'],
  [['patch'], ['rolebindings'], 'high'],
  [['impersonate'], ['users'], 'high'],
  [['*'], ['pods'], 'high'],
])('%s of %s is %s', (verbs, resources, risk) => {
  const bound = binding('RoleBinding', ofRole, dev);
  expect(said([bound, role([])], [bound, role(rule(verbs, resources))])).toEqual([
    `${risk} grants Group dev in namespace web: may ${verbs} ${resources}`,
  ]);
  expect(said([bound, role(rule(verbs, resources))], [bound, role([])])).toEqual([
    `low revokes Group dev in namespace web: may not ${verbs} ${resources} any more`,
  ]);
});

test('wildcards and names are counted', () => {
  const bound = binding('RoleBinding', ofRole, dev);
  const has = (before: object[], after: object[]) => said([bound, role(before)], [bound, role(after)]);
  expect(has(rule(['*'], ['*']), rule(['get'], ['pods']))).toEqual([
    'low revokes Group dev in namespace web: may not * * any more',
  ]);
  expect(has(rule(['get'], ['pods']), rule(['get'], ['pods'], { resourceNames: ['a'] }))).toEqual([
    'low revokes Group dev in namespace web: may not get pods any more',
  ]);
  expect(
    has(rule(['get'], ['pods'], { resourceNames: ['a'] }), rule(['get', 'list'], ['pods'], { resourceNames: ['b'] })),
  ).toEqual([
    'medium grants Group dev in namespace web: may get, list pods b',
    'low revokes Group dev in namespace web: may not get pods a any more',
  ]);
  expect(has([], [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }])).toEqual([
    'medium grants Group dev in namespace web: may get /metrics',
  ]);
  expect(has([], [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }, { verbs: null }])).toEqual([
    'medium grants Group dev in namespace web: may get deployments.apps',
  ]);
});

test('a binding to a role that is not there says what it may be', () => {
  const to = (name: string, kind = 'ClusterRole') => binding('ClusterRoleBinding', { kind, name }, dev);
  expect(said([], [to('cluster-admin')])).toEqual([
    'high grants Group dev in the cluster: may * whatever ClusterRole cluster-admin allows',
  ]);
  expect(said([], [to('theirs')])).toEqual([
    'medium grants Group dev in the cluster: may use whatever ClusterRole theirs allows',
  ]);
  expect(said([], [binding('RoleBinding', ofRole, undefined, undefined)])).toEqual([]);
  const account = [{ kind: 'ServiceAccount', name: 'a', namespace: 'ci' }];
  expect(said([], [{ ...binding('RoleBinding', ofRole, account), metadata: { name: 'b' } }])).toEqual([
    'medium grants ServiceAccount ci/a in namespace default: may use whatever Role reader allows',
  ]);
});

test('a role that is bound nowhere is reported by its name, and its renaming is silent', () => {
  const rules = rule(['get'], ['secrets']);
  expect(said([], [role(rules, 'ClusterRole', 'new')])).toEqual([
    'high grants whoever is bound to ClusterRole new: may get secrets',
  ]);
  expect(said([role(rules, 'ClusterRole', 'old')], [role(rules, 'ClusterRole', 'new')])).toEqual([]);
  expect(said([role(undefined)], [role(null)])).toEqual([]);
  expect(said([], [{ apiVersion: 'v1', kind: 'Role', metadata: { name: 'x' } }])).toEqual([]);
});
