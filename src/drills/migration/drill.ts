/** The drill: the database and the front door's name move from one cluster to another and back, while users are created. */
import type { Move, MoveStage } from '../../config/move';
import type { Clock } from '../../programs/clock';
import type { Seen } from '../answers';
import { StageProblem } from '../problem';
import type { Timeline } from '../timeline';
import type { UsersCaller } from '../users-caller';
import type { Kept, UsersWriter } from '../users-writer';
import type { MovingCluster } from './cluster';
import type { FrontDoorName } from './front-door-name';
import { aborts, forward, type Step, type StepName } from './stages';

export interface MigrationDrill {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly from: MovingCluster;
  readonly to: MovingCluster;
  /** The network of each cluster's pods, by its name. */
  readonly networks: Readonly<Record<string, string>>;
  readonly door: FrontDoorName;
  readonly writer: UsersWriter;
  /** A caller of one cluster's own front door, whatever the name says. */
  readonly callerOf: (cluster: MovingCluster) => UsersCaller;
}

/** A step that was taken, and what callers saw meanwhile. */
export interface Taken extends Seen {
  readonly route: string;
  readonly step: Step;
  readonly seconds: number;
}

export interface Migrated {
  readonly steps: readonly Taken[];
  readonly kept: Kept;
}

/** @param withAborts whether each stage is gone back from before the whole way is gone @throws StageProblem */
export async function migrate(drill: MigrationDrill, withAborts: boolean): Promise<Migrated> {
  const steps: Taken[] = [];
  const { from, to } = drill;
  const go = async (route: string, way: readonly Step<StepName>[], one: MovingCluster, other: MovingCluster) => {
    for (const step of way) steps.push(await take(drill, route, step, one, other));
  };
  try {
    if (withAborts) {
      for (const [index, way] of aborts().entries()) await go(`abort ${index + 1}`, way, from, to);
    }
    await go('there', forward, from, to);
    await go('back', forward, to, from);
  } finally {
    // Else it writes on, to what is not there any more, and nothing ends.
    await drill.writer.stop();
  }
  drill.timeline.note('the writer stops; writes of unknown fate are repeated, and all are looked for');
  return { steps, kept: await drill.writer.kept() };
}

async function take(
  drill: MigrationDrill,
  route: string,
  step: Step<StepName>,
  from: MovingCluster,
  to: MovingCluster,
): Promise<Taken> {
  const { clock, timeline, writer } = drill;
  const began = clock.now();
  await carryOut(drill, step, from, to);
  const serving = step.way === 'back' && step.name === 'alone' ? from : undefined;
  if (serving) await check(drill, serving);
  const ended = clock.now();
  const seen = writer.since(began, ended);
  const seconds = (ended - began) / 1000;
  const others = Object.entries(seen.refused).map(([answer, times]) => `, ${times} times ${answer}`);
  timeline.note(
    `${route}: ${step.name}: ${step.says} (${seconds.toFixed(1)} s, gap ${seen.gap.toFixed(1)} s${others.join('')})`,
  );
  return { route, step, seconds, ...seen };
}

async function carryOut(
  drill: MigrationDrill,
  step: Step<StepName>,
  from: MovingCluster,
  to: MovingCluster,
): Promise<void> {
  const { door } = drill;
  switch (step.name) {
    case 'switch': {
      const next = step.way === 'forward' ? to : from;
      await check(drill, next);
      return door.change(next.door);
    }
    case 'alone': {
      // The other cluster is removed, or left as it is: its own values would have its members be a set of their own.
      const rest = step.way === 'forward' ? to : from;
      await rest.apply({});
      return rest.settled();
    }
    default:
      return stage(drill, step.name, from, to);
  }
}

/** Both clusters get the values of a stage; the job of each brings the replica set there, or finds that it is there. */
async function stage(drill: MigrationDrill, name: MoveStage, from: MovingCluster, to: MovingCluster): Promise<void> {
  const { networks } = drill;
  const move = (side: Move['side'], other: MovingCluster): Move => ({
    side,
    stage: name,
    other: { service: other.service, members: other.members, network: networks[other.name] ?? '' },
  });
  await from.apply({ move: move('from', to) });
  await to.apply({ move: move('to', from) });
  await Promise.all([from.settled(), to.settled()]);
  if (name === 'follow') await to.serves(300);
}

/** Whether a cluster's own front door serves the users that there are. */
export async function check({ callerOf, clock }: MigrationDrill, cluster: MovingCluster): Promise<void> {
  const caller = callerOf(cluster);
  try {
    const answers: string[] = [];
    while (answers.at(-1) !== '200') {
      if (answers.length === 30)
        throw new StageProblem(`the front door of ${cluster.name} does not serve: ${answers.slice(-3).join(', ')}`);
      if (answers.length > 0) await clock.sleep(1);
      answers.push((await caller.list()).status);
    }
  } finally {
    caller.close();
  }
}
