import { onPods } from '../../admission';
import * as fixtures from '../../fixtures/workloads/termination';
import { containersOf, onPod } from '../../pods';
import type { Policy } from '../../policy';
import { demand, found } from '../../sentences';

/** Seconds that a server has for the requests that it is answering, after its callers forgot it. */
const drain = 25;
/** Seconds after which nobody waits any more. */
const longest = 300;
/** What Kubernetes gives where nothing is said. */
const usual = 30;

const grace = `variables.pod.?terminationGracePeriodSeconds.orValue(${usual})`;

export const terminationGrace: Policy = {
  id: 'termination-grace',
  source: 19,
  title: 'A pod has the time to finish, and not more than a drain can wait',
  why: 'A server that is killed in the middle loses what it was answering; one that never ends holds up every update.',
  fix: `set terminationGracePeriodSeconds to 1 to ${longest}, and to ${drain} more than lifecycle.preStop.sleep.seconds`,
  answers: [],
  admission: onPods({
    pod: `${grace} >= 1 && ${grace} <= ${longest}`,
    container: `c.?lifecycle.?preStop.?sleep.?seconds.orValue(0) == 0 || ${grace} >= c.lifecycle.preStop.sleep.seconds + ${drain}`,
  }),
  fixtures: fixtures.terminationGrace,
  check: (object) =>
    onPod(object, (pod) => {
      const seconds = pod.spec.terminationGracePeriodSeconds;
      const given = seconds ?? usual;
      return [
        ...demand(
          given >= 1 && given <= longest,
          `pod: set terminationGracePeriodSeconds to 1 to ${longest} ${found(seconds)}`,
        ),
        ...containersOf(pod).flatMap(({ container, subject }) => {
          const sleep = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
          return demand(
            sleep === 0 || given >= sleep + drain,
            `${subject}: set terminationGracePeriodSeconds of the pod to ${sleep + drain} or more ${found(seconds)}; it sleeps for ${sleep} before it stops`,
          );
        }),
      ];
    }),
};
