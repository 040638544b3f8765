/** How much of the nodes a workload can come to ask for: the arithmetic behind quotas and the invariant on nodes. */
import type { Capacity, Environment } from './environment';
import { range } from './environment';
import { mebibytes, milliCpu } from './quantity';

/** What all pods of a workload ask for together, at the most. */
export interface Demand {
  readonly pods: number;
  /** Thousandths of a core. */
  readonly cpu: number;
  /** Mebibytes. */
  readonly memory: number;
}

/** A limit on CPU is this many requests: a burst is served without being throttled, and is bounded. */
export const cpuBurst = 8;

/** How many pods a rolling update adds to `instances`: a quarter, rounded up as Kubernetes does. */
export function surge(instances: number): number {
  return Math.ceil(instances / 4);
}

/** The demand of a workload at its largest, in the middle of a rolling update where it has one. */
export function demand(capacity: Capacity, rolling: boolean): Demand {
  const { max } = range(capacity.instances);
  const pods = max + (rolling ? surge(max) : 0);
  return { pods, cpu: pods * milliCpu(capacity.cpu), memory: pods * mebibytes(capacity.memory) };
}

export function sum(demands: readonly Demand[]): Demand {
  return demands.reduce(
    (total, one) => ({ pods: total.pods + one.pods, cpu: total.cpu + one.cpu, memory: total.memory + one.memory }),
    { pods: 0, cpu: 0, memory: 0 },
  );
}

/** What an environment's services ask for together, at the most. */
export function totalDemand({ capacity, database }: Environment): Demand {
  return sum([
    demand(capacity.api, true),
    demand(capacity.web, true),
    demand(capacity.hash, true),
    demand({ ...capacity.mongo, instances: database.members }, false),
    demand({ ...capacity.client, instances: 1 }, false),
  ]);
}
