/** Overhead of a front door: the rate at which the hash service is served well through it, and beside it. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lab } from '../../../src/config/environments/lab';
import { services } from '../../../src/config/services';
import { findKnee } from '../../../src/load/knee';
import { measure } from '../../../src/load/measure';
import { openDoor } from '../../../src/load/target';
import { type Door, generator } from '../../../src/load/vegeta';
import { run } from '../../../src/programs/run';
import { reapply } from '../lab/deploy';
import { Guards } from '../lab/guards';
import { eventually, kubectl, must } from '../lab/kubectl';
import { profile, readTarget } from '../lab/target';

const folder = '.cache/e2e/overhead';
const path = '/hash/';

/** As many pods in each search, so that none is a search of an autoscaler's moment. */
const pods = 10;

/** What counts as served well: no error, and 99 of 100 answers within 50 ms. */
const wanted = { errors: 0, achieved: 99, p99: 50 } as const;

/** The rate that is found, and what was tried. */
export interface Found {
  /** Requests a second. */
  readonly rate: number;
  /** Whether a higher one was tried and not served. */
  readonly bounded: boolean;
  /** Milliseconds of 99 of 100 answers, at that rate. */
  readonly p99: number;
  /** Pods that answered, at that rate. */
  readonly pods: readonly string[];
  readonly tried: number;
}

/** Has ten pods of hash while something is done. */
export async function withPods<T>(work: () => Promise<T>): Promise<T> {
  const guards = new Guards();
  const patch = `--patch={"spec":{"minReplicas":${pods}}}`;
  await guards.past(() => kubectl('patch', 'hpa', 'hash', '--namespace=hash', '--type=merge', patch));
  try {
    const ready = async () =>
      Number(await must('get', 'deployment', 'hash', '--namespace=hash', '--output=jsonpath={.status.readyReplicas}'));
    if (!(await eventually(180, async () => (await ready()) === pods)))
      throw new Error(`${await ready()} of ${pods} pods of hash are ready`);
    return await work();
  } finally {
    await reapply(({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === 'hash');
    await guards.back();
  }
}

/** Through the front door. Callers are on the node itself, as those of `besideDoor` are. */
export async function throughDoor(): Promise<Found> {
  mkdirSync(folder, { recursive: true });
  const { frontDoor, stranger } = readTarget();
  if (!stranger) throw new Error('this cluster has no host from which its node can be asked');
  const place = { host: frontDoor.address, port: frontDoor.https };
  const opened = await openDoor({ run, environment: lab, context: profile, place, path, folder });
  if ('problem' in opened) throw new Error(opened.problem);
  return search({ ...opened, address: `${stranger.server}:${stranger.https}` });
}

/** By the Service of the pods, over plain HTTP. */
export async function besideDoor(): Promise<Found> {
  mkdirSync(folder, { recursive: true });
  const address = await must('get', 'service', 'hash', '--namespace=hash', '--output=jsonpath={.spec.clusterIP}');
  return search({ host: 'hash', address: `${address}:${services.hash.port}`, path });
}

async function search(door: Door): Promise<Found> {
  const vegeta = await onNode();
  const found = await findKnee(
    200,
    (rate) => measure({ run, vegeta, door, context: profile, rate, seconds: 8, connections: 200, tell: () => {} }),
    wanted,
  );
  if ('problem' in found) throw new Error(found.problem);
  const best = found.tried.find(({ measurement, missed }) => missed.length === 0 && measurement.offered === found.rate);
  const { latency, pods: answered = {} } = best?.measurement ?? { latency: { p99: Number.NaN } };
  return {
    rate: found.rate,
    bounded: found.bounded,
    p99: latency.p99,
    pods: Object.keys(answered),
    tried: found.tried.length,
  };
}

/** The generator on the node: a node's own processes reach its pods, whatever the policies of the network say. */
async function onNode(): Promise<string> {
  const tool = await generator(run, '.cache', (line) => console.log(line));
  if ('why' in tool) throw new Error(tool.why);
  const wrapper = resolve(folder, 'vegeta');
  writeFileSync(wrapper, `#!/bin/sh\nexec nsenter --net=/run/netns/lab-${profile}-1 ${resolve(tool.path)} "$@"\n`);
  chmodSync(wrapper, 0o755);
  return wrapper;
}
