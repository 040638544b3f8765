import { roleOf } from '../../src/config/access';
import { environments } from '../../src/config/environments';
import { type PersonaName, personaNames } from '../../src/config/personas';
import { services } from '../../src/config/services';
import { readObjects } from '../../src/kubernetes/read';
import { incidentBinding } from './incident';
import { type Column, cells, columns, userOf } from './matrix';
import { mayDo } from './rbac';

const everyEnvironment = Object.values(environments);
const letters = Object.keys(columns) as readonly Column[];

test('the matrix has every persona, and 150 cells or more, each once', () => {
  expect([...new Set(Object.values(columns))].toSorted()).toEqual([...personaNames].toSorted());
  expect(cells.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cells.map(({ says }) => says)).size).toBe(cells.length);
});

describe.each(everyEnvironment)('dist of $name', (environment) => {
  const dist = readObjects(`dist/${environment.name}`);
  const opened = incidentBinding({
    environment: environment.name,
    namespace: 'api',
    name: 'break-glass-1',
    reason: 'INC-42: the users API answers 503',
    expires: '2026-11-29T12:00:00Z',
  });
  // The rights of whoever deploys are not of dist, but of whoever made the cluster.
  const groupsOf = (persona: PersonaName) => (persona === 'ci' ? ['system:masters'] : environment.personas[persona]);

  test.each(letters)('gives column %s of the matrix, cell by cell', (letter) => {
    const objects = letter === 'i' ? [...dist, opened] : dist;
    const differences = cells
      .filter(({ column }) => column === letter)
      .filter(({ allowed, question }) => mayDo(objects, userOf(groupsOf(columns[letter])), question) !== allowed)
      .map(({ allowed, says }) => `${says}: ${allowed ? 'should be allowed' : 'should be refused'}`);
    expect(differences).toEqual([]);
  });

  test('gives nothing to users without a group, to accounts of ours, or to ci', () => {
    const bound = dist.flatMap((object) => (object['subjects'] ?? []) as readonly { kind: string; name: string }[]);
    const holders = personaNames
      .filter((one) => !['ci', 'break-glass'].includes(one))
      .map((one) => environment.personas[one]);
    expect([...new Set(bound.map(({ kind, name }) => `${kind} ${name}`))].toSorted()).toEqual(
      holders.flatMap((groups) => groups.map((group) => `Group ${group}`)).toSorted(),
    );
    expect(cells.filter(({ question }) => mayDo(dist, userOf([]), question))).toEqual([]);
  });

  test('lets no one but ci read a Secret, and break-glass in the namespace that was opened', () => {
    const namespaces = [...Object.keys(services), 'cert-manager', 'kube-system', undefined];
    const readers = personaNames.flatMap((persona) =>
      namespaces.flatMap((namespace) =>
        ['get', 'list', 'watch']
          .map((verb) => ({ verb, group: '', resource: 'secrets', ...(namespace ? { namespace } : {}) }))
          .filter((question) => mayDo([...dist, opened], userOf(groupsOf(persona)), question))
          .map(() => `${persona} in ${namespace ?? 'all namespaces'}`),
      ),
    );
    expect([...new Set(readers.filter((one) => !one.startsWith('ci ')))]).toEqual(['break-glass in api']);
  });

  test('binds break-glass nowhere', () => {
    const roles = dist.flatMap(({ roleRef }) => (roleRef as { name: string } | undefined)?.name ?? []);
    expect(roles.length).toBeGreaterThan(0);
    expect(roles).not.toContain(roleOf('break-glass'));
  });
});

describe('the evaluator', () => {
  const apiGroup = 'rbac.authorization.k8s.io';
  const role = (kind: string, rules: readonly object[], metadata: object = {}) => ({
    apiVersion: `${apiGroup}/v1`,
    kind,
    metadata: { name: 'reader', ...metadata },
    rules,
  });
  const binding = (
    kind: string,
    of: string,
    metadata: object = {},
    subject: object = { kind: 'Group', name: 'a' },
  ) => ({
    apiVersion: `${apiGroup}/v1`,
    kind,
    metadata: { name: 'reader', ...metadata },
    roleRef: { kind: of, name: 'reader' },
    subjects: [subject],
  });
  const there = { namespace: 'api' };
  const pods = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
  const asked = { verb: 'get', group: '', resource: 'pods', namespace: 'api' };
  const one = { name: 'one', groups: ['a'] };

  test.each([
    ['a Role in its namespace', [role('Role', pods, there), binding('RoleBinding', 'Role', there)], true],
    ['a ClusterRole in a namespace', [role('ClusterRole', pods), binding('RoleBinding', 'ClusterRole', there)], true],
    ['a ClusterRole everywhere', [role('ClusterRole', pods), binding('ClusterRoleBinding', 'ClusterRole')], true],
    [
      'a user by name',
      [role('ClusterRole', pods), binding('ClusterRoleBinding', 'ClusterRole', {}, { kind: 'User', name: 'one' })],
      true,
    ],
    [
      'every verb',
      [
        role('ClusterRole', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]),
        binding('ClusterRoleBinding', 'ClusterRole'),
      ],
      true,
    ],
    [
      'a group of the name of the user',
      [role('ClusterRole', pods), binding('ClusterRoleBinding', 'ClusterRole', {}, { kind: 'Group', name: 'one' })],
      false,
    ],
    [
      'another namespace',
      [role('ClusterRole', pods), binding('RoleBinding', 'ClusterRole', { namespace: 'web' })],
      false,
    ],
    [
      'some pods',
      [role('ClusterRole', [{ ...pods[0], resourceNames: ['x'] }]), binding('ClusterRoleBinding', 'ClusterRole')],
      false,
    ],
    ['a role that is not there', [binding('ClusterRoleBinding', 'ClusterRole')], false],
    ['no binding', [role('ClusterRole', pods)], false],
  ])('knows %s', (_, objects, allowed) => expect(mayDo(objects, one, asked)).toBe(allowed));

  test('takes a subresource for another resource', () => {
    const objects = [role('ClusterRole', pods), binding('ClusterRoleBinding', 'ClusterRole')];
    expect(mayDo(objects, one, { ...asked, resource: 'pods/log' })).toBe(false);
    const wide = [role('ClusterRole', [{ ...pods[0], resources: ['*/log'] }]), objects[1] as (typeof objects)[0]];
    expect(mayDo(wide, one, { ...asked, resource: 'pods/log' })).toBe(true);
  });
});
