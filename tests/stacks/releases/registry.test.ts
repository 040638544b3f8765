import { imageFrom, registryOf } from '../../../src/stacks/releases/registry';

describe('the registry of an image', () => {
  test('is where it is published', () => expect(registryOf('upstream', 'quay.io')).toBe('quay.io'));

  test.each([
    ['registry.internal/', 'registry.internal'],
    ['registry.internal:5000/mirror/', 'registry.internal:5000/mirror'],
  ] as const)('is that of the site, without the slash at the end of %s', (prefix, registry) =>
    expect(registryOf(prefix, 'quay.io')).toBe(registry),
  );
});

describe('an image', () => {
  const image = 'quay.io/a/b/c:v1.2.3@sha256:abc';

  test('is named as it is published', () => expect(imageFrom('upstream', image)).toBe(image));

  test('is named by the registry of the site in place of its own, and the rest as it was', () => {
    expect(imageFrom('registry.internal/mirror/', image)).toBe('registry.internal/mirror/a/b/c:v1.2.3@sha256:abc');
  });
});
