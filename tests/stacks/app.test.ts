import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Release } from '../../src/config/versions';
import { releases } from '../../src/config/versions';
import type { Manifest } from '../../src/kubernetes/manifest';
import { images, stacks } from '../../src/stacks/app';
import type { Settings } from '../../src/stacks/settings';
import type { Files } from '../synth/folders';
import { contents, temporaryFolders } from '../synth/folders';
import { distOf } from './dist';
import { settingsFor, untraced } from './synthesized';

const folder = temporaryFolders();
const home = process.cwd();
const every: readonly Environment[] = Object.values(environments);
const { lab, production } = environments;

/** Changes to the app that `npm run up` makes. */
interface Changes extends Partial<Settings> {
  readonly outdir?: string;
  readonly objects?: readonly Manifest[];
}

/** Writes the stacks of an environment below a folder that stands for the repository. @returns the files, by path */
function written(
  environment: Environment,
  { outdir = 'cdktf.out', objects = distOf(environment), ...changes }: Changes = {},
): Files {
  const repository = folder();
  process.chdir(repository);
  try {
    const settings = settingsFor(environment, changes);
    const place = outdir.replace('REPOSITORY', process.cwd());
    untraced(() => stacks({ environment, settings, outdir: place, objects }).synth());
    return contents('.');
  } finally {
    process.chdir(home);
  }
}

/** The stacks of a manifest, each with what it comes after. */
function order(files: Files): readonly (readonly [string, readonly string[]])[] {
  const all = JSON.parse(files['cdktf.out/manifest.json'] ?? '').stacks as Record<string, { dependencies: string[] }>;
  return Object.entries(all).map(([name, { dependencies }]) => [name, dependencies]);
}

/** Every text of a stack with its key, but those of objects of dist. */
function texts(value: unknown, key = ''): readonly (readonly [key: string, text: string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null || key === 'manifest') return [];
  return Object.entries(value).flatMap(([name, one]) => texts(one, Array.isArray(value) ? key : name));
}

/** What names a file or a folder, as it is written, by the folder of its stack. */
function paths(files: Files): readonly (readonly [folder: string, path: string])[] {
  return Object.entries(files).flatMap(([file, text]) =>
    texts(JSON.parse(text)).flatMap(([key, one]) => {
      const called = [...one.matchAll(/file\("([^"]*)"\)/g)].map(([, path = '']) => path);
      const named = (key === 'path' && one.endsWith('.tfstate')) || key === 'working_dir' || one.endsWith('.tgz');
      return [...called, ...(named ? [one] : [])].map((path) => [dirname(file), path] as const);
    }),
  );
}

/** The same, as they are from the repository. */
function places(files: Files): readonly string[] {
  return [...new Set(paths(files).map(([place, path]) => join(place, path)))].sort();
}

describe.each(every)('the app of $name', (environment) => {
  const { name } = environment;
  const own = environment.cluster.kind === 'minikube';
  const files = written(environment);
  const states = [...(own ? ['cluster.tfstate'] : []), 'kube-system.uid', 'platform.tfstate', 'workloads.tfstate'];
  const leads = [...(own ? ['.'] : []), ...states.map((file) => `state/${name}/${file}`)];

  test('has its stacks in their order: the cluster where we make it, the platform, the workloads', () => {
    const names = [...(own ? ['cluster'] : []), 'platform', 'workloads'].map((part) => `${name}-${part}`);
    expect(order(files)).toEqual(names.map((one, place) => [one, names.slice(0, place).slice(-1)]));
    expect(Object.keys(files).sort()).toEqual(
      ['cdktf.out/manifest.json', ...names.map((one) => `cdktf.out/stacks/${one}/cdk.tf.json`)].sort(),
    );
  });

  test('is the same each time, byte for byte, also in a folder that is named in full', () => {
    expect(written(environment, { outdir: 'REPOSITORY/cdktf.out' })).toEqual(files);
  });

  test('names no folder of a machine', () => {
    for (const text of Object.values(files))
      for (const path of [home, homedir(), tmpdir()]) expect(text).not.toContain(`${path}/`);
    expect(paths(files).filter(([, path]) => !path.startsWith('../'))).toEqual([]);
  });

  test('leads to its states and, where commands run, to the repository', () => {
    expect(places(files)).toEqual([...leads].sort());
  });

  test('leads there and to the charts of a site from another folder, however deep', () => {
    const charts = Object.entries<Release>(releases)
      .filter(([one]) => one !== 'ingress-nginx' || environment.frontDoor.controller !== 'addon')
      .map(([one, { version }]) => `mirror/${one}-${version}.tgz`);
    expect(places(written(environment, { outdir: 'a/b/c/out', charts: './mirror', objects: [] }))).toEqual(
      [...leads, ...charts].sort(),
    );
  });
});

test.each([lab, production])('where a GitOps engine applies dist, no stack of $name does', (environment) => {
  const names = order(written({ ...environment, appliedBy: 'gitops' }, { objects: [] })).map(([one]) => one);
  expect(names).toEqual(environment === lab ? ['lab-cluster', 'lab-platform'] : ['production-platform']);
});

describe('the images of an environment', () => {
  const ask = (objects: readonly Manifest[], changes: Partial<Settings> = {}, environment: Environment = production) =>
    images(objects, { environment, settings: settingsFor(environment, changes) });

  test.each(every)('are those that dist/$name names and those of its releases, each once, sorted', (environment) => {
    const text = Object.entries(contents(join('dist', environment.name))).map(([, one]) => one);
    const named = text.join('').matchAll(/^ +(?:- )?image: (\S+)$/gm);
    const foreign = Object.entries(releases).flatMap(([name, one]) =>
      name === 'ingress-nginx' && environment.frontDoor.controller === 'addon' ? [] : one.images,
    );
    const all = [...new Set([...[...named].map(([, image]) => image), ...foreign])].sort();
    expect(ask(distOf(environment), {}, environment)).toEqual(all);
    expect(all.length).toBeGreaterThan(foreign.length);
  });

  test('are also those that begin a pod, and those of jobs with a time', () => {
    const spec = { initContainers: [{ image: 'first' }], containers: [{ image: 'then' }, { image: 'then' }] };
    const metadata = { name: 'a', namespace: 'a' };
    const object = (kind: string, fields: object): Manifest => ({ apiVersion: 'v1', kind, metadata, spec: fields });
    const pods = object('Deployment', { template: { spec } });
    const times = object('CronJob', { jobTemplate: { spec: { template: { spec } } } });
    const leftOut = Object.keys(releases) as (keyof typeof releases)[];
    for (const one of [pods, times]) expect(ask([one, object('Service', {})], { leftOut })).toEqual(['first', 'then']);
    expect(ask([object('ConfigMap', {}), { apiVersion: 'v1', kind: 'Namespace', metadata }], { leftOut })).toEqual([]);
  });

  test('are not those of releases that are left out', () => {
    expect(ask([], { leftOut: ['grafana'] }).filter((one) => one.includes('grafana'))).toEqual([]);
  });

  test('are named as pods ask for them, where a site has a registry of its own', () => {
    const there = ask([], { registry: 'registry.internal/mirror/' });
    expect(there.filter((one) => !one.startsWith('registry.internal/mirror/'))).toEqual([]);
    expect(there).toContain(`registry.internal/mirror/grafana/grafana:${releases.grafana.application}`);
    expect(there).toHaveLength(ask([]).length);
  });
});
