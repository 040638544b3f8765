import { contextOf } from '../../../src/policies/example';
import { evaluate } from '../../../src/policies/policy';
import { admissionOf, isHeld } from '../../../src/policies/vap';
import { resourceLimits } from '../../../src/policies/workloads/resources';
import { celVerdict } from '../cel';

test('ephemeral containers have no resources of their own', () => {
  const context = contextOf({
    says: 'a container to look around',
    object: 'Deployment api',
    set: { 'spec.template.spec.ephemeralContainers': [{ name: 'debug' }] },
  });
  const admission = admissionOf(resourceLimits, context);
  const objects = context.objects.filter(({ kind }) => kind === 'Deployment');
  expect(evaluate([resourceLimits], context, objects).violations).toEqual([]);
  expect(objects.map((object) => isHeld(admission) && celVerdict(admission, object, context))).toEqual(['allowed']);
});
