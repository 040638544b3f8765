/** Experiments one after another, with one certificate for their callers, which is taken away afterwards. */
import { credentials, discard } from '../caller-certificate';
import { StageProblem } from '../problem';
import { Timeline } from '../timeline';
import { doorOf, type startCallers } from './callers';
import { drill } from './drill';
import type { Experiment, Scene, Target } from './experiment';
import type { OpenFaults } from './open-fault';
import { type Outcome, verdictOf } from './report';

export interface SeriesProps {
  readonly scene: Scene;
  readonly open: OpenFaults;
  readonly say: (line: string) => void;
  readonly start: typeof startCallers;
  readonly lasts?: number;
  readonly signal: AbortSignal;
}

/** Name of the certificate with which the drill calls. */
const name = 'chaos-caller';

/** One that is refused is passed over; after a fault that is still there no other is made. */
export async function series(props: SeriesProps, chosen: readonly Experiment[]): Promise<readonly Outcome[]> {
  const { say, scene, signal } = props;
  const outcomes: Outcome[] = [];
  try {
    for (const experiment of chosen) {
      if (signal.aborted) break;
      const found = await experiment.find(scene);
      const outcome: Outcome = found.ok
        ? await attempt(props, experiment, found.value)
        : { experiment, refused: found.problem.message };
      outcomes.push(outcome);
      const { refused, unbegun } = outcome;
      say([experiment.name, verdictOf(outcome), refused ?? unbegun ?? []].flat().join(': '));
      if (outcome.result?.stuck !== undefined) break;
    }
  } finally {
    await discard(scene.kubectl, name);
  }
  return outcomes;
}

async function attempt(props: SeriesProps, experiment: Experiment, target: Target): Promise<Outcome> {
  const { say, scene, start, ...rest } = props;
  const { clock, environment, kubectl } = scene;
  const authority = environment.frontDoor.issuer.kind === 'acme' ? 'public' : 'in-cluster';
  try {
    const own = await credentials(kubectl, clock, name, authority);
    const callers = () => start({ environment, door: doorOf(environment), credentials: own, clock });
    return {
      experiment,
      result: await drill(experiment, target, { ...rest, scene, timeline: new Timeline(say), callers }),
    };
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error;
    return { experiment, unbegun: error.message };
  }
}
