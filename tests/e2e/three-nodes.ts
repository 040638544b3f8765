/** The suite's cluster once more, with three nodes: what is planned there and what is lost. */
import { homedir } from 'node:os';
import { installCertManager } from '../../src/cluster/cert-manager';
import { identify } from '../../src/cluster/identity';
import { loadForeign } from '../../src/cluster/load-image';
import { minikubeHome, prepare } from '../../src/cluster/minikube';
import type { Environment, Minikube } from '../../src/config/environment';
import { lab } from '../../src/config/environments/lab';
import { foreignImages } from '../../src/config/versions';
import { rollouts } from '../../src/deploy/rollouts';
import { buildImages } from '../../src/images/build';
import { ownImages } from '../../src/images/own-images';
import { run } from '../../src/programs/run';
import { start } from '../../src/stacks/cluster/start';
import { readSettings } from '../../src/stacks/settings';
import { readManifests } from '../../src/synth/manifests';
import { eventually, kubectl, list, must } from './kubectl';
import { standIn } from './platform';
import { profile } from './target';

export const controller = { namespace: 'ingress-nginx', name: 'ingress-nginx-controller' } as const;

/** Makes the cluster anew, and brings lab to it. @throws with what failed */
export async function startThreeNodes(): Promise<void> {
  const three = { ...lab, nodes: { ...lab.nodes, count: 3 } } as Environment & { readonly cluster: Minikube };
  const read = readSettings(lab, standIn);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { bases, nodePorts } = read.settings;
  await minikube('delete', '--profile', profile);
  prepare(minikubeHome(process.env, homedir()), profile, lab.name);
  await minikube(...start(three, { nodePorts }).split(' ').slice(1));
  for (const addon of ['metrics-server', 'ingress']) await minikube('addons', 'enable', addon, '--profile', profile);
  none(await identify(run, profile, lab.name));
  none(await installCertManager(run, profile));
  const withoutDigests = bases === 'by-name';
  const prefix = lab.images.own;
  const names = ownImages(readManifests('dist/lab'), prefix).map(({ name }) => name);
  const built = await buildImages({
    dockerfiles: 'dockerfiles',
    names,
    prefix,
    withoutDigests,
    load: profile,
    run,
    say,
  });
  if (!built.ok) throw new Error(built.problem);
  for (const image of foreignImages(lab)) none(await loadForeign(run, image, profile));
  await twoControllers();
  await bringLab();
}

/** The names of all nodes but the first, to which the ports of this machine lead. */
export async function otherNodes(): Promise<readonly string[]> {
  const nodes = await list<{ readonly metadata: { readonly name: string } }>('nodes');
  return nodes.map(({ metadata }) => metadata.name).filter((name) => name !== profile);
}

/** The node of the database's pod. */
export function databaseNode(): Promise<string> {
  return must('get', 'pod', 'mongo-0', '--namespace=mongo', '--output=jsonpath={.spec.nodeName}');
}

/** Names of pods of the hash service that are on a node. */
export async function hashPodsOn(node: string): Promise<readonly string[]> {
  const flags = ['--namespace=hash', `--field-selector=spec.nodeName=${node},status.phase=Running`];
  return (await list<{ readonly metadata: { readonly name: string } }>('pods', ...flags)).map(
    ({ metadata }) => metadata.name,
  );
}

/**
 * minikube's front door is one pod that is ended before the next one starts. Here it is as our release of ingress-nginx
 * has it: two, replaced one by one, each of which goes on serving until nobody sends it anything new.
 */
async function twoControllers(): Promise<void> {
  const { name, namespace } = controller;
  const patch = {
    spec: {
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        spec: {
          terminationGracePeriodSeconds: 60,
          containers: [{ name: 'controller', lifecycle: { preStop: { sleep: { seconds: 10 } } } }],
        },
      },
    },
  };
  const flags = [`--namespace=${namespace}`, '--type=strategic', `--patch=${JSON.stringify(patch)}`];
  await must('patch', 'deployment', name, ...flags);
  await must('rollout', 'status', `deployment/${name}`, `--namespace=${namespace}`, '--timeout=120s');
}

async function bringLab(): Promise<void> {
  let said = '';
  // A webhook that is not there yet refuses what it will take a moment later.
  const taken = await eventually(60, async () => {
    const { code, stderr } = await kubectl('apply', '--server-side', '--force-conflicts', '--filename=dist/lab');
    said = stderr;
    return code === 0;
  });
  if (!taken) throw new Error(said);
  const problems = await rollouts(run, [`--context=${profile}`], readManifests('dist/lab'), 240, say);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

export async function minikube(...args: readonly string[]): Promise<void> {
  const { code, stderr, stdout } = await run('minikube', args);
  if (code !== 0)
    throw new Error(`minikube ${args.slice(0, 3).join(' ')}: exit ${code}: ${(stderr || stdout).slice(-1000)}`);
}

function none(problem: string | undefined): void {
  if (problem !== undefined) throw new Error(problem);
}

function say(line: string): void {
  console.log(line);
}
