/** The drill: the configuration of one environment is applied to the cluster of another, sealed and unsealed. */

import type { LiveObject } from '../../cluster/live-objects';
import { foreignObjects, liveObjects } from '../../cluster/live-objects';
import { deleteObject } from '../../cluster/remove';
import { services } from '../../config/services';
import { policies } from '../../policies';
import type { Clock } from '../../programs/clock';
import { poll } from '../../programs/poll';
import { StageProblem } from '../problem';
import { watchServing } from '../serving';
import type { Applied, Stage } from '../stage';
import type { Moment, Timeline } from '../timeline';
import { detect } from './detect';
import type { Impact } from './impact';
import { impact } from './impact';

export interface Drill {
  readonly clock: Clock;
  readonly stage: Stage;
  readonly timeline: Timeline;
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

export async function sealed({ stage, timeline, victim, intruder }: Drill): Promise<SealedResult> {
  timeline.begin(`${intruder} is applied to ${victim}, whose seal is on`);
  const { taken, refused } = await stage.apply(intruder);
  const objects = stage.objectsOf(intruder).length;
  timeline.note(`${refused.length} of ${objects} objects refused`);
  const found = await foreignObjects(stage.kubectl, victim);
  const through = [...taken, ...found.map(({ kind, metadata }) => `${kind} ${metadata.name} is there`)];
  return { refused: refused.length, objects, through };
}

export async function unsealed(drill: Drill): Promise<UnsealedResult> {
  const { clock, stage, timeline } = drill;
  await breakSeal(drill);
  const serving = watchServing(stage.kubectl, clock);
  try {
    return { ...(await play(drill)), fewestReady: await serving.stop(), moments: [...timeline.moments] };
  } finally {
    await serving.stop();
  }
}

/** From the first object that is applied to the last that is put right. */
async function play(drill: Drill): Promise<Omit<UnsealedResult, 'fewestReady' | 'moments'>> {
  const { clock, stage, timeline, victim, intruder } = drill;
  const detector = detect(stage.kubectl, clock, victim);
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
  await clock.sleep(10);
  const live = await liveObjects(stage.kubectl, 'app.kubernetes.io/part-of=breakwater');
  const hit = impact(victim, stage.objectsOf(victim), live, since);
  timeline.note(`impact: ${hit.objects.length} objects, ${hit.pods.length} pods, hosts lost: ${hit.hosts.lost.length}`);
  await repair(drill);
  const repaired = timeline.note(`repaired: ${victim} serves what its dist says`);
  const left = await remaining(drill);
  timeline.note(left.length === 0 ? 'nothing wrong is left' : `${left.length} objects are still wrong`);
  return { applied, detected, repaired, impact: hit, left };
}

/** Deletes the bindings of the policies of the seal, as a cluster administrator could. */
async function breakSeal({ clock, stage, intruder }: Drill): Promise<void> {
  const names = seal.map(({ id }) => `breakwater-${id}`);
  await stage.kubectl.delete('validatingadmissionpolicybindings', names);
  if (!(await eventually(clock, 30, async () => !(await isSealed(stage, intruder)))))
    throw new StageProblem('the seal could not be taken off: its policies still refuse');
}

/** Whether the API server refuses the chart of a service of the intruder by a policy of the seal, and not by another one. */
async function isSealed(stage: Stage, intruder: string): Promise<boolean> {
  const charts = stage.charts(intruder).filter((chart) => Object.hasOwn(services, chart));
  const { refused } = await stage.apply(intruder, { charts: charts.slice(0, 1), dryRun: true });
  return refused.some((sentence) => seal.some(({ id }) => sentence.includes(`'breakwater-${id}'`)));
}

/** In the order of docs/runbooks: what is wrong is overwritten, what does not belong is removed, the seal is put back. */
async function repair({ clock, stage, victim, intruder }: Drill): Promise<void> {
  // The policies come last: they would refuse to have namespaces put right.
  const charts = stage.charts(victim).filter((chart) => chart !== sealedChart);
  await stage.apply(victim, { charts });
  for (const object of (await foreignObjects(stage.kubectl, victim)).filter(isOwn))
    await deleteObject(stage.kubectl, object);
  await stage.apply(victim, { charts });
  // A pod that never started holds up its StatefulSet's way back.
  for (const pod of (await foreignObjects(stage.kubectl, victim)).filter(({ kind }) => kind === 'Pod')) {
    await deleteObject(stage.kubectl, pod);
  }
  await stage.apply(victim);
  await stage.waitUntilServing(120);
  // Revisions of the intruder, to which a rollback would lead.
  for (const object of await foreignObjects(stage.kubectl, victim)) await deleteObject(stage.kubectl, object);
  if (!(await eventually(clock, 30, () => isSealed(stage, intruder)))) throw new StageProblem('the seal is not back');
}

/** Not what a controller made of something else, which goes with it. */
function isOwn({ metadata }: LiveObject): boolean {
  return (metadata.ownerReferences ?? []).length === 0;
}

/** What is of another environment, and what is not what the victim says. */
async function remaining({ clock, stage, victim }: Drill): Promise<readonly string[]> {
  // What was deleted is gone when its pods are.
  await eventually(clock, 20, async () => (await foreignObjects(stage.kubectl, victim)).length === 0);
  const foreign = (await foreignObjects(stage.kubectl, victim)).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const found = await stage.kubectl.diff(stage.folderOf(victim));
  const difference = found.ok ? found.value : found.problem.message;
  return [...foreign, ...(difference === '' ? [] : [difference.slice(0, 2000)])];
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

async function eventually(clock: Clock, timeout: number, holds: () => Promise<boolean>): Promise<boolean> {
  return (await poll({ clock, timeout }, async () => ((await holds()) ? true : undefined))) ?? false;
}
