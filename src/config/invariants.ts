/**
 * Invariants of environments, a sentence each. Types say the shape of an environment; these say what makes sense.
 * They are checked before anything is written, all of them, so that every wrong value is named at once.
 */
import { alertingInvariants } from './alerting-invariants';
import { capacityInvariants } from './capacity-invariants';
import { domainInvariants } from './domain-invariants';
import type { Environment, Instances } from './environment';
import { range } from './environment';
import type { Invariant } from './invariant';
import { areEndsOfMove, moveInvariants } from './move-invariants';
import { parseNetwork } from './network';
import { promotionInvariants } from './promotion-invariants';
import { rateLimitInvariants } from './rate-limit-invariants';
import { siteInvariants } from './site-invariants';
import { workloads } from './workloads';

export type { Invariant } from './invariant';

/** Environments without registry or public domain: images are loaded into the node, certificates self-signed. */
const onOneMachine = ({ nodes, cluster }: Environment) => nodes.count === 1 && cluster.kind === 'minikube';

function shared<T>(read: (environment: Environment) => T, what: string): Invariant['broken'] {
  return (environment, others) => {
    const twin = others.find((other) => other !== environment && read(other) === read(environment));
    return twin && `${what} '${read(environment)}' is that of '${twin.name}' too; give it one of its own`;
  };
}

function badRange(instances: Instances): boolean {
  const { min, max } = range(instances);
  return !Number.isInteger(min) || !Number.isInteger(max) || (typeof instances !== 'number' && max <= min);
}

export const invariants: readonly Invariant[] = [
  { says: 'names are distinct', broken: shared((e) => e.name, 'name') },
  { says: 'kube contexts are distinct', broken: shared((e) => e.context, 'context') },
  {
    says: 'domains are distinct, but of both ends of a move',
    broken: (environment, others) =>
      shared((e) => e.frontDoor.domain, 'domain')(
        environment,
        others.filter((other) => !areEndsOfMove(environment, other)),
      ),
  },
  {
    says: 'a name is a DNS label',
    broken: ({ name }) =>
      /^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/.test(name) ? undefined : `name '${name}' is not one: use a-z, 0-9 and -`,
  },
  {
    says: 'ranges of instances are whole numbers and grow',
    broken: (environment) => {
      const bad = Object.values(workloads(environment)).find(({ capacity }) => badRange(capacity.instances));
      return bad && `capacity.${bad.name}.instances is ${JSON.stringify(bad.capacity.instances)}; use n, or min < max`;
    },
  },
  {
    says: 'every service has at least three instances',
    broken: (environment) => {
      const few = Object.values(workloads(environment)).find(
        ({ scales, capacity }) => scales && range(capacity.instances).min < 3,
      );
      return few && `capacity.${few.name}.instances starts at ${range(few.capacity.instances).min}; use 3 or more`;
    },
  },
  {
    says: 'several nodes are spread over at least three zones',
    broken: (environment) =>
      environment.nodes.count === 1 || new Set(environment.nodes.zones).size >= 3
        ? undefined
        : `nodes.zones has ${new Set(environment.nodes.zones).size}; name three, or use one node`,
  },
  {
    says: 'a required spread has as many zones as database members',
    broken: ({ spread, nodes, database }) =>
      spread === 'required' && new Set(nodes.zones).size < database.members
        ? `nodes.zones has ${new Set(nodes.zones).size} for ${database.members} members that must not crowd one; add zones, or prefer a spread`
        : undefined,
  },
  {
    says: 'only an environment on one machine has a self-signed front door',
    broken: (environment) =>
      environment.frontDoor.issuer.kind === 'self-signed' && !onOneMachine(environment)
        ? "frontDoor.issuer is 'self-signed' on a cluster that is not one node of minikube; use an issuer of kind 'acme' or 'existing'"
        : undefined,
  },
  {
    says: 'only an environment on one machine uses images that were loaded into its node',
    broken: (environment) =>
      environment.images.pullPolicy === 'IfNotPresent' && !onOneMachine(environment)
        ? "images.pullPolicy is 'IfNotPresent' on a cluster that is not one node of minikube; use 'Always'"
        : undefined,
  },
  {
    says: 'an allow-list is there and lets no whole continent in',
    broken: ({ frontDoor }) => {
      const bad = frontDoor.clients.find((network) => parseNetwork(network) === undefined);
      if (frontDoor.clients.length === 0) return 'frontDoor.clients is empty; name the networks that may call';
      return (
        bad && `frontDoor.clients has '${bad}'; use IPv4 networks such as 198.51.100.0/24, with a prefix of 8 or more`
      );
    },
  },
  {
    says: 'a bare domain does not show the documentation of the API',
    broken: (environment) =>
      environment.apiDocs && environment.frontDoor.domain.split('.').length < 3
        ? `apiDocs is on at '${environment.frontDoor.domain}', the public domain; turn it off`
        : undefined,
  },
  ...capacityInvariants,
  ...siteInvariants,
  ...domainInvariants,
  ...rateLimitInvariants,
  ...alertingInvariants,
  ...moveInvariants,
  ...promotionInvariants,
];

/** Every invariant that does not hold, as sentences that name environment and value; none: all is well. */
export function checkEnvironments(all: Readonly<Record<string, Environment>>): readonly string[] {
  const list = Object.values(all);
  const misnamed = Object.entries(all)
    .filter(([key, environment]) => key !== environment.name)
    .map(([key, { name }]) => `environment '${key}': its name is '${name}'; use one word for both`);
  const broken = list.flatMap((environment) =>
    invariants.flatMap(({ says, broken }) => {
      const found = broken(environment, list);
      return found ? [`environment '${environment.name}': ${found} (${says})`] : [];
    }),
  );
  return [...misnamed, ...broken];
}
