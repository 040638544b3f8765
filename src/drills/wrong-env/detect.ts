/** Two watchers of a cluster: who finds what does not belong there, and how many pods serve meanwhile. */

import type { LiveObject } from '../../cluster/live-objects';
import { foreignObjects } from '../../cluster/live-objects';
import type { Run } from '../../programs/run';

/** Seconds between two looks: what a monitor would take. */
const pause = 5;

export interface Detector {
  /** Objects of another environment, once there are any; undefined when it was stopped before. */
  readonly found: Promise<readonly LiveObject[] | undefined>;
  stop(): void;
}

/** Looks from time to time for objects of another environment. */
export function detect(run: Run, context: string, environment: string, seconds = pause): Detector {
  let going = true;
  const look = async (): Promise<readonly LiveObject[] | undefined> => {
    while (going) {
      // A cluster that does not answer is asked again: that is not what is looked for here.
      const objects = await foreignObjects(run, context, environment).catch(() => []);
      if (objects.length > 0) return objects;
      await sleep(seconds);
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

export interface ServingWatch {
  /** @returns the fewest pods that were ready, by workload */
  stop(): Promise<Readonly<Record<string, number>>>;
}

/** Counts the ready pods of Deployments and StatefulSets as long as it goes on. */
export function watchServing(run: Run, context: string): ServingWatch {
  const fewest: Record<string, number> = {};
  let going = true;
  const looking = (async () => {
    while (going) {
      for (const [workload, ready] of Object.entries(await serving(run, context))) {
        fewest[workload] = Math.min(fewest[workload] ?? ready, ready);
      }
      await sleep(1);
    }
  })();
  return {
    stop: async () => {
      going = false;
      await looking;
      return fewest;
    },
  };
}

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly status?: { readonly readyReplicas?: number };
}

async function serving(run: Run, context: string): Promise<Readonly<Record<string, number>>> {
  const { code, stdout } = await run('kubectl', [
    `--context=${context}`,
    'get',
    'deployments,statefulsets',
    '--all-namespaces',
    '--selector=app.kubernetes.io/part-of=breakwater',
    '--output=json',
  ]);
  if (code !== 0) return {};
  const { items } = JSON.parse(stdout) as { readonly items: readonly Workload[] };
  return Object.fromEntries(
    items.map(({ kind, metadata, status }) => [
      `${kind} ${metadata.namespace}/${metadata.name}`,
      status?.readyReplicas ?? 0,
    ]),
  );
}

export function sleep(seconds: number): Promise<void> {
  return new Promise((next) => setTimeout(next, seconds * 1000));
}
