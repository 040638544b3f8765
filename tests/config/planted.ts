import { totalDemand } from '../../src/config/demand';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { plantedAlerting } from './planted-alerting';
import { plantedCapacities } from './planted-capacities';
import { plantedClusters } from './planted-clusters';
import { plantedDomains } from './planted-domains';
import { plantedLimits } from './planted-limits';
import { moving, plantedMoves, successor } from './planted-moves';
import { plantedPromotions } from './planted-promotions';

const { local, production } = environments;
const need = totalDemand(local);

/** The environment local with one wrong value, and what must be said about it. */
export interface Planted {
  readonly says: string;
  readonly environment: Environment;
  /** Environments beside it. @default - those that there are */
  readonly others?: readonly Environment[];
  readonly sentence: string;
}

const local3: Environment = { ...local, nodes: { ...local.nodes, count: 3 } };
/** One node, of a cluster that minikube did not make. */
const given: Environment = { ...local, cluster: { kind: 'given' } };
export const clients = (...list: readonly string[]): Environment => ({
  ...local,
  frontDoor: { ...local.frontDoor, clients: list },
});
export const badClient = (network: string) =>
  `frontDoor.clients has '${network}'; use IPv4 networks such as 198.51.100.0/24, with a prefix of 8 or more`;
export const instances = (
  name: 'api' | 'web' | 'hash',
  value: Environment['capacity']['api']['instances'],
): Environment => ({
  ...local,
  capacity: { ...local.capacity, [name]: { ...local.capacity[name], instances: value } },
});

/** Every invariant is missed here at least once, by one environment each. */
export const planted: readonly Planted[] = [
  {
    says: 'names are distinct',
    environment: { ...local, name: 'beta' },
    sentence: "name 'beta' is that of 'beta' too; give it one of its own",
  },
  {
    says: 'kube contexts are distinct',
    environment: { ...local, context: 'breakwater-e2e' },
    sentence: "context 'breakwater-e2e' is that of 'lab' too; give it one of its own",
  },
  {
    says: 'domains are distinct, but of both ends of a move',
    environment: { ...local, frontDoor: { ...local.frontDoor, domain: 'breakwater.example' } },
    sentence: "domain 'breakwater.example' is that of 'production' too; give it one of its own",
  },
  ...['Local', 'my_env', '1st', 'env-', 'a.b', '', 'x'.repeat(33)].map((name) => ({
    says: 'a name is a DNS label',
    environment: { ...local, name },
    sentence: `name '${name}' is not one: use a-z, 0-9 and -`,
  })),
  {
    says: 'ranges of instances are whole numbers and grow',
    environment: instances('web', 3.5),
    sentence: 'capacity.web.instances is 3.5; use n, or min < max',
  },
  ...[
    { min: 3, max: 3 },
    { min: 10, max: 3 },
    { min: 3.5, max: 10 },
    { min: 3, max: 9.5 },
  ].map((range) => ({
    says: 'ranges of instances are whole numbers and grow',
    environment: instances('api', range),
    sentence: `capacity.api.instances is ${JSON.stringify(range)}; use n, or min < max`,
  })),
  {
    says: 'every service has at least three instances',
    environment: instances('web', 2),
    sentence: 'capacity.web.instances starts at 2; use 3 or more',
  },
  {
    says: 'every service has at least three instances',
    environment: instances('hash', { min: 1, max: 10 }),
    sentence: 'capacity.hash.instances starts at 1; use 3 or more',
  },
  {
    says: 'several nodes are spread over at least three zones',
    environment: { ...local3, nodes: { ...local3.nodes, zones: ['a', 'b', 'a'] } },
    sentence: 'nodes.zones has 2; name three, or use one node',
  },
  {
    says: 'a required spread has as many zones as database members',
    environment: { ...local, spread: 'required' },
    sentence: 'nodes.zones has 1 for 3 members that must not crowd one; add zones, or prefer a spread',
  },
  ...(
    [
      ['600m', '512Mi', '610m and 560Mi'],
      ['100m', '5Gi', '110m and 5168Mi'],
    ] as const
  ).map(([cpu, memory, both]) => ({
    says: 'no workload asks for more than a node has, or than a namespace allows one container',
    environment: { ...local, capacity: { ...local.capacity, mongo: { cpu, memory } } },
    sentence: `capacity.mongo asks for ${cpu} and ${memory} (${both} with its exporter); a node has 3800m and 8Gi, a container may have 500m and 4096Mi`,
  })),
  {
    says: 'no workload asks for more than a node has, or than a namespace allows one container',
    environment: { ...local, nodes: { ...local.nodes, cpu: '40m' } },
    sentence: 'capacity.api asks for 50m and 128Mi; a node has 40m and 8Gi, a container may have 500m and 4096Mi',
  },
  ...(
    [
      ['155m', '8Gi'],
      ['3800m', '550Mi'],
    ] as const
  ).map(([cpu, memory]) => ({
    says: 'no workload asks for more than a node has, or than a namespace allows one container',
    environment: { ...local, nodes: { ...local.nodes, cpu, memory } },
    sentence: `capacity.mongo asks for 150m and 512Mi (160m and 560Mi with its exporter); a node has ${cpu} and ${memory}, a container may have 500m and 4096Mi`,
  })),
  {
    says: 'requests at the largest scale fit the nodes',
    environment: { ...local, nodes: { ...local.nodes, cpu: '2m' } },
    sentence: `capacity asks for ${need.cpu}m and ${need.memory}Mi at the largest, the nodes have -398m and 7168Mi left; lower capacity or add nodes`,
  },
  {
    says: 'requests at the largest scale fit the nodes',
    environment: { ...local, nodes: { ...local.nodes, memory: '5Gi' } },
    sentence: `capacity asks for ${need.cpu}m and ${need.memory}Mi at the largest, the nodes have 3400m and 4096Mi left; lower capacity or add nodes`,
  },
  {
    says: 'several nodes are spread over at least three zones',
    environment: local3,
    sentence: 'nodes.zones has 1; name three, or use one node',
  },
  ...[local3, given].flatMap((environment) => [
    {
      says: 'only an environment on one machine has a self-signed front door',
      environment,
      sentence:
        "frontDoor.issuer is 'self-signed' on a cluster that is not one node of minikube; use an issuer of kind 'acme' or 'existing'",
    },
    {
      says: 'only an environment on one machine uses images that were loaded into its node',
      environment,
      sentence: "images.pullPolicy is 'IfNotPresent' on a cluster that is not one node of minikube; use 'Always'",
    },
  ]),
  {
    says: 'an allow-list is there and lets no whole continent in',
    environment: clients(),
    sentence: 'frontDoor.clients is empty; name the networks that may call',
  },
  ...[
    '0.0.0.0/0',
    '10.0.0.0/7',
    '10.0.0.0/33',
    '10.0.0.256/24',
    '10.0.0.0',
    '10.0.0/24',
    '10.0.0.1/24',
    '10.0.0.0/08',
    '::/0',
    'any',
  ].map((network) => ({
    says: 'an allow-list is there and lets no whole continent in',
    environment: clients('10.0.0.0/8', network),
    sentence: badClient(network),
  })),
  ...plantedCapacities,
  ...plantedClusters,
  ...plantedDomains,
  ...plantedLimits,
  ...plantedMoves,
  ...plantedAlerting,
  ...plantedPromotions,
  {
    says: 'a bare domain does not show the documentation of the API',
    environment: { ...local, frontDoor: { ...local.frontDoor, domain: 'local.example' } },
    sentence: "apiDocs is on at 'local.example', the public domain; turn it off",
  },
  {
    says: 'both ends of a move are at the same stage',
    environment: moving(production, { stage: 'vote' }),
    others: [successor()],
    sentence: "database.move.stage is 'vote', in 'beta' 'follow'; let both have one of follow, vote, lead, leave",
  },
];
