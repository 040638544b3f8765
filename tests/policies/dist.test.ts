import { join } from 'node:path';
import { declaredIn } from '../../src/config/declared';
import { environments } from '../../src/config/environments';
import { foreignImages } from '../../src/config/versions';
import { readObjects } from '../../src/kubernetes/read';
import { policies } from '../../src/policies';
import { parametersOf } from '../../src/policies/parameters';
import { evaluate } from '../../src/policies/policy';

describe.each(Object.values(environments))('dist/$name', (environment) => {
  const { violations, exemptions } = evaluate(policies, {
    ...parametersOf(environment, foreignImages(environment), declaredIn(environment)),
    objects: readObjects(join('dist', environment.name)),
  });

  test('violates no policy', () => expect(violations.map(({ manifest: _, ...one }) => one)).toEqual([]));

  test('has few exemptions', () => {
    // User namespaces are a fact of the nodes, and so the same for every workload.
    expect(exemptions.filter(({ policy }) => policy !== 'user-namespaces').length).toBeLessThanOrEqual(3);
  });
});
