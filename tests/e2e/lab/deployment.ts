/** Traces of a pipeline: on the cluster, in the engine, in its checkout. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { imageId, type OwnImage, ownImages } from '../../../src/images/own-images';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { gateLabel } from '../../../src/pipeline/gate';
import { type Places, placesOf } from '../../../src/pipeline/release';
import { findEngine } from '../../../src/programs/engine';
import { run } from '../../../src/programs/run';
import type { Checkout } from './checkout';
import { list, must } from './kubectl';

interface Pod {
  readonly metadata: { readonly deletionTimestamp?: string };
  readonly spec: { readonly containers: readonly { readonly image: string; readonly name: string }[] };
  readonly status: {
    readonly phase: string;
    readonly containerStatuses: readonly { readonly imageID: string; readonly name: string }[];
  };
}

const prefix = 'localhost/breakwater/';

/** The engine that the pipeline takes. */
export async function engineHere(): Promise<string> {
  const found = await findEngine(run);
  if (!found.ok) throw new Error(found.problem);
  return found.engine;
}

export function placesIn({ folder }: Checkout): Places {
  return placesOf(folder, 'lab');
}

/** The images of ours that the checkout's dist names. */
export function imagesOf({ folder }: Checkout): readonly OwnImage[] {
  return ownImages(readObjects(join(folder, 'dist', 'lab')) as readonly Manifest[], prefix);
}

/** What the cluster says of its release. */
export async function deployed(): Promise<{ readonly state: string; readonly commit: string }> {
  const flags = ['--namespace=kube-system', '--output=jsonpath={.data}'];
  return JSON.parse(await must('get', 'configmap', 'deployed-release', ...flags));
}

/** Images of ours that pods run, each with its id. */
export async function running(): Promise<readonly string[]> {
  const pods = await list<Pod>('pods', '--all-namespaces', '--selector=app.kubernetes.io/part-of=breakwater');
  const serving = pods.filter(({ metadata, status }) => status.phase === 'Running' && !metadata.deletionTimestamp);
  const texts = serving.flatMap(({ spec, status }) =>
    spec.containers.map(
      ({ image, name }) => `${image} ${status.containerStatuses.find((one) => one.name === name)?.imageID}`,
    ),
  );
  return [...new Set(texts)].filter((text) => text.startsWith(prefix)).sort();
}

/** Images that pods should run: those of dist, as the engine has them, but for those that only Jobs run, which end. */
export async function expected(checkout: Checkout): Promise<readonly string[]> {
  const engine = await engineHere();
  const lasting = (readObjects(join(checkout.folder, 'dist', 'lab')) as readonly Manifest[]).filter(({ kind }) =>
    ['Deployment', 'StatefulSet'].includes(kind),
  );
  const servers = ownImages(lasting, prefix);
  return Promise.all(servers.map(async ({ reference }) => `${reference} ${await imageId(run, engine, reference)}`));
}

/** What a run should have removed: containers, files, its lock; none: all is well. */
export async function left(checkout: Checkout): Promise<readonly string[]> {
  const places = placesIn(checkout);
  const { lock, scratch } = places;
  const asked = ['ps', '--all', '--quiet', '--filter', `label=${gateLabel(places)}`];
  const { stdout } = await run(await engineHere(), asked);
  return [
    ...stdout.split('\n').filter((line) => line !== ''),
    ...(existsSync(lock) ? [lock] : []),
    ...(existsSync(scratch) ? readdirSync(scratch) : []),
  ];
}
