/** The drill: the configuration of one environment is applied to the cluster of another, sealed and unsealed. */

import type { LiveObject } from '../../cluster/live-objects';
import { foreignObjects, liveObjects } from '../../cluster/live-objects';
import { services } from '../../config/services';
import { policies } from '../../policies';
import type { Run } from '../../programs/run';
import type { Applied, Stage } from '../stage';
import { StageProblem } from '../stage';
import type { Moment, Timeline } from '../timeline';
import { detect, sleep, watchServing } from './detect';
import type { Impact } from './impact';
import { impact } from './impact';

export interface Drill {
  readonly run: Run;
  readonly stage: Stage;
  readonly timeline: Timeline;
  readonly context: string;
  /** Whose cluster it is. */
  readonly victim: string;
  /** Whose configuration is applied to it. */
  readonly intruder: string;
}

/** With the seal on: what was refused, and whether anything came through. */
export interface SealedResult {
  readonly refused: number;
  readonly objects: number;
  /** Sentences of what was taken all the same, and what was found on the cluster. */
  readonly through: readonly string[];
}

/** With the seal off: how long it took, and whom it hit. Seconds since the first object was applied. */
export interface UnsealedResult {
  readonly applied: Applied;
  readonly detected: number;
  readonly repaired: number;
  readonly impact: Impact;
  /** The fewest pods that were ready, by workload. */
  readonly fewestReady: Readonly<Record<string, number>>;
  /** Objects of the intruder, or different from what the victim says, after the repair. */
  readonly left: readonly string[];
  readonly moments: readonly Moment[];
}

/** The policies that keep environments apart, by the names of their objects. */
const seal = policies.filter(({ source }) => ['V1', 'V2', 'V3'].includes(String(source)));

/** The chart that has them. */
const sealedChart = 'cluster-policies';

export async function sealed({ run, stage, timeline, context, victim, intruder }: Drill): Promise<SealedResult> {
  timeline.begin(`${intruder} is applied to ${victim}, whose seal is on`);
  const { taken, refused } = await stage.apply(intruder);
  const objects = stage.objectsOf(intruder).length;
  timeline.note(`${refused.length} of ${objects} objects refused`);
  const found = await foreignObjects(run, context, victim);
  const through = [...taken, ...found.map(({ kind, metadata }) => `${kind} ${metadata.name} is there`)];
  return { refused: refused.length, objects, through };
}

export async function unsealed(drill: Drill): Promise<UnsealedResult> {
  const { run, timeline, context } = drill;
  await breakSeal(drill);
  const serving = watchServing(run, context);
  try {
    return { ...(await play(drill)), fewestReady: await serving.stop(), moments: [...timeline.moments] };
  } finally {
    await serving.stop();
  }
}

/** From the first object that is applied to the last that is put right. */
async function play(drill: Drill): Promise<Omit<UnsealedResult, 'fewestReady' | 'moments'>> {
  const { run, stage, timeline, context, victim, intruder } = drill;
  const detector = detect(run, context, victim);
  const since = new Date();
  timeline.begin(`${intruder} is applied to ${victim}, whose seal was taken off`);
  const applying = stage.apply(intruder);
  const found = await within(detector.found, 120);
  detector.stop();
  const detected = timeline.note(`detected: ${found?.length ?? 'no'} objects of ${intruder}`);
  const applied = await applying;
  if (!found) throw new StageProblem(`nothing of ${intruder} was found on the cluster: ${applied.refused[0] ?? ''}`);
  timeline.note(`${applied.taken.length} objects taken, ${applied.refused.length} refused by what is not the seal`);
  // What controllers make of it is part of the harm: they are given the time that a person takes to look.
  await sleep(10);
  const live = await liveObjects(run, context, 'app.kubernetes.io/part-of=breakwater');
  const hit = impact(victim, stage.objectsOf(victim), live, since);
  timeline.note(`impact: ${hit.objects.length} objects, ${hit.pods.length} pods, hosts lost: ${hit.hosts.lost.length}`);
  await repair(drill);
  const repaired = timeline.note(`repaired: ${victim} serves what its dist says`);
  const left = await remaining(drill);
  timeline.note(left.length === 0 ? 'nothing wrong is left' : `${left.length} objects are still wrong`);
  return { applied, detected, repaired, impact: hit, left };
}

/** Takes away what binds the policies of the seal, as somebody with every right could. */
async function breakSeal({ stage, intruder }: Drill): Promise<void> {
  const names = seal.map(({ id }) => `breakwater-${id}`);
  await stage.kubectl('delete', 'validatingadmissionpolicybindings', ...names, '--ignore-not-found');
  if (!(await eventually(30, async () => !(await isSealed(stage, intruder)))))
    throw new StageProblem('the seal could not be taken off: its policies still refuse');
}

/** Whether the API server refuses the chart of a service of the intruder by a policy of the seal, and not by another one. */
async function isSealed(stage: Stage, intruder: string): Promise<boolean> {
  const charts = stage.charts(intruder).filter((chart) => Object.hasOwn(services, chart));
  const { refused } = await stage.apply(intruder, { charts: charts.slice(0, 1), dryRun: true });
  return refused.some((sentence) => seal.some(({ id }) => sentence.includes(`'breakwater-${id}'`)));
}

/** In the order of docs/runbooks: what is wrong is overwritten, what does not belong is removed, the seal is put back. */
async function repair({ run, stage, context, victim, intruder }: Drill): Promise<void> {
  // The policies come last: they would refuse to have namespaces put right.
  const charts = stage.charts(victim).filter((chart) => chart !== sealedChart);
  await stage.apply(victim, { charts });
  for (const object of (await foreignObjects(run, context, victim)).filter(isOwn)) await remove(stage, object);
  await stage.apply(victim, { charts });
  // A pod that never started holds up its StatefulSet's way back.
  for (const pod of (await foreignObjects(run, context, victim)).filter(({ kind }) => kind === 'Pod')) {
    await remove(stage, pod);
  }
  await stage.apply(victim);
  await stage.waitUntilServing(120);
  // Revisions of the intruder, to which a rollback would lead.
  for (const object of await foreignObjects(run, context, victim)) await remove(stage, object);
  if (!(await eventually(30, () => isSealed(stage, intruder)))) throw new StageProblem('the seal is not back');
}

/** Not what a controller made of something else, which goes with it. */
function isOwn({ metadata }: LiveObject): boolean {
  return (metadata.ownerReferences ?? []).length === 0;
}

async function remove(stage: Stage, { kind, apiVersion, metadata }: LiveObject): Promise<void> {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const place = metadata.namespace ? [`--namespace=${metadata.namespace}`] : [];
  await stage.kubectl(
    'delete',
    `${kind.toLowerCase()}${group}/${metadata.name}`,
    ...place,
    '--ignore-not-found',
    '--wait=false',
  );
}

/** What is of another environment, and what is not what the victim says. */
async function remaining({ run, stage, context, victim }: Drill): Promise<readonly string[]> {
  // What was deleted is gone when its pods are.
  await eventually(20, async () => (await foreignObjects(run, context, victim)).length === 0);
  const foreign = (await foreignObjects(run, context, victim)).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const { code, stdout, stderr } = await stage.kubectl(
    'diff',
    '--server-side',
    '--force-conflicts',
    `--filename=${stage.folderOf(victim)}`,
  );
  return [...foreign, ...(code === 0 ? [] : [(stdout || stderr).trim().slice(0, 2000)])];
}

async function within<T>(promise: Promise<T>, seconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<undefined>((settle) => {
    timer = setTimeout(() => settle(undefined), seconds * 1000);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}

async function eventually(seconds: number, holds: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await holds()) return true;
    await sleep(1);
  }
  return false;
}
