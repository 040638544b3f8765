/** Lab's cluster for the suites: found as an earlier suite left it, or made anew. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { lab } from '../../../src/config/environments/lab';
import { foreignImages } from '../../../src/config/versions';
import { standingOf } from '../../../src/deploy/seal';
import { readObjects } from '../../../src/kubernetes/read';
import { run } from '../../../src/programs/run';
import { hasKit, makeBaseImages } from './kit';
import { minikube, startMachine } from './minikube';
import { ownImages } from './own-images';
import { ports, up } from './platform';
import type { Target } from './target';
import { forgetTarget, knownTarget, otherProfiles, profile, saveTarget } from './target';
import { timed } from './timed';

/** The context of this machine's kubectl; none: ''. */
function currentContext(): string {
  try {
    return execFileSync('kubectl', ['config', 'current-context'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  } catch {
    return '';
  }
}

/** Whether suites may make lab's cluster anew, such as with three nodes: not where a cluster was given. */
export const mayMake: boolean = hasKit || knownTarget()?.owned === true || currentContext().trim() === '';

/** Brings up the cluster, where it does not run or has another number of nodes. */
export async function ensureCluster(nodes: number): Promise<Target> {
  const known = knownTarget();
  if (known && (await standsWith(known, nodes))) return known;
  const target = mayMake ? await make(nodes) : await given();
  const uid = await uidOf(target.context);
  if (uid === undefined) throw new Error(`the cluster of the context '${target.context}' does not answer`);
  saveTarget({ ...target, uid });
  return { ...target, uid };
}

/** Removes the clusters that the suites made, and what they noted of them. */
export async function removeClusters(): Promise<void> {
  const owned = knownTarget()?.owned === true;
  if (hasKit || owned) await run('minikube', ['--profile', profile, 'delete']);
  for (const other of otherProfiles) {
    if ((await standingOf(run, other)) !== 'absent') await run('minikube', ['--profile', other, 'delete']);
  }
  if (hasKit || owned) rmSync(`state/${lab.name}`, { recursive: true, force: true });
  forgetTarget();
}

async function standsWith({ context, owned, uid }: Target, nodes: number): Promise<boolean> {
  if (uid === undefined || (await uidOf(context)) !== uid) return false;
  if (!owned) return true;
  const { stdout } = await run('kubectl', ['--context', context, 'get', 'nodes', '--output=name']);
  return stdout.trim().split('\n').length === nodes;
}

async function uidOf(context: string): Promise<string | undefined> {
  const get = ['get', 'namespace', 'kube-system', '--output=jsonpath={.metadata.uid}', '--request-timeout=10s'];
  const { code, stdout } = await run('kubectl', ['--context', context, ...get]);
  return code === 0 && stdout !== '' ? stdout : undefined;
}

/** A cluster of its own, from nothing. */
async function make(nodes: number): Promise<Target> {
  await need('minikube', 'it makes the cluster');
  await removeClusters();
  const { http, https } = ports;
  for (const port of [http, https]) {
    if (await answers(port))
      throw new Error(`port ${port} of 127.0.0.1 is in use; stop what listens there: the front door needs it`);
  }
  const target: Target = { context: profile, frontDoor: { address: '127.0.0.1', http, https }, owned: true };
  // Saved before the cluster is there: what was half started is removed too.
  saveTarget(target);
  await timed('base images', makeBaseImages);
  const loaded = await timed(`cluster with ${nodes} node${nodes === 1 ? '' : 's'}`, () => start(nodes));
  if (!hasKit) return { ...target, loaded };
  const server = (await minikube('--profile', profile, 'ip')).trim();
  const command = ['nsenter', `--net=/run/netns/lab-${profile}`];
  return { ...target, loaded, stranger: { command, address: '203.0.113.10', server, https: 30443 } };
}

/**
 * One node as a user brings it up, by the stack `cluster`, where there is Terraform. More nodes than lab has, and a
 * cluster that enforces nothing (E2E_CNI=false), cannot be asked of any environment: minikube starts those directly.
 *
 * @returns the images that the stack has loaded, or that the nodes pull
 */
async function start(nodes: number): Promise<readonly string[]> {
  const plugin = process.env['E2E_CNI'];
  if (plugin !== undefined) {
    const doors = `--ports=127.0.0.1:${ports.http}:30080,127.0.0.1:${ports.https}:30443`;
    await minikube('--profile', profile, 'start', `--cni=${plugin}`, '--addons=metrics-server,ingress', doors);
    return [];
  }
  if (nodes > 1 || (await run('terraform', ['version'])).code === 127) {
    console.log('e2e: minikube starts the cluster without the stack `cluster`');
    await startMachine({ profile, environment: lab, nodes, frontDoor: true });
    for (const addon of ['metrics-server', 'ingress']) await minikube('addons', 'enable', addon, '--profile', profile);
    return [];
  }
  const { code, stderr } = await up('--only', 'cluster');
  if (code !== 0) throw new Error(stderr.slice(-2000));
  const dist = JSON.stringify(readObjects(`dist/${lab.name}`));
  return [...Object.values(ownImages), ...foreignImages(lab)].filter((image) => dist.includes(image));
}

/** The cluster that the kube context of lab leads to, and no other, since objects are applied to it. */
async function given(): Promise<Target> {
  await need('kubectl', 'it applies dist');
  const context = currentContext().trim();
  if (context !== profile) {
    throw new Error(
      `no ../shared/cluster here, and the kube context is '${context}', not '${profile}'; choose with kubectl config use-context ${profile}, or make that cluster as docs/how-to/apply-with-kubectl.md says`,
    );
  }
  console.log(`e2e: no ../shared/cluster here: using the kube context '${profile}'`);
  const { stdout: ip } = await run('minikube', ['--profile', profile, 'ip']);
  const door = process.env['E2E_FRONT_DOOR'] ?? `${ip.trim() || '127.0.0.1'}:443:80`;
  const [address = '', https, http] = door.split(':');
  return { context, frontDoor: { address, http: Number(http), https: Number(https) }, owned: false };
}

async function need(command: string, why: string): Promise<void> {
  const { code } = await run(command, ['version', ...(command === 'kubectl' ? ['--client'] : [])]);
  if (code === 127) throw new Error(`no ${command} on PATH: ${why}; npm run doctor prints how to install it`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1', () => settle(true));
    socket.on('connect', () => socket.destroy()).on('error', () => settle(false));
  });
}
