/** Before the suite: a cluster, the images in it, and the proof that it enforces NetworkPolicies. */
import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { loadImage } from '../../src/cluster/load-image';
import { lab } from '../../src/config/environments/lab';
import { releases } from '../../src/config/versions';
import { buildImages } from '../../src/images/build';
import { run } from '../../src/programs/run';
import { makeBaseImages } from './base-images';
import { enforcement } from './canary';
import { ports, up } from './platform';
import { images, profile, readTarget, saveTarget, targetFile, timings } from './target';
import teardown from './teardown';

const kit = resolve('../shared/cluster');

export default async function setup(): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    // No teardown follows a setup that failed.
    await teardown();
    throw error;
  }
}

async function prepare(): Promise<void> {
  for (const file of [timings, targetFile]) rmSync(file, { force: true });
  await need('kubectl', ['version', '--client'], 'it applies dist; npm run doctor says how to install it');
  if (existsSync(kit)) await startKit();
  else await useContext();
  await step('images built and loaded', () => loadImages(readTarget().owned));
  await step('a deny is enforced', async () => {
    const problem = await enforcement();
    if (problem) throw new Error(problem);
  });
}

/** A cluster of its own, from nothing, by minikube's commands. */
async function startKit(): Promise<void> {
  process.env['PATH'] = [kit, process.env['PATH']].join(delimiter);
  await minikube('the last run is cleaned up', ['delete']);
  rmSync(join('state', lab.name), { recursive: true, force: true });
  const { http, https } = ports;
  for (const port of [http, https]) {
    if (await answers(port))
      throw new Error(`port ${port} of 127.0.0.1 is in use; stop what listens there: the front door needs it`);
  }
  const frontDoor = { address: '127.0.0.1', http, https };
  // Said before it is there: what was half started is removed too.
  saveTarget({ context: profile, frontDoor, owned: true });
  await step('base images', () => makeBaseImages(kit));
  await startCluster();
  await minikube('cert-manager installed', ['addons', 'enable', 'cert-manager']);
  const netns = `/run/netns/lab-${profile}`;
  const { stdout: ip } = await run('minikube', ['--profile', profile, 'ip']);
  saveTarget({
    context: profile,
    frontDoor,
    stranger: { command: ['nsenter', `--net=${netns}`], address: '203.0.113.10', server: ip.trim(), https: 30443 },
    owned: true,
  });
}

/**
 * The stack `cluster`, as a user brings it up: machine, addons, images. E2E_CNI=false is a machine that enforces nothing,
 * which no environment can ask for: it is started by hand.
 */
async function startCluster(): Promise<void> {
  const plugin = process.env['E2E_CNI'];
  if (plugin !== undefined) {
    const start = ['start', `--cni=${plugin}`, '--addons=metrics-server,ingress'];
    return minikube('cluster started', [
      ...start,
      `--ports=127.0.0.1:${ports.http}:30080,127.0.0.1:${ports.https}:30443`,
    ]);
  }
  await step('the stack cluster is up', async () => {
    const { code, stderr } = await up('--only', 'cluster');
    if (code !== 0) throw new Error(stderr.slice(-2000));
  });
}

/**
 * Where there is no kit: the cluster that the kube context of lab leads to, and no other, since objects are applied to
 * it; with no context at all, a new one by minikube itself.
 */
async function useContext(): Promise<void> {
  const { stdout } = await run('kubectl', ['config', 'current-context']);
  const context = stdout.trim();
  if (context === '') await startMinikube();
  else if (context !== profile) {
    throw new Error(
      `no ../shared/cluster here, and the kube context is '${context}', not '${profile}'; choose with kubectl config use-context ${profile}, or make that cluster as docs/how-to/apply-by-hand.md says`,
    );
  }
  console.log(`e2e: no ../shared/cluster here, so that the kube context '${profile}' is used`);
  const { stdout: ip } = await run('minikube', ['--profile', profile, 'ip']);
  const given = process.env['E2E_FRONT_DOOR'] ?? `${ip.trim() || '127.0.0.1'}:443:80`;
  const [address = '', https, http] = given.split(':');
  saveTarget({
    context: profile,
    frontDoor: { address, http: Number(http), https: Number(https) },
    owned: context === '',
  });
}

/** As docs/how-to/apply-by-hand.md makes it. */
async function startMinikube(): Promise<void> {
  await need(
    'minikube',
    ['version'],
    'there is no kube context, and it would make a cluster; npm run doctor says how to install it',
  );
  saveTarget({ context: profile, frontDoor: { address: '', http: 80, https: 443 }, owned: true });
  await startCluster();
  const manager = releases['cert-manager'].version;
  const release = `https://github.com/cert-manager/cert-manager/releases/download/${manager}/cert-manager.yaml`;
  await step('cert-manager installed', async () => {
    const applied = await run('kubectl', ['--context', profile, 'apply', '--filename', release]);
    if (applied.code !== 0) throw new Error(`cert-manager was not installed: ${applied.stderr.slice(-500)}`);
    const ready = [
      'wait',
      '--namespace=cert-manager',
      '--for=condition=Available',
      'deployment',
      '--all',
      '--timeout=180s',
    ];
    const waited = await run('kubectl', ['--context', profile, ...ready]);
    if (waited.code !== 0) throw new Error(`cert-manager is not ready: ${waited.stderr.slice(-500)}`);
  });
}

/** @param stack whether the stack `cluster` has loaded what dist names: the probe is the suite's own */
async function loadImages(stack: boolean): Promise<void> {
  const result = await buildImages({
    dockerfiles: 'dockerfiles',
    names: stack ? ['probe'] : [],
    prefix: lab.images.own,
    withoutDigests: existsSync(kit),
    load: (engine, image) => loadImage(run, engine, image, profile),
    run,
    say: (line) => console.log(`  ${line}`),
  });
  if (!result.ok) throw new Error(result.problem.message);
  if (!stack) await minikube('database image loaded', ['image', 'load', images.database]);
}

async function minikube(what: string, args: readonly string[]): Promise<void> {
  await step(what, async () => {
    const { code, stdout, stderr } = await run('minikube', ['--profile', profile, ...args]);
    if (code !== 0) throw new Error(`minikube ${args.join(' ')}: exit ${code}: ${`${stdout}${stderr}`.slice(-1000)}`);
  });
}

async function need(command: string, args: readonly string[], why: string): Promise<void> {
  const { code } = await run(command, args);
  if (code === 127) throw new Error(`no ${command} on PATH: ${why}`);
}

async function step(what: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await work();
  const line = `${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(`e2e: ${line}`);
  appendFileSync(timings, `${line}\n`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1', () => settle(true));
    socket.on('connect', () => socket.destroy()).on('error', () => settle(false));
  });
}
