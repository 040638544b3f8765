import { existsSync, readFileSync } from 'node:fs';
import { environments } from '../../src/config/environments';
import { neighbours } from '../../src/config/flows';
import { frontDoors } from '../../src/config/front-doors';
import type { ForeignImage, Release } from '../../src/config/versions';
import {
  foreignImages,
  images,
  kubernetes,
  podSecurityVersion,
  reference,
  release,
  releases,
} from '../../src/config/versions';

const foreign: readonly (readonly [string, ForeignImage])[] = Object.entries(images);
const charts: readonly (readonly [string, Release])[] = Object.entries(releases);

describe('versions', () => {
  test("of the platform is package.json's", () => {
    expect(release).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  test('of Kubernetes and of releases have three numbers', () => {
    const all = [kubernetes, ...charts.flatMap(([, { version, application }]) => [version, application])];
    expect(all.filter((version) => !/^v?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('of Pod Security are those of Kubernetes without its patch', () => {
    expect(podSecurityVersion('v1.36.4')).toBe('v1.36');
    expect(`${podSecurityVersion()}.`).toBe(kubernetes.slice(0, podSecurityVersion().length + 1));
  });

  test.each([...[...foreign, ...charts].map(([name, { checkedOn }]) => [name, checkedOn])])(
    'of %s were looked up on a day: %s',
    (_, checkedOn) => expect(new Date(`${checkedOn}T00:00:00Z`).toISOString().slice(0, 10)).toBe(checkedOn),
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

describe.each(charts)('the release %s', (_, { repository, images, retired }) => {
  test('is published where it cannot be changed on the way', () =>
    expect(repository).toMatch(/^(https|oci):\/\/\S+[^/]$/));

  test('has images, each of a version and with its registry', () => {
    expect(images.length).toBeGreaterThan(0);
    expect(
      images.filter(
        (image) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[a-z0-9-]+)+:v?\d+\.\d+\.\d+(@sha256:[0-9a-f]{64})?$/.test(image),
      ),
    ).toEqual([]);
  });

  test('has a page with the way out, where it is retired', () => {
    expect(retired ? [retired.wayOut].filter((page) => !existsSync(page)) : []).toEqual([]);
  });
});

test('releases that are a party to flows run where the flows say', () => {
  const { 'ingress-nginx': controller, prometheus } = releases;
  expect(controller.namespace).toBe(frontDoors['ingress-nginx'].namespace);
  expect(prometheus.namespace).toBe(neighbours.prometheus.namespace);
});

describe('a reference', () => {
  const image = { name: 'docker.io/library/thing', tag: '1.2.3', digest: 'sha256:abc' } as const;

  test('has the digest', () => expect(reference(image)).toBe('docker.io/library/thing:1.2.3@sha256:abc'));

  test('names another registry in place of its own, and the rest as it was', () => {
    for (const registry of ['registry.internal/mirror/', 'registry.internal/'] as const)
      expect(reference(image, registry)).toBe(`${registry}library/thing:1.2.3@sha256:abc`);
    expect(reference(image, 'upstream')).toBe(reference(image));
  });

  test('of each foreign image has a whole digest', () => {
    for (const [, one] of foreign) expect(reference(one)).toMatch(/@sha256:[0-9a-f]{64}$/);
  });
});

describe('the images of an environment that others build', () => {
  const { lab, production } = environments;

  test('are that of its database, in full', () => {
    expect(foreignImages(lab)).toEqual([reference(images.mongodb)]);
    expect(foreignImages(production)).toEqual([reference(images.mongodb)]);
  });

  test('come from the registry of the site where it has one, and no longer from upstream', () => {
    const sources = { ...production.sources, registry: 'registry.internal/mirror/' } as const;
    expect(foreignImages({ ...production, sources })).toEqual([reference(images.mongodb, 'registry.internal/mirror/')]);
  });
});
