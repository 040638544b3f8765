/** Invariants of capacity: requests fit quotas, quotas fit nodes, budgets and autoscalers can do their work. */

import { mebibytes, milliCpu } from '../kubernetes/quantity';
import {
  containerLimit,
  cpuBurst,
  platformReserve,
  quotaOf,
  roomOn,
  steadyDemand,
  targetCpu,
  totalDemand,
} from './demand';
import type { Environment, Instances } from './environment';
import { range } from './environment';
import type { Invariant } from './invariant';
import { workloads } from './workloads';

export const capacityInvariants: readonly Invariant[] = [
  {
    says: 'no workload asks for more than a node has, or than a namespace allows one container',
    broken: (environment) => {
      const { cpu, memory } = environment.nodes;
      const big = Object.values(workloads(environment)).find(({ capacity, name }) => {
        const own = environment.capacity[name];
        return (
          milliCpu(own.cpu) * cpuBurst > containerLimit.cpu ||
          mebibytes(own.memory) > containerLimit.memory ||
          milliCpu(capacity.cpu) > milliCpu(cpu) ||
          mebibytes(capacity.memory) > mebibytes(memory)
        );
      });
      if (!big) return undefined;
      const { capacity, name } = big;
      const own = environment.capacity[name];
      const both = capacity.cpu === own.cpu ? '' : ` (${capacity.cpu} and ${capacity.memory} with its exporter)`;
      return `capacity.${name} asks for ${own.cpu} and ${own.memory}${both}; a node has ${cpu} and ${memory}, a container may have ${containerLimit.cpu / cpuBurst}m and ${containerLimit.memory}Mi`;
    },
  },
  {
    says: 'requests at the largest scale fit the nodes',
    broken: (environment) => {
      const { nodes } = environment;
      const need = totalDemand(environment);
      const { cpu, memory } = roomOn(nodes);
      return need.cpu <= cpu && need.memory <= memory
        ? undefined
        : `capacity asks for ${need.cpu}m and ${need.memory}Mi at the largest, the nodes have ${cpu}m and ${memory}Mi left; lower capacity or add nodes`;
    },
  },
  {
    says: 'no quota is more than the nodes have left',
    broken: (environment) => {
      const room = roomOn(environment.nodes);
      const quotas = Object.values(workloads(environment)).map((one) => ({ name: one.name, quota: quotaOf(one) }));
      const big = quotas.find(({ quota }) => quota.cpu > room.cpu || quota.memory > room.memory);
      return (
        big &&
        `capacity.${big.name} makes a quota of ${big.quota.cpu}m and ${big.quota.memory}Mi, the nodes have ${room.cpu}m and ${room.memory}Mi left; lower its instances, cpu or memory, or add nodes`
      );
    },
  },
  {
    says: 'several nodes are one more than what runs at the largest needs',
    broken: (environment) => {
      const { nodes } = environment;
      if (nodes.count === 1) return undefined;
      const [need, room] = [steadyDemand(environment), roomOn(nodes, 1)];
      if (need.cpu <= room.cpu && need.memory <= room.memory) return undefined;
      const wanted = 1 + nodesFor(need, nodes);
      return `capacity asks for ${need.cpu}m and ${need.memory}Mi at the largest, ${nodes.count} nodes without one have ${room.cpu}m and ${room.memory}Mi left; set nodes.count to ${wanted} or lower capacity`;
    },
  },
  {
    says: 'a budget on several nodes leaves a pod that answers',
    broken: (environment) => {
      const alone = Object.values(workloads(environment)).find(
        ({ capacity, scales }) => scales && smallest(capacity.instances) < 2,
      );
      return alone && environment.nodes.count > 1
        ? `${alone.name} has ${smallest(alone.capacity.instances)} instance, and a budget lets one go when its node is drained; raise capacity.${alone.name}.instances`
        : undefined;
    },
  },
  {
    says: 'an autoscaler can see its target: a pod may use more than that',
    broken: (environment) => {
      const node = milliCpu(environment.nodes.cpu);
      const blind = Object.values(workloads(environment)).find(({ capacity }) => {
        const cpu = milliCpu(capacity.cpu);
        return typeof capacity.instances !== 'number' && (cpu * targetCpu) / 100 >= Math.min(cpu * cpuBurst, node);
      });
      return (
        blind &&
        `capacity.${blind.name}.cpu is ${blind.capacity.cpu}: its target, ${targetCpu} % of that, is not below what a pod may use (${cpuBurst} times its request, and ${environment.nodes.cpu} of a node); lower it`
      );
    },
  },
];

/** The fewest nodes on which a demand fits. */
function nodesFor(need: ReturnType<typeof steadyDemand>, { cpu, memory }: Environment['nodes']): number {
  return Math.ceil(
    Math.max(
      (need.cpu + platformReserve.cpu) / milliCpu(cpu),
      (need.memory + platformReserve.memory) / mebibytes(memory),
    ),
  );
}

function smallest(instances: Instances): number {
  return range(instances).min;
}
