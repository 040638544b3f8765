/** Props of constructs from an environment's values: the only place where the two meet. */
import { join } from 'node:path';
import { accessIn } from '../src/config/access';
import type { Environment } from '../src/config/environment';
import type { Flow, NeighbourName } from '../src/config/flows';
import { flowPort, flows, lookupProtocols, lookups, neighboursOf } from '../src/config/flows';
import type { Doored } from '../src/config/front-doors';
import { frontDoorIssuer, issuers, provesByHttp } from '../src/config/issuers';
import { patience } from '../src/config/patience';
import { limitOf } from '../src/config/rate-limits';
import type { ServiceName } from '../src/config/services';
import { imageOf, metricsPort, services } from '../src/config/services';
import { podSecurityVersion, release } from '../src/config/versions';
import type { FlowPeer, FlowPolicyProps, Peer } from '../src/constructs/flow-policy';
import type { FrontDoorProps } from '../src/constructs/front-door/front-door';
import { nameLabel } from '../src/constructs/labels';
import type { NamespacedChartProps } from '../src/constructs/namespaced-chart';
import { sourceTag } from '../src/images/context';

/** Who is evicted last: data, then the API, then what has copies, then what can be run again. */
export const priorities = { database: 40_000, api: 30_000, service: 20_000, batch: 10_000 } as const;

export function priorityClass(name: keyof typeof priorities): string {
  return `breakwater-${name}`;
}

/** Props of a service's chart. */
export function chartProps(name: ServiceName, environment: Environment): NamespacedChartProps {
  return {
    name,
    component: services[name].component,
    environment: environment.name,
    version: release,
    podSecurityVersion: podSecurityVersion(),
    personas: accessIn(environment.personas).bindings.flatMap(({ groups, name: role, namespaces }) =>
      namespaces?.includes(name) ? [{ role, groups }] : [],
    ),
  };
}

/** Where the build contexts are, seen from the compiled file and from the source alike. */
export const dockerfiles = join(process.cwd(), 'dockerfiles');

const tags = new Map<string, string>();

/** An image that we build, named by its sources. */
export function ownImage(name: string, environment: Pick<Environment, 'images'>): string {
  return `${environment.images.own}${name}:${sourceTagOf(name)}`;
}

/** The images of the services that one calls, by their sources: `api:<hash>`. */
export function imagesCalledBy(name: ServiceName): string {
  const called = flows.filter(({ from, to }) => from === name && to !== name).map(({ to }) => imageOf(to));
  return called.map((image) => `${image}:${sourceTagOf(image)}`).join(' ');
}

function sourceTagOf(image: string): string {
  const tag = tags.get(image) ?? sourceTag(join(dockerfiles, image));
  tags.set(image, tag);
  return tag;
}

/** What every pod that runs one of our images needs to know of its environment. */
export function podProps(name: ServiceName, environment: Environment) {
  return {
    image: ownImage(imageOf(name), environment),
    pullPolicy: environment.images.pullPolicy,
    nameserver: environment.dns.resolver,
    userNamespaces: environment.userNamespaces,
    ...subnetOf(name, environment),
  };
}

/** The subnet that a service is kept to, where its environment says one. */
export function subnetOf(
  name: ServiceName,
  { placement }: Pick<Environment, 'placement'>,
): { readonly subnet?: string } {
  const subnet = placement?.[name];
  return subnet === undefined ? {} : { subnet };
}

/** The service of which members may be in another cluster for a while. */
const moving = 'mongo';

/**
 * The declared flows and lookups of a service, from its own side, with those to and from a cluster between which the
 * database moves.
 */
export function flowProps(
  name: ServiceName,
  environment: Doored & Pick<Environment, 'database'>,
): Required<FlowPolicyProps> {
  const { move } = environment.database;
  const peer = (party: ServiceName | NeighbourName) => peerIn(environment, party);
  const protocols = lookupProtocols;
  return {
    callers: [
      ...flows.filter(({ to }) => to === name).map((flow): FlowPeer => ({ ...peer(flow.from), port: portFor(flow) })),
      ...(move && name === moving ? [{ network: move.other.network, port: portOf(moving) }] : []),
      ...lookups
        .filter(({ to }) => to === name)
        .map(({ from, port }): FlowPeer => ({ ...peer(from), port, protocols })),
    ],
    calls: [
      ...flows.filter(({ from }) => from === name).map((flow): FlowPeer => ({ ...peer(flow.to), port: portFor(flow) })),
      ...(move && flows.some(({ from, to }) => from === name && to === moving)
        ? [{ network: move.other.network, port: portOf(moving) }]
        : []),
      ...lookups
        .filter(({ from }) => from === name)
        .map(({ port, to }): FlowPeer => ({ ...peer(to), port, protocols })),
    ],
  };
}

/** The host of a service behind the front door. @throws when it has none */
export function hostOf(name: ServiceName, { frontDoor }: Environment): string {
  const service = services[name];
  if (!('host' in service))
    throw new Error(`'${name}' has no host in services.ts, so that it is not behind the front door`);
  return `${service.host}.${frontDoor.domain}`;
}

/** Props of a service's place behind the front door: all that its environment says of it. */
export function frontDoorProps(name: ServiceName, environment: Environment): FrontDoorProps {
  const { clients, controller, entry } = environment.frontDoor;
  return {
    controller,
    host: hostOf(name, environment),
    port: portOf(name),
    clients,
    limit: limitOf(name, environment),
    issuer: frontDoorIssuer(environment),
    provesByHttp: provesByHttp(environment),
    answersWithin: patience.frontDoor,
    ...(entry.kind === 'loopback' ? { httpsPort: entry.https } : {}),
  };
}

/** The port on which a service is called. @throws when no flow leads to it */
export function portOf(name: ServiceName): number {
  const service = services[name];
  if (!('port' in service)) throw new Error(`'${name}' has no port in services.ts, so that it cannot be called`);
  return service.port;
}

/** The port of a flow. @throws when its service has no such port */
function portFor(flow: Flow): number {
  return flowPort(flow) ?? portOf(flow.to);
}

/** The address of a service inside the cluster. */
export function urlOf(name: ServiceName): string {
  return `http://${name}.${name}.svc.cluster.local:${portOf(name)}`;
}

export { frontDoorIssuer, issuers, limitOf, metricsPort };

function peerIn(environment: Doored, name: ServiceName | NeighbourName): Peer {
  return name in services
    ? { namespace: name, podLabels: nameLabel(name) }
    : neighboursOf(environment)[name as NeighbourName];
}
