/** Before the suite: a cluster, the images in it, and the proof that it enforces NetworkPolicies. */
import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, resolve } from 'node:path';
import { lab } from '../../src/config/environments/lab';
import { buildImages } from '../../src/pipeline/images';
import { run } from '../../src/pipeline/run';
import { enforcement } from './canary';
import { images, profile, saveTarget, targetFile, timings } from './target';
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
  await step('images built and loaded', loadImages);
  await step('a deny is enforced', async () => {
    const problem = await enforcement();
    if (problem) throw new Error(problem);
  });
}

/** A cluster of its own, from nothing, by minikube's commands. */
async function startKit(): Promise<void> {
  process.env['PATH'] = [kit, process.env['PATH']].join(delimiter);
  await minikube('the last run is cleaned up', ['delete']);
  const { http, https } = { http: 18080, https: 18443 };
  for (const port of [http, https]) {
    if (await answers(port))
      throw new Error(`port ${port} of 127.0.0.1 is in use; stop what listens there: the front door needs it`);
  }
  const cni = process.env['E2E_CNI'] ?? 'calico';
  const start = ['start', `--cni=${cni}`, '--addons=metrics-server,ingress,cert-manager'];
  await minikube('cluster started', [...start, `--ports=127.0.0.1:${http}:30080,127.0.0.1:${https}:30443`]);
  const netns = `/run/netns/lab-${profile}`;
  const { stdout: ip } = await run('minikube', ['--profile', profile, 'ip']);
  saveTarget({
    context: profile,
    frontDoor: { address: '127.0.0.1', http, https },
    stranger: { command: ['nsenter', `--net=${netns}`], address: '203.0.113.10', server: ip.trim(), https: 30443 },
    owned: true,
  });
  await step('base images', async () => {
    const { code, stderr } = await run(resolve(kit, 'base-images'), [
      'docker.io/library/python:3.13-slim-trixie',
      'docker.io/library/node:24-trixie-slim',
      'gcr.io/distroless/python3-debian13:nonroot',
      'gcr.io/distroless/nodejs24-debian13:nonroot',
    ]);
    if (code !== 0) throw new Error(`the base images were not made: ${stderr.slice(-500)}`);
  });
}

/** A cluster that is there already: the one that lab names as its own, and no other, since objects are applied to it. */
async function useContext(): Promise<void> {
  const { stdout } = await run('kubectl', ['config', 'current-context']);
  const context = stdout.trim();
  if (context !== lab.context) {
    const found = context ? `the kube context is '${context}'` : 'there is no kube context';
    throw new Error(
      `no ../shared/cluster here, and ${found}, not '${lab.context}'; make a cluster with minikube start --profile ${lab.context} --cni=calico --addons=ingress,metrics-server, install cert-manager, and run again`,
    );
  }
  console.log(`e2e: no ../shared/cluster here, so that the kube context '${context}' is used as it is`);
  const [address = '127.0.0.1', https = '443', http = '80'] = (
    process.env['E2E_FRONT_DOOR'] ?? '127.0.0.1:443:80'
  ).split(':');
  saveTarget({ context, frontDoor: { address, http: Number(http), https: Number(https) }, owned: false });
}

async function loadImages(): Promise<void> {
  const result = await buildImages({
    dockerfiles: 'dockerfiles',
    names: [],
    prefix: lab.images.own,
    withoutDigests: existsSync(kit),
    load: profile,
    run,
    say: (line) => console.log(`  ${line}`),
  });
  if (!result.ok) throw new Error(result.problem);
  await minikube('database image loaded', ['image', 'load', images.database]);
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
