import { contextOf } from '../../../src/policies/example';
import { imageDigest, imageReference } from '../../../src/policies/pods/images';
import type { Policy, PolicyParameters } from '../../../src/policies/policy';
import { admissionOf, isHeld } from '../../../src/policies/vap';
import { celVerdict } from '../cel';

const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`;

/** Messages about a Deployment of one image, after both engines agreed. */
function judged(policy: Policy, image: string, parameters: Partial<PolicyParameters>) {
  const changed = contextOf({
    says: image,
    object: 'Deployment api',
    set: { 'spec.template.spec.containers[0].image': image },
  });
  const context = { ...changed, ...parameters };
  const admission = admissionOf(policy, context);
  return context.objects
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap((object) => {
      const sentences = policy.check(object, context).map(({ message }) => message);
      expect(isHeld(admission) && celVerdict(admission, object, context)).toBe(
        sentences.length === 0 ? 'allowed' : 'refused',
      );
      return sentences;
    });
}

test('an environment may allow exactly one image, or none but its own', () => {
  const image = `docker.io/grafana/grafana:12.0.1${digest}`;
  expect(judged(imageReference, image, { foreignImages: [image] })).toEqual([]);
  expect(judged(imageReference, image, { foreignImages: [] })).toEqual([
    `container 'api': take an image that is allowed here: none but ours (image is '${image}')`,
  ]);
});

describe('an image of others in the registry of ours', () => {
  const image = 'localhost/breakwater/grafana:12.0.1';

  test('may run when it is listed in full', () => {
    expect(judged(imageReference, image, { foreignImages: [image] })).toEqual([]);
    expect(judged(imageReference, image, { foreignImages: ['localhost/'] })).toHaveLength(1);
  });

  test('needs its digest then', () => {
    expect(judged(imageDigest, image, { foreignImages: [image] })).toHaveLength(1);
    expect(judged(imageDigest, `${image}${digest}`, { foreignImages: [`${image}${digest}`] })).toEqual([]);
    expect(judged(imageDigest, image, { foreignImages: [] })).toEqual([]);
  });
});

test('a dot in the name of our registry is a dot', () => {
  const image = 'registryxexample/api:0123456789abcdef0123456789abcdef01234567';
  const parameters = { ownImages: 'registry.example/', foreignImages: [] };
  expect(judged(imageReference, image, parameters)).toHaveLength(1);
  expect(judged(imageReference, image.replace('yx', 'y.'), parameters)).toEqual([]);
});
