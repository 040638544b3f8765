import { imageReference } from '../../src/policies/images';
import { evaluate } from '../../src/policies/policy';
import { broken, describeBroken } from './broken';

const container = 'spec.template.spec.containers[0]';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const contentHash = '0123456789abcdef0123456789abcdef01234567';

function image(reference: string | undefined) {
  return { object: 'Deployment api', set: { [`${container}.image`]: reference } };
}

describeBroken('image-reference', [
  {
    says: 'no image',
    ...image(undefined),
    complains: ["Deployment api/api: container 'api': set image (it is missing)"],
  },
  {
    says: 'an image of ours named by a version',
    ...image('localhost/breakwater/api:1.2.3'),
    complains: [
      "Deployment api/api: container 'api': set the tag of our own image to its content hash of 40 lower-case hexadecimal digits (image is 'localhost/breakwater/api:1.2.3')",
    ],
  },
  {
    says: 'an image of ours without a tag',
    ...image('localhost/breakwater/api'),
    complains: [
      "Deployment api/api: container 'api': set the tag of our own image to its content hash of 40 lower-case hexadecimal digits (image is 'localhost/breakwater/api')",
    ],
  },
  {
    says: 'an image of ours with half a digest',
    ...image(`localhost/breakwater/api:${contentHash}@sha256:0123`),
    complains: [
      "Deployment api/api: container 'api': write the digest as sha256: and 64 hexadecimal digits, or leave it out (image is 'localhost/breakwater/api:0123456789abcdef0123456789abcdef01234567@sha256:0123')",
    ],
  },
  {
    says: 'the latest image of an allowed registry',
    ...image(`docker.io/library/mongo:latest@${digest}`),
    complains: [
      "Deployment api/api: container 'api': add the tag of a version, for people to read (image is 'docker.io/library/mongo:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
    ],
  },
  {
    says: 'an image without a tag',
    ...image(`docker.io/library/mongo@${digest}`),
    complains: [
      "Deployment api/api: container 'api': add the tag of a version, for people to read (image is 'docker.io/library/mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
    ],
  },
  {
    says: 'an image without a digest',
    ...image('quay.io/jetstack/cert-manager:v1.21.1'),
    complains: [
      "Deployment api/api: container 'api': add the digest as @sha256: and 64 hexadecimal digits (image is 'quay.io/jetstack/cert-manager:v1.21.1')",
    ],
  },
  {
    says: 'a registry whose name begins like an allowed one',
    ...image(`quay.io.evil.example/api:1@${digest}`),
    complains: [
      "Deployment api/api: container 'api': take the image from an allowed registry: docker.io/library/, quay.io (image is 'quay.io.evil.example/api:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
    ],
  },
  {
    says: 'a registry that is an allowed one on another port',
    ...image(`quay.io:5000/api:1@${digest}`),
    complains: [
      "Deployment api/api: container 'api': take the image from an allowed registry: docker.io/library/, quay.io (image is 'quay.io:5000/api:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
    ],
  },
  {
    says: 'a short name, which the node completes as it likes',
    ...image(`mongo:8@${digest}`),
    complains: [
      "Deployment api/api: container 'api': take the image from an allowed registry: docker.io/library/, quay.io (image is 'mongo:8@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
    ],
  },
  {
    says: 'a pull policy that is left to the tag',
    object: 'Deployment api',
    set: { [`${container}.imagePullPolicy`]: undefined },
    complains: ["Deployment api/api: container 'api': set imagePullPolicy to 'Always' (it is missing)"],
  },
  {
    says: 'another pull policy',
    object: 'StatefulSet mongo',
    set: { [`${container}.imagePullPolicy`]: 'IfNotPresent' },
    complains: ["StatefulSet api/mongo: container 'mongo': set imagePullPolicy to 'Always' (it is 'IfNotPresent')"],
  },
  {
    says: 'nothing about an image of ours with a digest',
    ...image(`localhost/breakwater/api:${contentHash}@${digest}`),
    complains: [],
  },
]);

test('an environment may allow exactly one image, or none but its own', () => {
  const context = broken(image(`docker.io/grafana/grafana:12.0.1@${digest}`));
  const objects = context.objects.filter(({ kind }) => kind === 'Deployment');
  const judge = (registries: readonly string[]) =>
    evaluate([imageReference], { ...context, objects, registries }).violations.map(({ message }) => message);
  expect(judge(['docker.io/grafana/grafana'])).toEqual([]);
  expect(judge([])).toEqual([
    `container 'api': take the image from an allowed registry: nowhere (image is 'docker.io/grafana/grafana:12.0.1@${digest}')`,
  ]);
});
