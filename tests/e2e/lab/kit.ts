/** The kit beside the repository: a real Kubernetes behind minikube's commands, for machines without a registry. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { run } from '../../../src/programs/run';

const folder = resolve('../shared/cluster');

/** Whether the kit is here; elsewhere the suites use the cluster of the current kube context. */
export const hasKit = existsSync(folder);

// Its minikube, kubectl and podman are those of every program that the suites start.
if (hasKit && !process.env['PATH']?.split(delimiter).includes(folder))
  process.env['PATH'] = [folder, process.env['PATH']].join(delimiter);

/** Settings of the product on a machine with the kit: no pulls, and the front door on other ports of the node. */
export const kitSettings: Readonly<Record<string, string>> = hasKit
  ? { BREAKWATER_BASES: 'by-name', BREAKWATER_IMAGES: 'loaded', BREAKWATER_NODE_PORTS: '30080,30443' }
  : {};

const resolverFile = 'dockerfiles/resolver/Dockerfile';

const bases = [
  'docker.io/library/python:3.13-slim-trixie',
  'docker.io/library/node:24-trixie-slim',
  'gcr.io/distroless/python3-debian13:nonroot',
  'gcr.io/distroless/nodejs24-debian13:nonroot',
];

/** Makes the base images that are absent, where the kit has to. @throws with its output, where they were not made */
export async function makeBaseImages(): Promise<void> {
  if (!hasKit) return;
  await mustRun(resolve(folder, 'base-images'), bases);
  await makeCoredns();
}

/** The kit has CoreDNS as a program of its own: here it gets the published name, on which the resolver is built. */
async function makeCoredns(): Promise<void> {
  const [name = ''] = /registry\.k8s\.io\/coredns\/coredns:[\w.]+/.exec(readFileSync(resolverFile, 'utf8')) ?? [];
  if ((await run('podman', ['image', 'exists', name])).code === 0) return;
  const archive = (await mustRun(resolve(folder, 'lib/program-image'), ['coredns'])).trim();
  await mustRun('podman', ['load', '--quiet', '--input', archive]);
  await mustRun('podman', ['tag', 'lab.local/coredns:1', name]);
}

async function mustRun(program: string, args: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await run(program, args);
  if (code !== 0) throw new Error(`the base images were not made: ${stderr.slice(-500)}`);
  return stdout;
}
