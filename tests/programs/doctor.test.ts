import { readFileSync } from 'node:fs';
import { examine, type Finding, older, describe as sentences, tools } from '../../src/programs/doctor';
import { type Answers, failed, ok, programs } from './fakes';

const fine = {
  node: ok('v20.19.0\n'),
  npm: ok('10.8.1\n'),
  git: ok('git version 2.39.5\n'),
  kubectl: ok('Client Version: v1.36.4\nKustomize Version: v5.8.1\n'),
  minikube: ok('minikube version: v1.38.0\ncommit: 1234567\n'),
  terraform: ok(
    'Terraform v1.11.4\non linux_amd64\n\nYour version of Terraform is out of date! The latest is 1.14.0.\n',
  ),
  python3: ok('Python 3.13.5\n'),
  go: ok('go version go1.26.8 linux/amd64\n'),
  openssl: ok('OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)\n'),
  'docker info': ok(),
};

describe('a machine that has everything', () => {
  test('is fine, and nothing is to be installed', async () => {
    const findings = await examine(programs(fine).run, 'linux');
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['ok']));
    expect(findings.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      ...['node 20.19.0', 'npm 10.8.1', 'git 2.39.5', 'kubectl 1.36.4', 'minikube 1.38.0', 'terraform 1.11.4'],
      ...['python3 3.13.5', 'go 1.26.8', 'openssl 3.0.19', 'container engine docker'],
    ]);
    expect(findings.filter((finding) => 'install' in finding)).toEqual([]);
  });

  test('may say its versions on either stream', async () => {
    expect((await about('python3', { python3: failed(0, 'Python 3.13.5') }))?.state).toBe('ok');
  });
});

describe.each(['linux', 'darwin', 'win32'] as const)('a machine with %s that has nothing', (platform) => {
  test('says how to get each', async () => {
    const findings = await examine(programs({}).run, platform);
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['missing']));
    expect(findings.slice(0, -1).map(({ install }) => install)).toEqual(tools.map(({ install }) => install[platform]));
    expect(findings.at(-1)).toEqual({
      name: 'container engine',
      state: 'missing',
      detail: 'for npm run images: neither Docker nor Podman answers',
      essential: false,
      install: expect.stringMatching(/podman/i),
    });
    expect(findings.filter(({ essential }) => essential).map(({ name }) => name)).toEqual(['node', 'npm']);
  });
});

/** The finding about one tool. */
async function about(name: string, answers: Answers, kubernetes?: string) {
  const findings = await examine(programs({ ...fine, ...answers }).run, 'linux', kubernetes);
  return findings.find((one) => one.name === name);
}

test.each<[string, Answers, string]>([
  ['kubectl', { kubectl: ok('Client Version: v1.29.9') }, '1.29.9; 1.30 or newer for npm run up'],
  ['git', { git: failed(1, 'it is broken') }, 'no version; 2.30 or newer for the revision of images, and review'],
])(
  'a tool that is too old, or says no version, is reported with both and how to get it: %s',
  async (name, answers, says) => {
    const { install } = tools.find((one) => one.name === name) ?? {};
    const detail = expect.stringContaining(says);
    const finding = { name, state: 'too old', detail, essential: false, install: install?.linux };
    expect(await about(name, answers)).toEqual(finding);
  },
);

describe("kubectl and the clusters' version", () => {
  const kubectl = (version: string, kubernetes?: string) =>
    about('kubectl', { kubectl: ok(`Client Version: ${version}\n`) }, kubernetes);

  test.each(['v1.35.0', 'v1.36.9', 'v1.37.1'])('%s is supported with v1.36.4', async (version) => {
    expect((await kubectl(version, 'v1.36.4'))?.state).toBe('ok');
  });

  test.each(['v1.34.9', 'v1.38.0', 'v2.36.0'])('%s is skewed with v1.36.4', async (version) => {
    expect(await kubectl(version, 'v1.36.4')).toEqual({
      ...{ name: 'kubectl', state: 'skewed', essential: false, install: 'snap install kubectl --classic' },
      detail: `${version.slice(1)}; at most one minor version from the clusters' v1.36.4 is supported, for npm run up, plan, pipeline, load and e2e, applying dist`,
    });
  });

  test('are not compared where no version is given (a deploy does not depend on it), or kubectl is too old', async () => {
    expect((await kubectl('v1.34.9'))?.state).toBe('ok');
    expect((await kubectl('v1.29.9', 'v1.36.4'))?.state).toBe('too old');
  });
});

test('the scripts that need a program are scripts of package.json', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
  const named = tools.flatMap(({ use }) => [...use.matchAll(/npm run ((?:[\w:-]+(?:, | and )?)+)/g)]);
  const names = named
    .flatMap(([, list = '']) => list.split(/, | and /))
    .filter((name) => !/^(npm|applying|the|which|)$/.test(name));
  expect(names).toEqual(expect.arrayContaining(['up', 'e2e', 'scan', 'incident:wrong-env']));
  expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test.each([
  ['1.9', '1.10', true],
  ['1.10', '1.9', false],
  ['2.0', '1.36', false],
  ['1.99', '2.0', true],
  ['20.19.0', '20.19', false],
  ['20.18.9', '20.19', true],
  ['3', '3.0', false],
])('%s is older than %s: %s', (version, than, is) => expect(older(version, than)).toBe(is));

test('what was found is a line for each tool, and how to get what is amiss below it', () => {
  const findings: readonly Finding[] = [
    { name: 'node', state: 'ok', detail: '20.19.0', essential: true },
    { name: 'kubectl', state: 'too old', detail: '1.29; 1.30 or newer', essential: false, install: 'get kubectl' },
    { name: 'git', state: 'missing', detail: 'for review', essential: false, install: 'get git' },
    { name: 'helm', state: 'skewed', detail: '3.0; too far', essential: false, install: 'get helm' },
  ];
  expect(sentences(findings)).toBe(
    [
      'ok   node     20.19.0',
      'MISS kubectl  too old: 1.29; 1.30 or newer',
      '              install: get kubectl',
      'MISS git      missing: for review',
      '              install: get git',
      'WARN helm     skewed: 3.0; too far',
      '              install: get helm',
    ].join('\n'),
  );
});
