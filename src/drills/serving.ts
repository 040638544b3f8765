/** Ready pods of the workloads of a cluster, counted during a drill. */
import type { Kubectl } from '../cluster/kubectl';
import type { Clock } from '../programs/clock';

export interface ServingWatch {
  /** @returns the fewest pods that were ready, by workload */
  stop(): Promise<Readonly<Record<string, number>>>;
}

/** Counts the ready pods of Deployments and StatefulSets as long as it goes on. */
export function watchServing(kubectl: Kubectl, clock: Clock): ServingWatch {
  const fewest: Record<string, number> = {};
  let going = true;
  const looking = (async () => {
    while (going) {
      for (const [workload, ready] of Object.entries(await serving(kubectl))) {
        fewest[workload] = Math.min(fewest[workload] ?? ready, ready);
      }
      await clock.sleep(1);
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

async function serving(kubectl: Kubectl): Promise<Readonly<Record<string, number>>> {
  const selector = 'app.kubernetes.io/part-of=breakwater';
  const found = await kubectl.list<Workload>('deployments,statefulsets', { selector });
  return Object.fromEntries(
    (found.ok ? found.value : []).map(({ kind, metadata, status }) => [
      `${kind} ${metadata.namespace}/${metadata.name}`,
      status?.readyReplicas ?? 0,
    ]),
  );
}
