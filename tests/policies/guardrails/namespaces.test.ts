import { contextOf } from '../../../src/policies/example';
import { podSecurityLevel } from '../../../src/policies/guardrails/namespaces';
import { admissionOf, isHeld } from '../../../src/policies/vap';
import { celVerdict } from '../cel';

test('namespaces of others are not asked', () => {
  const context = contextOf({ says: 'nothing' });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'theirs' } };
  const admission = admissionOf(podSecurityLevel, context);
  expect(podSecurityLevel.check(namespace, context)).toEqual([]);
  expect(isHeld(admission) && celVerdict(admission, namespace, context)).toBe('not asked');
});
