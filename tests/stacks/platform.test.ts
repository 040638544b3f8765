import { Release as HelmRelease } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type {} from 'cdktf/lib/testing/adapters/jest';
import { loadAll } from 'js-yaml';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Release, ReleaseName } from '../../src/config/versions';
import { podSecurityVersion, releases } from '../../src/config/versions';
import { Testing } from '../../src/stacks/cdktf';
import { installed } from '../../src/stacks/platform';
import { releaseValues } from '../../src/stacks/releases';
import { at } from '../constructs/objects';
import { temporaryFolders } from '../synth/folders';
import { asRead } from './as-read';
import { awaited } from './order';
import { secretsIn } from './secrets';
import { structureOf } from './structure';
import { dependenciesOf, resourcesIn, settingsFor, stackJson, stackText } from './synthesized';

temporaryFolders();

Testing.setupJest();
const every: readonly Environment[] = Object.values(environments);
const names = Object.keys(releases) as readonly ReleaseName[];
const { lab, local, production } = environments;
const seal = 'data.kubernetes_namespace_v1.cluster-identity';

/** The releases of an environment, by name. */
const releasesOf = (...asked: Parameters<typeof stackJson>) => stackJson(...asked).resource['helm_release'] ?? {};

describe.each(every)('the platform of $name', (environment) => {
  const text = stackText('platform', environment);
  const resources = resourcesIn(stackJson('platform', environment));
  const here = names.filter((name) => name !== 'ingress-nginx' || environment.frontDoor.controller === 'ingress-nginx');

  test('has every release, but not the front door where that is an addon', () => {
    expect(Object.keys(releasesOf('platform', environment)).sort()).toEqual([...here].sort());
    expect(installed({ environment, settings: settingsFor(environment) })).toEqual(here);
  });

  test.each(here)('has %s in its version, all of it or none, and says when it is ready', (name) => {
    const { version, repository, namespace }: Release = releases[name];
    expect(text).toHaveResourceWithProperties(HelmRelease, {
      name,
      namespace,
      chart: name,
      version,
      repository,
      atomic: true,
      wait: true,
      wait_for_jobs: true,
      timeout: 600,
      max_history: 5,
      create_namespace: false,
      values: [expect.any(String)],
    });
  });

  test.each(here)('gives %s its values in one document, as they are', (name) => {
    const values = String(at(releasesOf('platform', environment), name, 'values', 0));
    const settings = settingsFor(environment);
    expect(loadAll(asRead(values))).toStrictEqual([releaseValues[name](environment, settings)]);
  });

  test('fills in no value', () => {
    const nodes = { ...environment.nodes, count: 3 };
    const frontDoor = { ...production.frontDoor, entry: { kind: 'load-balancer', address: `\${a}%{b}` } as const };
    const release = releasesOf('platform', { ...environment, nodes, frontDoor })['ingress-nginx'];
    expect(at(release, 'values', 0)).toContain(`loadBalancerIP: $\${a}%%{b}\n`);
  });

  test('has namespaces of its own, under the strictest rules for pods, once the cluster is known', () => {
    const namespaces = [...new Set(here.map((name) => releases[name].namespace))];
    for (const name of namespaces)
      expect(text).toHaveResourceWithProperties(NamespaceV1, {
        metadata: {
          name,
          labels: {
            'app.kubernetes.io/part-of': 'breakwater-platform',
            'pod-security.kubernetes.io/enforce': 'restricted',
            'pod-security.kubernetes.io/enforce-version': podSecurityVersion(),
          },
        },
        depends_on: [seal],
      });
    expect(resources.size).toBe(namespaces.length + here.length);
  });

  test('waits for nothing that is not there, and for the cluster to be known', () => {
    for (const address of resources.keys()) expect([...awaited(address, resources)]).toContain(seal);
  });

  test('has no password, no secret and no token', () => {
    expect(secretsIn(stackJson('platform', environment))).toEqual([]);
  });
});

test.each([lab, production])('the platform of $name has its structure', (environment) => {
  expect(structureOf(stackJson('platform', environment))).toMatchSnapshot();
});

test('a secret would be found', () => {
  const planted = [
    { adminPassword: 'a' },
    { env: { GF_SECURITY_ADMIN_PASSWORD: 'a' } },
    { list: [{ bearer_token: 'a' }] },
    { values: ['grafana.ini:\n  security:\n    secret_key: a\n'] },
    { values: ['jobs: |\n  - authorization:\n      credentials: a\n'] },
    { set_sensitive: [{ name: 'x', value: '-----BEGIN EC PRIVATE KEY-----\n' }] },
    { url: 'https://admin:admin@grafana.example' },
    { credentials_file: '/etc/token' },
  ];
  expect(planted.filter((one) => secretsIn(one).length === 0)).toEqual([]);
  const none = { automountServiceAccountToken: false, password: '', url: 'https://a.example:443/@b', token: null };
  expect(secretsIn(none)).toEqual([]);
});

describe('releases wait', () => {
  const all = resourcesIn(stackJson('platform', local));

  test.each<[ReleaseName, readonly ReleaseName[]]>([
    ['cert-manager', []],
    ['prometheus', []],
    ['grafana', ['prometheus']],
    ['ingress-nginx', ['cert-manager']],
  ])('%s for its namespace and %j', (name, others) => {
    expect(dependenciesOf(all.get(`helm_release.${name}`) ?? {})).toEqual([
      `kubernetes_namespace_v1.namespace-${releases[name].namespace}`,
      ...others.map((one) => `helm_release.${one}`),
    ]);
  });

  test('for as long as is said', () => {
    const times = Object.values(releasesOf('platform', lab, { patience: 42 })).map(({ timeout }) => timeout);
    expect(new Set(times)).toEqual(new Set([42]));
  });
});

describe('a release that is left out', () => {
  test.each(names)('is not there, nothing waits for it, and all others are: %s', (name) => {
    const resources = resourcesIn(stackJson('platform', local, { leftOut: [name] }));
    const found = [...resources.keys()].filter((one) => one.startsWith('helm_release.'));
    expect(found.sort()).toEqual(names.flatMap((one) => (one === name ? [] : [`helm_release.${one}`])).sort());
    for (const address of resources.keys())
      expect([...awaited(address, resources)]).not.toContain(`helm_release.${name}`);
  });

  test('takes its namespace with it, unless another is in there', () => {
    const namespaces = (...leftOut: ReleaseName[]) =>
      Object.keys(stackJson('platform', local, { leftOut }).resource['kubernetes_namespace_v1'] ?? {});
    expect(namespaces('grafana')).toContain('namespace-monitoring');
    expect(namespaces('grafana', 'prometheus')).not.toContain('namespace-monitoring');
    expect(stackJson('platform', local, { leftOut: names }).resource).toBeUndefined();
  });
});

describe('a site of its own', () => {
  const changes = { charts: './mirror', registry: 'registry.internal/mirror/' } as const;

  test.each(names)('has the chart of %s in a folder, by its version, and asks no repository', (name) => {
    const release = releasesOf('platform', production, changes)[name] ?? {};
    expect(release['chart']).toBe(`../../../mirror/${name}-${releases[name].version}.tgz`);
    expect(Object.keys(release).filter((key) => ['repository', 'version'].includes(key))).toEqual([]);
  });

  test.each(every)('names no place of others in $name', (environment) => {
    const text = stackText('platform', environment, changes);
    const upstream = names.flatMap((name) => {
      const { images, repository }: Release = releases[name];
      return [repository, ...images].map((one) => one.replace(/^[a-z]+:\/\//, '').split('/')[0] ?? '');
    });
    expect(upstream).toContain('quay.io');
    expect([...new Set(upstream)].filter((host) => text.includes(host))).toEqual([]);
  });
});
