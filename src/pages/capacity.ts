/** The page of capacity: what workloads may come to ask for, what their quotas allow, what the nodes have. */
import type { Demand } from '../config/demand';
import {
  cpuBurst,
  demand,
  platformReserve,
  quotaOf,
  roomOn,
  steadyDemand,
  sum,
  targetCpu,
  totalDemand,
} from '../config/demand';
import type { Environment } from '../config/environment';
import { range } from '../config/environment';
import { workloads } from '../config/workloads';
import { none, page, table } from '../writing/markdown';

export function capacityPage(environments: Readonly<Record<string, Environment>>): string {
  const parts = Object.values(environments).map(
    (environment) =>
      `## ${environment.name}\n\n${table(['workload', 'instances', 'one asks for', 'at the largest', 'in an update', 'quota', 'autoscaler adds at', 'limit of one'], rows(environment))}\n\n${table(['all together', 'CPU', 'memory'], sums(environment))}`,
  );
  return page(
    'Capacity',
    `What is asked for must fit the quota of its namespace, and all together the nodes; invariants hold it before anything is written ([0009](../decisions/0009-quotas-from-workloads.md)). Quotas also count the pods that leave in an update: not all namespaces are updated at once, so that their sum may be more than the nodes have.\n\n${parts.join('\n\n')}`,
  );
}

function rows(environment: Environment): readonly (readonly string[])[] {
  return Object.values(workloads(environment)).map((workload) => {
    const { capacity, name, scales } = workload;
    const { min, max } = range(capacity.instances);
    const milli = Number(capacity.cpu.slice(0, -1));
    return [
      name,
      min === max ? String(min) : `${min}–${max}`,
      `${capacity.cpu}, ${capacity.memory}`,
      amounts(demand(capacity, false)),
      scales ? `${demand(capacity, true).pods} pods, ${amounts(demand(capacity, true))}` : none,
      `${quotaOf(workload).pods} pods, ${amounts(quotaOf(workload))}`,
      min === max ? none : `${(milli * targetCpu) / 100}m`,
      `${milli * cpuBurst}m, ${capacity.memory}`,
    ];
  });
}

function sums(environment: Environment): readonly (readonly string[])[] {
  const { nodes } = environment;
  const line = (what: string, { cpu, memory }: Pick<Demand, 'cpu' | 'memory'>) => [what, `${cpu}m`, `${memory}Mi`];
  return [
    line('requests at the largest', steadyDemand(environment)),
    line('requests while all is updated', totalDemand(environment)),
    line('quotas', sum(Object.values(workloads(environment)).map(quotaOf))),
    line("reserve for the cluster's own parts", platformReserve),
    line(`left on ${nodes.count === 1 ? 'the node' : `${nodes.count} nodes`}`, roomOn(nodes)),
    ...(nodes.count > 1 ? [line('left with one node lost', roomOn(nodes, 1))] : []),
  ];
}

function amounts({ cpu, memory }: Demand): string {
  return `${cpu}m, ${memory}Mi`;
}
