import { readFileSync } from 'node:fs';
import type { ForeignImage } from '../../src/config/versions';
import { images, kubernetes, platform, podSecurityVersion, reference, release } from '../../src/config/versions';

const foreign: readonly (readonly [string, ForeignImage])[] = Object.entries(images);

describe('versions', () => {
  test("of the platform is package.json's", () => {
    expect(release).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  test('of Kubernetes and of the platform have three numbers', () => {
    const all = [kubernetes, ...Object.values(platform).map(({ version }) => version)];
    expect(all.filter((version) => !/^v?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('of Pod Security are those of Kubernetes without its patch', () => {
    expect(podSecurityVersion('v1.36.4')).toBe('v1.36');
    expect(`${podSecurityVersion()}.`).toBe(kubernetes.slice(0, podSecurityVersion().length + 1));
  });

  test.each([
    ...foreign.map(([name, { checkedOn }]) => [name, checkedOn]),
    ...Object.entries(platform).map(([name, { checkedOn }]) => [name, checkedOn]),
  ])('of %s were looked up on a day: %s', (_, checkedOn) =>
    expect(new Date(`${checkedOn}T00:00:00Z`).toISOString().slice(0, 10)).toBe(checkedOn),
  );
});

describe.each(foreign)('the image %s', (_, image) => {
  test('has a digest of 64 hexadecimal digits, or none', () => {
    expect(image.digest ?? `sha256:${'0'.repeat(64)}`).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('has a tag of a version and names its registry', () => {
    expect(image.tag).toMatch(/^\d+\.\d+\.\d+$/);
    expect(image.name).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[a-z0-9-]+)+$/);
  });
});

describe('a reference', () => {
  const image = { name: 'docker.io/library/thing', tag: '1.2.3', checkedOn: '2026-11-21' };

  test('has the digest where one is known', () => {
    expect(reference({ ...image, digest: 'sha256:abc' })).toBe('docker.io/library/thing:1.2.3@sha256:abc');
  });

  test('has none where none is known', () => expect(reference(image)).toBe('docker.io/library/thing:1.2.3'));

  test('without a digest is that of FerretDB alone', () => {
    const without = foreign.filter(([, one]) => !reference(one).includes('@')).map(([name]) => name);
    expect(without).toEqual(['ferretdb']);
  });
});
