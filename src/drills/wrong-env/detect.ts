/** Detection of objects of another environment on a cluster. */
import type { Kubectl } from '../../cluster/kubectl';
import type { LiveObject } from '../../cluster/live-objects';
import { foreignObjects } from '../../cluster/live-objects';
import type { Clock } from '../../programs/clock';

/** Seconds between two polls: what a monitor would take. */
const pause = 5;

export interface Detector {
  /** Objects of another environment, once there are any; undefined when it was stopped before. */
  readonly found: Promise<readonly LiveObject[] | undefined>;
  stop(): void;
}

/** Polls until there are objects of another environment, or until it is stopped. */
export function detect(kubectl: Kubectl, clock: Clock, environment: string): Detector {
  let going = true;
  const look = async (): Promise<readonly LiveObject[] | undefined> => {
    while (going) {
      // A cluster that does not answer is asked again: that is not what is looked for here.
      const objects = await foreignObjects(kubectl, environment).catch(() => []);
      if (objects.length > 0) return objects;
      await clock.sleep(pause);
    }
    return undefined;
  };
  return {
    found: look(),
    stop: () => {
      going = false;
    },
  };
}
