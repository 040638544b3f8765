/** A watch on the steady state, as long as it goes on: a cluster that does not answer for a minute holds up nothing. */
import type { Kubectl } from '../../cluster/kubectl';
import type { Doored } from '../../config/front-doors';
import type { Clock } from '../../programs/clock';
import { unsteady } from './steady';

/** Something that is not as it was. */
export interface Sign {
  /** When it was read, in milliseconds of the clock. */
  readonly at: number;
  readonly what: string;
}

export interface SteadyWatch {
  readonly signs: readonly Sign[];
  stop(): void;
}

/** What is watched, and by which clock. */
export interface Watched {
  readonly clock: Clock;
  readonly environment: Doored;
  readonly kubectl: Kubectl;
}

export function watchSteady({ clock, environment, kubectl }: Watched): SteadyWatch {
  const signs: Sign[] = [];
  let going = true;
  const looking = async () => {
    while (going) {
      const [what] = await unsteady(kubectl, environment);
      if (what !== undefined) signs.push({ at: clock.now(), what });
      await clock.sleep(2);
    }
  };
  // It ends with the drill, whatever it last read.
  looking().catch(() => {});
  return {
    signs,
    stop: () => {
      going = false;
    },
  };
}
