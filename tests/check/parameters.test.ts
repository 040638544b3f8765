import { foreignParameters } from '../../src/check/parameters';
import type { Manifest } from '../../src/kubernetes/manifest';
import { imageReference } from '../../src/policies/pods/images';

const pod = (...images: readonly (string | undefined)[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers: images.map((image) => ({ name: 'b', image })) },
});
const service: Manifest = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };

describe('what YAML of others is compared with', () => {
  const objects = [pod('nginx:1', 'ghcr.io/a/b:2'), service, pod('ghcr.io/c', 'nginx:1', undefined)];

  test('allows every image that is there, where nothing is said', () => {
    const parameters = foreignParameters({ pullPolicy: 'Always' }, objects);
    expect(parameters.foreignImages).toEqual(['nginx:1', 'ghcr.io/']);
    expect(parameters.pullPolicy).toBe('Always');
    for (const object of objects.slice(0, 2))
      expect(imageReference.check(object, { ...parameters, objects })).toEqual([]);
  });

  test('is what was said', () => {
    const said = { ownImages: 'ghcr.io/own/', allowImage: ['docker.io/'], pullPolicy: 'IfNotPresent' } as const;
    expect(foreignParameters(said, objects)).toEqual({
      ownImages: 'ghcr.io/own/',
      foreignImages: ['docker.io/'],
      pullPolicy: 'IfNotPresent',
    });
  });
});
