import { identity, nameOf } from '../../src/kubernetes/identity';

const at = (apiVersion: string, namespace?: string) => ({
  apiVersion,
  kind: 'Role',
  metadata: { name: 'a', namespace },
});

test('the identity has the group, not the version', () => {
  expect(identity(at('rbac.example/v1', 'b'))).toBe('Role.rbac.example b/a');
  expect(identity(at('rbac.example/v2', 'b'))).toBe(identity(at('rbac.example/v1', 'b')));
  expect([at('v1', 'b'), at('v1'), at('rbac.example/v1')].map(identity)).toEqual([
    'Role b/a',
    'Role a',
    'Role.rbac.example a',
  ]);
});

test('the display name has neither', () => {
  expect([at('rbac.example/v1', 'b'), at('v1', 'b'), at('v1')].map(nameOf)).toEqual(['Role b/a', 'Role b/a', 'Role a']);
});
