import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { images, kubernetes, reference, release, releases } from '../src/config/versions';
import { run } from '../src/programs/run';

/** The parts of .github/renovate.json that are used here. */
interface Configuration {
  readonly enabledManagers: readonly string[];
  readonly 'pip-compile': { readonly managerFilePatterns: readonly string[] };
  readonly customManagers: readonly CustomManager[];
  readonly packageRules: readonly {
    readonly matchManagers?: readonly string[];
    readonly matchPackageNames?: readonly string[];
  }[];
}

interface CustomManager {
  readonly managerFilePatterns: readonly string[];
  readonly matchStringsStrategy?: 'recursive';
  readonly matchStrings: readonly string[];
  readonly depNameTemplate?: string;
  readonly packageNameTemplate?: string;
  readonly datasourceTemplate?: string;
}

/** A dependency as Renovate extracts it, and where its version stands in the file. */
interface Dependency {
  readonly name: string;
  readonly package: string;
  readonly datasource: string;
  readonly value: string;
  readonly at: number;
  readonly digestAt?: number;
  readonly release?: string;
}

type Groups = Readonly<Record<string, { readonly text: string; readonly at: number }>>;

const configuration = JSON.parse(readFileSync('.github/renovate.json', 'utf8')) as Configuration;
const versionsFile = 'src/config/versions.ts';

/** Files of package managers that hold pinned versions, wherever they are. */
const packageFile =
  /(^|\/)(package\.json|\.nvmrc|\.node-version|\.tool-versions|[\w.-]*Dockerfile|go\.mod|requirements[\w.-]*\.(in|txt)|Chart\.yaml|[\w-]+\.tf|(docker-)?compose\.ya?ml)$|^\.github\/workflows\//;

/** File patterns that Renovate's own managers have from the start, as its documentation names them. */
const builtIn: Readonly<Record<string, RegExp>> = {
  npm: /(^|\/)package\.json$/,
  nvm: /(^|\/)\.nvmrc$/,
  dockerfile: /(^|\/|\.)Dockerfile$/,
  'github-actions': /^\.github\/workflows\/.+\.ya?ml$/,
};

/** Versions in `src` that are not of a dependency: the SARIF format's. */
const standards = ['2.1.0'];

async function tracked(): Promise<readonly string[]> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  return stdout.trim().split('\n');
}

const patterns = ({ managerFilePatterns }: { readonly managerFilePatterns: readonly string[] }) =>
  managerFilePatterns.map((pattern) => new RegExp(pattern.slice(1, -1)));
const takes = (manager: { readonly managerFilePatterns: readonly string[] }, file: string) =>
  patterns(manager).some((pattern) => pattern.test(file));

/** The matches of an expression in a text, by the groups that have one. */
function matches(
  expression: string,
  text: string,
  offset: number,
): readonly { text: string; at: number; of: Groups }[] {
  return [...text.matchAll(new RegExp(expression, 'dg'))].map((match) => ({
    text: match[0],
    at: offset + match.index,
    of: Object.fromEntries(
      Object.entries(match.indices?.groups ?? {}).flatMap(([name, span]) =>
        span ? [[name, { text: text.slice(...span), at: offset + span[0] }]] : [],
      ),
    ),
  }));
}

/** What the documentation calls `any` (each expression by itself) and `recursive` (each in what the one before found). */
function groupsOf({ matchStrings, matchStringsStrategy }: CustomManager, text: string): readonly Groups[] {
  if (matchStringsStrategy !== 'recursive') {
    return matchStrings.flatMap((expression) => matches(expression, text, 0).map(({ of }) => of));
  }
  return matchStrings
    .reduce<readonly { text: string; at: number; of: Groups }[]>(
      (found, expression) =>
        found.flatMap((outer) =>
          matches(expression, outer.text, outer.at).map((inner) => ({ ...inner, of: { ...outer.of, ...inner.of } })),
        ),
      [{ text, at: 0, of: {} }],
    )
    .map(({ of }) => of);
}

/** The dependencies that a manager finds in a text. */
function extract(manager: CustomManager, text: string): readonly Dependency[] {
  return groupsOf(manager, text).map((groups) => {
    const fill = (template: string) => template.replaceAll(/\{\{\{(\w+)\}\}\}/g, (_, name) => groups[name]?.text ?? '');
    const field = (name: string, template?: string) => (template ? fill(template) : (groups[name]?.text ?? ''));
    const name = field('depName', manager.depNameTemplate);
    return {
      name,
      package: field('packageName', manager.packageNameTemplate) || name,
      datasource: field('datasource', manager.datasourceTemplate),
      value: groups['currentValue']?.text ?? '',
      at: groups['currentValue']?.at ?? -1,
      ...(groups['currentDigest'] ? { digestAt: groups['currentDigest'].at } : {}),
      ...(groups['depType'] ? { release: groups['depType'].text } : {}),
    };
  });
}

const extractAll = (file: string, text: string) =>
  configuration.customManagers.filter((manager) => takes(manager, file)).flatMap((manager) => extract(manager, text));

/** Where versions and digests stand in versions.ts, whatever the shape of the object around them. */
function pinsOfVersions(text: string): readonly number[] {
  const versions = [...text.matchAll(/(?<=['":])(?<!sha256:)v?\d[\w.+-]*(?=['"@])/g)];
  const digests = [...text.matchAll(/sha256:[0-9a-f]{64}/g)];
  return [...versions.filter(([one]) => !/^\d{4}-\d\d-\d\d$/.test(one) && one !== release), ...digests].map(
    ({ index }) => index,
  );
}

/** Where a constant or a property of the code is a whole version. */
function pinsOfCode(text: string): readonly number[] {
  const found = [...text.matchAll(/\b\w+(?:: | = )'(v?\d+\.\d+\.\d+(?![.\d])[\w.+-]*)'/g)];
  return found
    .filter(([, version = '']) => !standards.includes(version))
    .map(({ index, 0: all, 1: version = '' }) => index + all.length - version.length - 1);
}

/** Pinned versions that are not found exactly once, each with its line. */
function faults(file: string, text: string): readonly string[] {
  const found = extractAll(file, text).flatMap(({ at, digestAt }) => [
    at,
    ...(digestAt === undefined ? [] : [digestAt]),
  ]);
  const pins = file === versionsFile ? pinsOfVersions(text) : pinsOfCode(text);
  return pins.flatMap((pin) => {
    const times = found.filter((at) => at === pin).length;
    const line = text.slice(0, pin).split('\n').length;
    return times === 1 ? [] : [`${file}:${line}: ${times} managers find ${text.slice(pin).split(/['"]/, 1)[0]}`];
  });
}

describe('versions.ts', () => {
  const text = readFileSync(versionsFile, 'utf8');
  const found = extractAll(versionsFile, text);
  const byText = (a: readonly string[], b: readonly string[]) => a.join(' ').localeCompare(b.join(' '));

  test('has no version that is not found exactly once', () => {
    expect(pinsOfVersions(text).length).toBeGreaterThan(Object.keys(releases).length * 3);
    expect(faults(versionsFile, text)).toEqual([]);
  });

  test('gives what it exports: Kubernetes, each image, and of each release chart, application and images', () => {
    const split = (image: string) => {
      const [, name = '', tag = ''] = /^(.+?):([^:@]+)(?:@.+)?$/.exec(image) ?? [];
      return [name, tag];
    };
    const expected = Object.entries(releases).flatMap(([name, { version, repository, application, images: all }]) => {
      const oci = repository.startsWith('oci://');
      const [first = ''] = all.map((image) => split(image)[0] ?? '');
      return [
        [name, oci ? 'docker' : 'helm', name, oci ? `${repository.slice(6)}/${name}` : name, version],
        [name, 'docker', `${name} application`, first, application],
        ...all.map(split).map(([image = '', tag = '']) => [name, 'docker', image, image, tag]),
      ];
    });
    expect(
      found.map((one) => [one.release ?? '', one.datasource, one.name, one.package, one.value]).sort(byText),
    ).toEqual(
      [
        ...expected,
        ['', 'github-releases', 'kubernetes/kubernetes', 'kubernetes/kubernetes', kubernetes],
        ...Object.values(images)
          .map((image) => split(reference(image)))
          .map(([name = '', tag = '']) => ['', 'docker', name, name, tag]),
      ].sort(byText),
    );
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['a release with its fields in another order', swapped, /: 0 managers find [\d.]+$/m],
    ['a constant of its own', (one) => `${one}\nexport const helm = 'v4.1.0';\n`, /: 0 managers find v4\.1\.0$/],
    ['a version of one number', (one) => `${one}\nexport const node = '24';\n`, /: 0 managers find 24$/],
    ['a version in a list', (one) => `${one}\nexport const old = ['v1.35.9'];\n`, /: 0 managers find v1\.35\.9$/],
    [
      'an image without a tag',
      (one) => one.replace(/\n *tag: '[^']+',\n/, '\n'),
      /: 0 managers find sha256:[0-9a-f]{12}/,
    ],
  ])('with %s is found', (_what, change, fault) => {
    expect(change(text)).not.toBe(text);
    expect(faults(versionsFile, change(text)).join('\n')).toMatch(fault);
  });

  test('with a version that two managers find is found', () => {
    const twice = `${text}\nconst a = { module: 'example.com/a', version: 'v1.2.3' };\n`;
    const hint = `${twice}// renovate: datasource=go depName=a\nconst version = 'v1.2.4';\nconst b = { module: 'a/b', version, };`;
    expect(faults(versionsFile, twice)).toEqual([]);
    expect(faults(versionsFile, hint).join('\n')).toMatch(/: 2 managers find v1\.2\.4$/);
  });
});

/** The release of Prometheus with its repository above its version. */
function swapped(text: string): string {
  return text.replace(/( {4}version: '29\.[^\n]+\n)( {4}repository[^\n]+\n)/, '$2$1');
}

test('no version in the code is without a manager, or has two', async () => {
  const files = (await tracked()).filter((file) => /^(src|charts)\/.+\.ts$/.test(file) && file !== versionsFile);
  const texts = files.map((file) => [file, readFileSync(file, 'utf8')] as const);
  expect(texts.flatMap(([, text]) => pinsOfCode(text)).length).toBeGreaterThan(5);
  expect(texts.flatMap(([file, text]) => faults(file, text))).toEqual([]);
});

test('a scanner without a module and without a comment is found', () => {
  const text = "const version = 'v1.2.3';\n\nexport const shop = { binary: 'shop', version };\n";
  expect(faults('src/scan/shop.ts', text)).toEqual(['src/scan/shop.ts:1: 0 managers find v1.2.3']);
  const hint = '// renovate: datasource=github-releases depName=example/shop\n';
  expect(extractAll('src/scan/shop.ts', hint + text)).toMatchObject([
    { name: 'example/shop', datasource: 'github-releases', value: 'v1.2.3' },
  ]);
  expect(faults('src/scan/shop.ts', hint + text)).toEqual([]);
});

describe('package files', () => {
  /** The managers that read a file. */
  const managersOf = (file: string) => [
    ...Object.keys(builtIn).filter((name) => configuration.enabledManagers.includes(name) && builtIn[name]?.test(file)),
    ...(takes(configuration['pip-compile'], file) ? ['pip-compile'] : []),
    ...configuration.customManagers.filter((manager) => takes(manager, file)).map(() => 'custom.regex'),
  ];

  /** The .in file of a lock, as its header names it. */
  function sourceOf(lock: string): string {
    const command = /^# {4}uv pip compile (.+)$/m.exec(readFileSync(lock, 'utf8'))?.[1] ?? '';
    return join(dirname(lock), command.split(' ').find((word) => word.endsWith('.in')) ?? '');
  }

  test('are read by one manager each; of a Python lock that is the lock or its source', async () => {
    const files = (await tracked()).filter((file) => packageFile.test(file) && !/^(dist|terraform)\//.test(file));
    expect(files.map((file) => basename(file))).toEqual(
      expect.arrayContaining(['package.json', '.nvmrc', 'Dockerfile', 'ci.yml', 'requirements.txt', 'requirements.in']),
    );
    const locks = files.filter((file) => /requirements[\w.-]*\.txt$/.test(file));
    const read = files.flatMap((file) => {
      if (locks.includes(file)) return [];
      const others = locks.filter((lock) => sourceOf(lock) === file);
      return [[file, [file, ...others].flatMap(managersOf).length]];
    });
    expect(read.filter(([, managers]) => managers !== 1)).toEqual([]);
    expect(locks.map(sourceOf).filter((source) => !files.includes(source))).toEqual([]);
  });

  test('of Python have headers that pip-compile understands: no option that it refuses, values after =', async () => {
    const locks = (await tracked()).filter((file) => takes(configuration['pip-compile'], file));
    expect(locks.length).toBeGreaterThanOrEqual(3);
    for (const lock of locks) {
      const name = basename(lock, '.txt');
      expect(readFileSync(lock, 'utf8').split('\n')[1]).toBe(
        `#    uv pip compile --universal --generate-hashes --python-version=3.11 --output-file=${name}.txt ${name}.in`,
      );
    }
  });

  test('of Python without such a header are found line by line', async () => {
    const sources = (await tracked()).filter((file) => /^dockerfiles\/[\w-]+\/requirements\.in$/.test(file));
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      const text = readFileSync(source, 'utf8');
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      expect(extractAll(source, text).map(({ name, value, datasource }) => [datasource, `${name}==${value}`])).toEqual(
        lines.map((line) => ['pypi', line.split(';')[0]]),
      );
    }
  });

  test('have every manager that is enabled, and custom.regex', () => {
    expect([...configuration.enabledManagers].sort()).toEqual(
      [...Object.keys(builtIn), 'pip-compile', 'custom.regex'].sort(),
    );
  });
});

describe('rules', () => {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'overrides',
    Readonly<Record<string, string>>
  >;

  test('name npm packages that are there', () => {
    const npm = Object.keys({ ...dependencies, ...devDependencies, ...overrides });
    const named = configuration.packageRules
      .filter(({ matchManagers }) => matchManagers?.includes('npm'))
      .flatMap(({ matchPackageNames = [] }) => matchPackageNames);
    const missing = named.filter((name) => {
      const pattern = new RegExp(`^${name.replaceAll('**', '.+')}$`);
      return !npm.some((one) => pattern.test(one));
    });
    expect(named.length).toBeGreaterThan(8);
    expect(missing).toEqual([]);
  });
});
