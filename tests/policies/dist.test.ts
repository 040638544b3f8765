import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { readManifests } from '../../src/pipeline/manifests';
import { policies } from '../../src/policies';
import { evaluate } from '../../src/policies/policy';

describe.each(Object.values(environments))('dist/$name', ({ name, images }) => {
  const { violations, exemptions } = evaluate(policies, {
    objects: readManifests(join('dist', name)),
    ownImages: images.own,
    registries: ['docker.io/', 'ghcr.io/', 'quay.io/'],
    pullPolicy: images.pullPolicy,
  });

  test('violates no policy', () => expect(violations).toEqual([]));

  test('has few exemptions', () => expect(exemptions.length).toBeLessThanOrEqual(10));
});
