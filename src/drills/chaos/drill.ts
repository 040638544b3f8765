/**
 * A chaos drill: the steady state is seen, the fault is made, undone however it ends, and the steady state is seen again,
 * while callers go on.
 */
import { firing, firstFired } from '../../cluster/firing';
import { poll } from '../../programs/poll';
import { StageProblem } from '../problem';
import type { Timeline } from '../timeline';
import type { Callers } from './callers';
import type { Experiment, Scene, Target } from './experiment';
import type { OpenFaults } from './open-fault';
import { exceeded, type Fired, type Result, refusedIn, sufferedIn } from './result';
import { unsteady } from './steady';
import { stripsOf } from './strip';
import { type Sign, watchSteady } from './watch';

export interface DrillProps {
  readonly scene: Scene;
  readonly timeline: Timeline;
  readonly open: OpenFaults;
  /** Begins the callers. */
  readonly callers: () => Callers;
  /** Seconds that the fault lasts, in place of the experiment's own. @default - the experiment's */
  readonly lasts?: number;
  /** Ends the fault early. @default - it ends by itself */
  readonly signal?: AbortSignal;
}

/** Seconds: for the steady state before, of right answers before the fault, and of right answers that end the drill. */
const before = { steady: 120, answers: 5, again: 3 } as const;

/** Seconds that the way back may take longer than the hypothesis says, until it is given up. */
const beyond = 120;

/** How often the way back is tried. */
const tries = { most: 4, pause: 5 } as const;

/** @returns what came of it @throws StageProblem where it was not begun */
export async function drill(experiment: Experiment, target: Target, props: DrillProps): Promise<Result> {
  const { scene, timeline } = props;
  const at = new Date().toISOString();
  timeline.begin(`${experiment.name}: ${target.says}`);
  await steadyFirst(scene);
  const callers = props.callers();
  const watch = watchSteady(scene);
  let played: Played;
  try {
    await rightFirst(scene, callers);
    timeline.note('the steady state holds');
    played = await play(experiment, target, props, callers);
  } catch (error) {
    await readBack(callers);
    throw error;
  } finally {
    watch.stop();
  }
  const ended = scene.clock.now();
  const written = await readBack(callers);
  const { began, undone, wall, ...rest } = played;
  const alerts = await firstFired(scene.kubectl, wall / 1000, Date.now() / 1000);
  const sign = watch.signs.find((one) => one.at >= began);
  const detected = firstOf(alerts, sign, began);
  if (detected) timeline.note(`detected after ${detected.after.toFixed(0)} s by ${detected.by}: ${detected.what}`);
  return {
    experiment: experiment.name,
    at,
    target: target.says,
    ...rest,
    undone,
    ...(detected ? { detected } : {}),
    ...(alerts ? { alerts } : {}),
    callers: sufferedIn(callers.answers(), began, ended),
    ...written,
    strips: stripsOf(callers.answers(), { from: began, to: ended }, undone - rest.fault),
    moments: [...timeline.moments],
  };
}

/** Ends the callers. @returns what became of the users that they wrote */
async function readBack(callers: Callers): Promise<Pick<Result, 'kept' | 'unread'>> {
  try {
    const kept = await callers.stop();
    return kept ? { kept: { missing: kept.missing, twice: kept.twice } } : {};
  } catch (error) {
    return { unread: (error as Error).message };
  }
}

interface Played extends Pick<Result, 'fault' | 'undone' | 'aborted' | 'stuck' | 'recovered'> {
  /** By the clock. */
  readonly began: number;
  /** By the calendar, in milliseconds. */
  readonly wall: number;
}

async function play(experiment: Experiment, target: Target, props: DrillProps, callers: Callers): Promise<Played> {
  const { open, scene, timeline } = props;
  open.write({ experiment: experiment.name, context: scene.kubectl.context, target, at: new Date().toISOString() });
  const [began, wall, fault] = [scene.clock.now(), Date.now(), timeline.note(experiment.breaks)];
  let aborted: string | undefined;
  let stuck: string | undefined;
  try {
    await experiment.inject(scene, target);
    aborted = await endure(experiment, props, callers, began);
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error;
    aborted = `it could not be made: ${error.message}`;
  } finally {
    if (aborted !== undefined) timeline.note(`undone before its time: ${aborted}`);
    stuck = await undo(experiment, target, scene);
    if (stuck === undefined) open.remove();
  }
  const undone = timeline.note(stuck === undefined ? experiment.restores : `THE FAULT IS STILL THERE: ${stuck}`);
  const back = scene.clock.now();
  const isBack = stuck === undefined && (await steadyAgain(experiment, scene, callers));
  const recovered = isBack ? (scene.clock.now() - back) / 1000 : undefined;
  timeline.note(isBack ? 'the steady state holds again' : 'the steady state did not come back');
  return {
    began,
    wall,
    fault,
    undone,
    ...(aborted === undefined ? {} : { aborted }),
    ...(stuck === undefined ? {} : { stuck }),
    ...(recovered === undefined ? {} : { recovered }),
  };
}

/** Each second callers are read. @returns why the fault ends before its time */
async function endure(
  { bounds, lasts: usually }: Experiment,
  { lasts = usually, scene, signal }: DrillProps,
  callers: Callers,
  began: number,
): Promise<string | undefined> {
  const { clock } = scene;
  while (clock.now() < began + lasts * 1000) {
    if (signal?.aborted) return 'it was interrupted';
    const sufferer = exceeded(callers.answers(), bounds.abort, began, clock.now());
    if (sufferer !== undefined) return sufferer;
    await clock.sleep(1);
  }
  return undefined;
}

/** @returns what kept it from being undone, as often as it was tried */
export async function undo(experiment: Experiment, target: Target, scene: Scene): Promise<string | undefined> {
  let last = '';
  for (let time = 0; time < tries.most; time++) {
    if (time > 0) await scene.clock.sleep(tries.pause);
    try {
      await experiment.undo(scene, target);
      return undefined;
    } catch (error) {
      last = (error as Error).message;
    }
  }
  return last;
}

async function steadyFirst({ clock, environment, kubectl }: Scene): Promise<void> {
  let found: readonly string[] = [];
  await poll({ clock, timeout: before.steady, interval: 2 }, async () => {
    found = [
      ...(await unsteady(kubectl, environment)),
      ...((await firing(kubectl)) ?? []).map((one) => `the alert ${one} fires`),
    ];
    return found.length === 0 || undefined;
  });
  if (found.length > 0) throw new StageProblem(`not begun, the steady state does not hold: ${found.join('; ')}`);
}

async function rightFirst({ clock }: Scene, callers: Callers): Promise<void> {
  const seconds = before.answers;
  // The first connections take their time.
  await clock.sleep(seconds);
  const from = clock.now();
  await clock.sleep(seconds);
  const refused = refusedIn(callers.answers(), from, clock.now());
  if (refused !== undefined) throw new StageProblem(`not begun, callers get wrong answers: ${refused}`);
}

async function steadyAgain(
  { bounds }: Experiment,
  { clock, environment, kubectl }: Scene,
  callers: Callers,
): Promise<boolean> {
  const timeout = bounds.recovered + beyond;
  const held = await poll({ clock, timeout }, async () => {
    const now = clock.now();
    if (refusedIn(callers.answers(), now - before.again * 1000, now) !== undefined) return undefined;
    return (await unsteady(kubectl, environment)).length === 0 || undefined;
  });
  return held ?? false;
}

function firstOf(alerts: readonly Fired[] | undefined, sign: Sign | undefined, began: number): Result['detected'] {
  const [alert] = (alerts ?? []).toSorted((one, other) => one.after - other.after);
  if (alert) return { by: 'alert', what: `${alert.alert} ${alert.subject}`.trim(), after: alert.after };
  return sign && { by: 'probe', what: sign.what, after: (sign.at - began) / 1000 };
}
