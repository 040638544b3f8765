import { join } from 'node:path';
import type { Environment, Minikube } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { placedOn } from '../../src/config/placed-on';
import { StageProblem } from '../../src/drills/problem';
import { Stage } from '../../src/drills/stage';
import { Timeline } from '../../src/drills/timeline';
import { clock } from '../../src/programs/clock';
import { untimed } from '../cluster/fake-kubectl';
import { live } from '../pipeline/world';
import { type Answers, failed, ofEnvironment, ok, programs } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { hurriedTime } from './hurried';

const hurried = hurriedTime();

const folder = temporaryFolders();
const kubectl = 'kubectl --context=drill';
const apply = `${kubectl} apply --server-side --force-conflicts`;
const victim = placedOn(environments.beta, environments.lab) as Environment & { readonly cluster: Minikube };
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: api
spec:
  template:
    spec:
      containers:
        - image: ${victim.images.own}apple:1
        - image: ${victim.images.own}pear:2
        - image: docker.io/library/plum:3
`;

/** Answers of programs where all goes well. */
const well: Answers = {
  [`${kubectl} get configmap`]: ofEnvironment('beta'),
  [`${kubectl} get deployments`]: ok(JSON.stringify({ items: [live()] })),
  [kubectl]: ok(),
  docker: ok(),
  git: ok('abc'),
  minikube: ok(),
  node: ok(),
};

/** A stage in a repository of its own, before programs of which some answer otherwise. */
function stageOf(
  answers: Answers = {},
  settings: ConstructorParameters<typeof Stage>[0]['settings'] = { bases: 'by-digest' },
) {
  const images = ['apple', 'pear', 'spare'].map((name) => [`dockerfiles/${name}/Dockerfile`, 'FROM scratch\n']);
  const root = put(folder(), {
    ...Object.fromEntries(images),
    '.cache/incident/beta/api.k8s.yaml': deployment,
    '.cache/incident/beta/web.k8s.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
    '.cache/incident/beta/notes.txt': '',
  });
  const { run, calls } = programs({ ...answers, ...well, ...answers });
  const minikube = folder();
  const said: string[] = [];
  const props = {
    root,
    run: untimed(run),
    clock,
    minikube,
    settings,
    profile: 'drill',
    victim,
    environments: ['beta', 'production'],
    host: 'lab',
  };
  const stage = new Stage(props, new Timeline((line) => said.push(line.slice(11))));
  return { stage, calls, minikube, root, said, lines: () => calls.map(({ line }) => line.replaceAll(root, 'ROOT')) };
}

describe('setting up', () => {
  test('writes the YAML, makes the machine, brings certificates and images and then the victim', async () => {
    const { stage, lines, said, minikube } = stageOf();
    await hurried(stage.setUp());
    const told = lines();
    expect(told.slice(0, 2)).toEqual([
      'node ROOT/lib/charts/main.js --on lab --out ROOT/.cache/incident --environment beta production',
      'minikube delete --profile=drill',
    ]);
    expect(told[2]).toMatch(/^minikube start --profile=drill /);
    expect(told[2]).not.toContain('--ports');
    expect(told).toContain('minikube addons enable cert-manager --profile=drill');
    const built = told
      .filter((line) => line.includes(' build '))
      .map((line) => line.split('/').at(-1)?.replace(/:.*/, ''));
    expect(built).toEqual(['apple', 'pear']);
    expect(told.filter((line) => line.includes('cert-manager.yaml'))).toEqual([]);
    expect(told.at(-2)).toBe(
      `${apply} --filename=ROOT/.cache/incident/beta/api.k8s.yaml --filename=ROOT/.cache/incident/beta/web.k8s.yaml`,
    );
    expect(said).toEqual(['a cluster of beta, with cert-manager and images', 'beta serves']);
    expect(contents(minikube)['files/etc/ssl/certs/drill-guards/guards.yaml']).toContain("'beta'");
  });

  test('writes the YAML again with the addresses of its own DNS', async () => {
    const { stage, lines } = stageOf({
      [`${kubectl} get service kube-dns`]: ok('{"spec":{"clusterIP":"10.97.0.10"}}'),
    });
    await hurried(stage.setUp());
    const written = lines().filter((line) => line.startsWith('node '));
    expect(written).toHaveLength(2);
    expect(written[1]).toContain(
      ' --given {"dns":{"cluster":"10.97.0.10","resolver":"10.97.0.53"}} --environment beta ',
    );
  });

  test('asks for base images as the settings say', async () => {
    const base = `FROM scratch\nARG BASE=docker.io/library/node:1@sha256:${'a'.repeat(64)}`;
    const { stage, lines, root } = stageOf({}, { bases: 'by-name' });
    put(root, { 'dockerfiles/apple/Dockerfile': `${base}\n` });
    await hurried(stage.setUp());
    expect(lines().join('\n')).toContain('--build-arg BASE=docker.io/library/node:1 ');
  });

  const never = 'Error from server (Forbidden): never';
  const unwritten = 'node ROOT/lib/charts/main.js --on lab …: exit 2: unknown';

  test.each<[string, Answers]>([
    [unwritten, { node: failed(2, 'unknown\n') }],
    ['…: exit 80: no room', { 'minikube start': failed(80, '', 'no room\n') }],
    ["the cluster 'drill' is of lab", { [`${kubectl} get configmap`]: ofEnvironment('lab') }],
    ["image 'apple' was not built:\nno base", { 'docker build': failed(1, 'no base') }],
    [`beta was not applied:\n${never}`, { [apply]: failed(1, `${never}\n`) }],
    ['after 300 s deployment api/api is not', { [`${kubectl} get deployments`]: ok('{"items":[]}') }],
  ])('ends with a StageProblem: %s', async (message, answers) => {
    const { stage, root } = stageOf(answers);
    const problem: unknown = await hurried(stage.setUp()).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(StageProblem);
    expect((problem as StageProblem).message.replaceAll(root, 'ROOT')).toContain(message);
  });
});

test('tearing down deletes the cluster of the drill and no other', async () => {
  const { stage, lines } = stageOf();
  await stage.tearDown();
  expect(lines()).toEqual(['minikube delete --profile=drill']);
});

test('applying tells what was taken and what was refused, a sentence an object', async () => {
  const stderr = [
    'Warning: old',
    'Error from server (Forbidden): a is',
    '  forbidden: no',
    'The Service "b" is invalid: ',
    '* spec: no',
    '',
  ].join('\n');
  const { stage, lines } = stageOf({
    [apply]: failed(1, stderr, 'role/a serverside-applied\nrole/b serverside-applied\n'),
  });
  expect(await stage.apply('beta', { charts: ['web'], dryRun: true })).toEqual({
    taken: ['role/a serverside-applied', 'role/b serverside-applied'],
    refused: ['Error from server (Forbidden): a is forbidden: no', 'The Service "b" is invalid: * spec: no'],
  });
  expect(lines()).toEqual([`${apply} --dry-run=server --filename=ROOT/.cache/incident/beta/web.k8s.yaml`]);
});

test('charts and objects are those that were written', () => {
  const { stage, root } = stageOf();
  expect(stage.charts('beta')).toEqual(['api', 'web']);
  expect(stage.objectsOf('beta').map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
  expect(stage.folderOf('beta')).toBe(join(root, '.cache', 'incident', 'beta'));
});
