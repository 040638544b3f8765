/** Demand of a workload on the nodes, at the most: the arithmetic behind quotas and the invariant on nodes. */

import { mebibytes, milliCpu } from '../kubernetes/quantity';
import type { Capacity, Environment } from './environment';
import { range } from './environment';
import type { Workload } from './workloads';
import { workloads } from './workloads';

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

/** The most that one container may have, in thousandths of a core and mebibytes: what a namespace's LimitRange says. */
export const containerLimit = { cpu: 4000, memory: 4096 } as const;

/** Per cent of the requested CPU above which an autoscaler adds instances. */
export const targetCpu = 60;

/** What the cluster's own parts (DNS, ingress, certificates, metrics) are left: thousandths of a core and mebibytes. */
export const platformReserve = { cpu: 400, memory: 1024 } as const;

/** Room in every quota for what is not in dist: two small pods, such as a probe or a debugger. */
export const spare: Demand = { pods: 2, cpu: 40, memory: 128 };

/** How many pods a rolling update adds to `instances`: a quarter, rounded up as Kubernetes does. */
export function surge(instances: number): number {
  return Math.ceil(instances / 4);
}

/**
 * How many pods a rolling update has at once that are on their way out: each serves on for a while, counts against the
 * quota until it is gone, and in that time the next step begins. A controller that a quota refused waits longer and longer
 * before it asks again, so that a quota without room for them holds an update up.
 */
export function leaving(instances: number): number {
  return Math.min(instances, 2 * surge(instances));
}

/** What a namespace must have room for: the demand of a rolling update, with the pods that are on their way out. */
export function ceiling(capacity: Capacity): Demand {
  const { max } = range(capacity.instances);
  const pods = demand(capacity, true).pods + leaving(max);
  return { pods, cpu: pods * milliCpu(capacity.cpu), memory: pods * mebibytes(capacity.memory) };
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
export function totalDemand(environment: Pick<Environment, 'capacity' | 'database'>): Demand {
  return sum(Object.values(workloads(environment)).map(({ capacity, scales }) => demand(capacity, scales)));
}

/** What the namespace of a workload is allowed: its quota. */
export function quotaOf({ capacity, scales }: Workload): Demand {
  return sum([scales ? ceiling(capacity) : demand(capacity, false), spare]);
}

/** What the nodes have for pods of ours. @param lost how many of them are away */
export function roomOn(nodes: Environment['nodes'], lost = 0): Pick<Demand, 'cpu' | 'memory'> {
  const count = nodes.count - lost;
  return {
    cpu: count * milliCpu(nodes.cpu) - platformReserve.cpu,
    memory: count * mebibytes(nodes.memory) - platformReserve.memory,
  };
}

/** What an environment's services ask for together at their largest, while nothing is updated. */
export function steadyDemand(environment: Pick<Environment, 'capacity' | 'database'>): Demand {
  return sum(Object.values(workloads(environment)).map(({ capacity }) => demand(capacity, false)));
}
