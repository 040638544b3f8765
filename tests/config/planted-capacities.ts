import { platformReserve, steadyDemand } from '../../src/config/demand';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Planted } from './planted';

const { beta, local } = environments;
/** Capacity that beta requests at its largest: more with each service. */
const most = steadyDemand(beta);

const nodes = (environment: Environment, changes: Partial<Environment['nodes']>): Environment => ({
  ...environment,
  nodes: { ...environment.nodes, ...changes },
});
const hash = (environment: Environment, changes: Partial<Environment['capacity']['hash']>): Environment => ({
  ...environment,
  capacity: { ...environment.capacity, hash: { ...environment.capacity.hash, ...changes } },
});

/** What the invariants on capacity miss: by one environment for each way to miss it. */
export const plantedCapacities: readonly Planted[] = [
  {
    says: 'no quota is more than the nodes have left',
    environment: hash(local, { cpu: '200m' }),
    sentence:
      'capacity.hash makes a quota of 3840m and 1344Mi, the nodes have 3400m and 7168Mi left; lower its instances, cpu or memory, or add nodes',
  },
  {
    says: 'no quota is more than the nodes have left',
    environment: hash(local, { memory: '512Mi' }),
    sentence:
      'capacity.hash makes a quota of 990m and 9856Mi, the nodes have 3400m and 7168Mi left; lower its instances, cpu or memory, or add nodes',
  },
  {
    says: 'several nodes are one more than what runs at the largest needs',
    environment: nodes(beta, { cpu: '1600m' }),
    sentence: `capacity asks for ${most.cpu}m and ${most.memory}Mi at the largest, 3 nodes without one have 2800m and 27648Mi left; set nodes.count to ${1 + Math.ceil((most.cpu + platformReserve.cpu) / 1600)} or lower capacity`,
  },
  {
    says: 'several nodes are one more than what runs at the largest needs',
    environment: nodes(beta, { memory: '2Gi' }),
    sentence: `capacity asks for ${most.cpu}m and ${most.memory}Mi at the largest, 3 nodes without one have 7200m and 3072Mi left; set nodes.count to ${1 + Math.ceil((most.memory + platformReserve.memory) / 2048)} or lower capacity`,
  },
  {
    says: 'a budget on several nodes leaves a pod that answers',
    environment: hash(beta, { instances: { min: 1, max: 10 } }),
    sentence: 'hash has 1 instance, and a budget lets one go when its node is drained; raise capacity.hash.instances',
  },
  {
    says: 'an autoscaler can see its target: a pod may use more than that',
    environment: nodes(local, { cpu: '30m' }),
    sentence:
      'capacity.api.cpu is 50m: its target, 60 % of that, is not below what a pod may use (8 times its request, and 30m of a node); lower it',
  },
];
