/** A machine with an engine and a cluster that are not run: what they answer to a release, and what they keep of it. */
import { join } from 'node:path';
import { kubectl } from '../../src/cluster/kubectl';
import { environments } from '../../src/config/environments';
import { sourceTag } from '../../src/images/context';
import { ownImages } from '../../src/images/own-images';
import { placesOf, type Release } from '../../src/pipeline/release';
import { sbom } from '../../src/pipeline/sbom';
import { sign } from '../../src/pipeline/sign';
import { filesOnDisk } from '../../src/programs/commit';
import { done, success } from '../../src/programs/result';
import { type Outcome, type Run, run as reallyRun } from '../../src/programs/run';
import { readSettings } from '../../src/stacks/settings';
import { sha256 } from '../../src/supply/signature';
import { checksums } from '../../src/synth/checksums';
import { readDist } from '../../src/synth/read-dist';
import { list } from '../cluster/cluster-says';
import { quick } from '../cluster/fake-kubectl';
import { type Answers, failed, ok, programs } from '../programs/fakes';
import { type Files, put } from '../synth/folders';

export const { lab } = environments;
export const commit = 'c'.repeat(40);
export const earlier = 'e'.repeat(40);
export const uid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** The id that the engine gives to what it builds under a name. */
export const idOf = (reference: string) => `sha256:${sha256(reference)}`;

const metadata = (name: string, namespace?: string) =>
  `metadata:\n  name: ${name}\n${namespace ? `  namespace: ${namespace}\n` : ''}`;
export const namespace = (name: string) => `apiVersion: v1\nkind: Namespace\n${metadata(name)}`;
export const workload = (kind: string, apiVersion: string, name: string, image: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\n${metadata(name, name)}spec:\n  template:\n    spec:\n      containers:\n        - image: ${image}\n`;
const documents = (...texts: readonly string[]) => texts.join('---\n');

/** A repository with two images, api and client, and what runs them. @param more files below dist/lab */
export function repository(root: string, more: Files = {}): string {
  const base = `ARG BASE=gcr.io/distroless/static:nonroot@sha256:${'0'.repeat(64)}\nFROM \${BASE}\n`;
  for (const name of ['api', 'client']) put(root, { [`dockerfiles/${name}/Dockerfile`]: `${base}# ${name}\n` });
  const image = (name: string) => `${lab.images.own}${name}:${sourceTag(join(root, 'dockerfiles', name))}`;
  const files = Object.entries({
    'api.k8s.yaml': documents(namespace('api'), workload('Deployment', 'apps/v1', 'api', image('api'))),
    'client.k8s.yaml': documents(namespace('client'), workload('Job', 'batch/v1', 'client', image('client'))),
    'cluster-policies.k8s.yaml': `apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\n${metadata('first')}`,
    ...more,
  }).map(([name, text]) => ({ path: `lab/${name}`, text }));
  put(root, Object.fromEntries(files.map(({ path, text }) => [`dist/${path}`, text])));
  return put(root, { 'dist/SHA256SUMS': checksums(files) });
}

/** A Deployment as the cluster shows it: all of its pods are new and serve, but for what is given. */
export const live = (status: object = {}, name = 'api', kind = 'Deployment') => ({
  kind,
  metadata: { name, namespace: name, generation: 2 },
  spec: { replicas: 3 },
  status: { observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 3, ...status },
});

/** What a Job says of its end. */
export const job = (type?: string) =>
  ok(JSON.stringify({ status: type ? { conditions: [{ type, status: 'True' }] } : {} }));

export interface World {
  readonly run: Run;
  /** Command lines, without kubectl's context and time-out, which `kubectl` of release.ts always gives. */
  readonly lines: string[];
  /** The engine's images: ids by name. */
  readonly store: Map<string, string>;
  /** The ConfigMap `deployed-release`; empty where it does not exist. */
  readonly recorded: Map<string, string>;
}

/** @param answers where they are not those of a machine on which all is well; by the beginning of the line */
export function world(answers: Answers = {}): World {
  const [lines, store, recorded]: [string[], World['store'], World['recorded']] = [[], new Map(), new Map()];
  const given = programs(answers);
  const rules: readonly (readonly [RegExp, (one: string, two: string) => Outcome])[] = [
    [/^docker image inspect --format \S+ (\S+)$/, (name) => idSaid(store.get(name))],
    [/^docker build --tag (\S+)/, (name) => keep(store, { [name]: idOf(name) })],
    [/^docker tag (\S+) (\S+)$/, (from, to) => keep(store, { [to]: store.get(from) ?? '' })],
    [
      /^kubectl get configmap deployed-release/,
      () => ok(recorded.size > 0 ? JSON.stringify({ data: pairs(recorded) }) : ''),
    ],
    [
      /^kubectl patch .*--patch=(.*)$/,
      (patch) => (recorded.size > 0 ? keep(recorded, JSON.parse(patch).data) : failed(1)),
    ],
    [/^kubectl create configmap deployed-release .*?(--from-literal.*)$/, (all) => keep(recorded, literals(all))],
    [/^kubectl delete configmap deployed-release/, () => clear(recorded)],
    [/^kubectl get deployments/, () => list(live())],
    [/^kubectl get job/, () => job('Complete')],
    [/^kubectl get (pods|nodes)/, () => list()],
    [/^kubectl get configmap cluster-identity/, () => ok('{"data":{"environment":"lab"}}')],
    [/^kubectl get namespace kube-system/, () => ok(JSON.stringify({ metadata: { uid } }))],
    [/^kubectl get customresourcedefinition/, () => ok('{}')],
    [/^kubectl config current-context/, () => ok(lab.context)],
    [/^minikube profile list/, () => ok(JSON.stringify({ valid: [{ Name: lab.context }] }))],
    [/^(docker|git|kubectl|minikube|node) |^true$/, () => ok()],
  ];
  const run: Run = async (command, args, options) => {
    // What is confined is answered as it would be without.
    const [inside, ...rest] = command === 'unshare' ? args.slice(args.indexOf('confined') + 1) : [];
    if (inside !== undefined) return run(inside, rest, options);
    const whole = [command, ...args].join(' ');
    const line = whole.replace(/^kubectl --context=\S+( --request-timeout=\d+s)?/, 'kubectl');
    lines.push(line);
    if (Object.keys(answers).some((start) => line.startsWith(start))) return given.run(line, [], options);
    // Repositories of tests are real ones.
    if (command === 'git' && args[0] === '-C') return reallyRun(command, args, options);
    const [pattern, answer] = rules.find(([one]) => one.test(line)) ?? [];
    const [, one = '', two = ''] = pattern?.exec(line) ?? [];
    return answer?.(one, two) ?? failed(127, 'not found');
  };
  return { run, lines, store, recorded };
}

/** A release in a world. @param root of a repository as `repository` writes it */
export function release(root: string, { run }: Pick<World, 'run'>, changes: Partial<Release> = {}) {
  const said: string[] = [];
  const [settings, dist] = [readSettings(lab), readDist(join(root, 'dist'), lab.name)];
  if (!settings.ok || !dist.ok) throw new Error('the fixture is wrong');
  const target = {
    ...{ environment: lab, settings: settings.settings, root, run, variables: {}, outdir: 'cdktf.out' },
    ...{ say: (line: string) => said.push(line), synthesize: async () => done },
  };
  const images = ownImages(dist.objects, lab.images.own);
  const places = placesOf(root, lab.name);
  put(places.scratch, { none: '' });
  const clock = changes.clock ?? quick();
  const made: Release = {
    ...{
      target,
      kubectl: kubectl(run, lab.context, clock),
      places,
      patience: 60,
      clock,
      commit,
      sources: filesOnDisk(root),
      confine: async (program) => success(program),
      engine: 'docker',
      objects: dist.objects,
      images,
    },
    ...changes,
  };
  return { release: made, said };
}

/** Builds and signs: what the steps before `deploy` leave. */
export async function vouch(made: Release, { store }: Pick<World, 'store'>): Promise<void> {
  for (const { reference } of made.images) store.set(reference, idOf(reference));
  for (const step of [sbom, sign]) {
    const result = await step(made);
    if (!result.ok) throw new Error(result.problem.message);
  }
}

/** A release in a world of its own. @param recorded what the cluster runs @param more files of its repository */
export function stage(root: string, answers: Answers = {}, recorded: Files = {}, more: Files = {}) {
  const there = world(answers);
  const { release: made, said } = release(repository(root, more), there);
  keep(there.recorded, recorded);
  const anonymous = (text: string) => text.replaceAll(root, 'ROOT');
  const place = (of = commit) => join(made.places.releases, of);
  /** Lines that change the cluster. */
  const changes = () =>
    there.lines.filter((line) => /^kubectl (apply|delete|patch|create)|^minikube/.test(line)).map(anonymous);
  return { ...there, root, made, said, anonymous, place, changes };
}
export type Stage = ReturnType<typeof stage>;

/** One whose images are built. */
export function built(...args: Parameters<typeof stage>): Stage {
  const there = stage(...args);
  for (const { reference } of there.made.images) there.store.set(reference, idOf(reference));
  return there;
}

/** One that is signed. */
export async function signed(...args: Parameters<typeof stage>): Promise<Stage> {
  const there = stage(...args);
  await vouch(there.made, there);
  there.lines.length = 0;
  return there;
}

/** What the cluster runs. */
export const pairs = (map: ReadonlyMap<string, string>) => Object.fromEntries(map);
const idSaid = (id: string | undefined) => (id ? ok(`${id}\n`) : failed(1, 'no such image'));
const literals = (text: string) =>
  Object.fromEntries([...text.matchAll(/--from-literal=(\w+)=(\S*)/g)].map(([, key = '', value = '']) => [key, value]));

function clear(map: Map<string, string>): Outcome {
  map.clear();
  return ok();
}

function keep(map: Map<string, string>, values: Readonly<Record<string, string>>): Outcome {
  for (const [key, value] of Object.entries(values)) map.set(key, value);
  return ok();
}
