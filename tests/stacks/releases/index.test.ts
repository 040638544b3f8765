import type { Environment } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import type { Release, ReleaseName } from '../../../src/config/versions';
import { releases } from '../../../src/config/versions';
import { needs, releaseValues } from '../../../src/stacks/releases';
import { secretsIn } from '../secrets';

const names = Object.keys(releases) as readonly ReleaseName[];
const every: readonly Environment[] = Object.values(environments);
const cases = names.flatMap((name) => every.map((environment) => ({ name, environment })));

/** Every text in a value, by its key. */
function texts(value: unknown, key = ''): readonly (readonly [key: string, text: string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => texts(one, name));
}

/** Where the images of a release are published. */
const hosts = (name: ReleaseName) => [...new Set(releases[name].images.map((image) => image.split('/')[0] ?? ''))];

test('each release has its values, and nothing else has', () => {
  expect(Object.keys(releaseValues).sort()).toEqual([...names].sort());
});

describe.each(cases)('the values of $name in $environment.name', ({ name, environment }) => {
  const make = () => releaseValues[name](environment, { registry: 'upstream' });

  test('are plain, and the same each time', () => {
    expect(JSON.parse(JSON.stringify(make()))).toStrictEqual(make());
    expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
  });

  test('name the places where its images are published', () => {
    const found = texts(make()).filter(([key]) => /registry$/i.test(key) || key === 'repository');
    expect([...new Set(found.map(([, text]) => text.split('/')[0]))].sort()).toEqual([...hosts(name)].sort());
  });

  test('name the registry of a site in its place, and no other anywhere', () => {
    const there = texts(releaseValues[name](environment, { registry: 'registry.internal/mirror/' }));
    const upstream = [...new Set(names.flatMap(hosts)), 'docker.io', 'gcr.io'];
    expect(there.filter(([, text]) => upstream.some((host) => text.includes(host)))).toEqual([]);
    const own = there.map(([, text]) => text).filter((text) => text.startsWith('registry.internal'));
    expect(own.filter((text) => !/^registry\.internal\/mirror(\/[a-z-]+)*$/.test(text))).toEqual([]);
    expect(own).toHaveLength(
      releases[name].images.length > 1 && name !== 'cert-manager' ? releases[name].images.length : 1,
    );
  });

  test('say a version as versions.ts does, where they say one', () => {
    const { application, images }: Release = releases[name];
    const tags = texts(make()).filter(([key]) => key === 'tag' || key === 'digest');
    expect(tags.filter(([, text]) => text !== application && !images.some((image) => image.includes(text)))).toEqual(
      [],
    );
  });

  test('have nothing that Helm would fill in but quoted text, where a chart reads values as templates', () => {
    // It copies files of Prometheus as they are.
    const { serverFiles: _, ...read } = make() as { readonly serverFiles?: object };
    const quoted = /\{\{`[^`]*`\}\}/g;
    expect(texts(read).filter(([, text]) => text.replace(quoted, '').includes('{{'))).toEqual([]);
  });

  test('have no secret', () => expect(secretsIn(make())).toEqual([]));
});

describe('what a release needs', () => {
  test('is another release, and comes before it', () => {
    const order = (name: ReleaseName): readonly ReleaseName[] =>
      (needs[name] ?? []).flatMap((one) => [one, ...order(one)]);
    for (const name of Object.keys(needs) as ReleaseName[]) {
      expect(order(name).filter((one) => !names.includes(one))).toEqual([]);
      expect(order(name)).not.toContain(name);
    }
  });
});
