/** Declarations about the namespaces of an environment: services, flows, hosts, authorities and exemptions, for rules. */
import { type Access, accessIn } from './access';
import type { Capacity, Environment } from './environment';
import { type AllowedExemption, allowedExemptions, kindsOf } from './exemptions';
import { flowPort, flows, lookupProtocols, lookups, type Neighbour, type NeighbourName, neighboursOf } from './flows';
import { type FrontDoorKind, frontDoorOf, frontDoors } from './front-doors';
import { frontDoorIssuer, issuers, provesByHttp } from './issuers';
import { lookupOptions } from './lookup-options';
import type { Move } from './move';
import { callersTogether, limitOf, type RateLimit } from './rate-limits';
import { imageOf, type Service, type ServiceName, services } from './services';
import { namespacesWith, systemNamespaces } from './system-namespaces';
import { podSecurityVersion } from './versions';

/** Pods, or a network, with which pods of a service may talk. */
export interface DeclaredPeer {
  readonly direction: 'egress' | 'ingress';
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Instead of pods. */
  readonly network?: string;
  /** Such as `TCP/27017`. */
  readonly ports: readonly string[];
}

/** A service as the front door has it. */
export interface DeclaredEntry {
  readonly host: string;
  /** The Secret by which it knows its callers; empty: it asks none. */
  readonly authority: string;
  /** How much one address may ask of it. */
  readonly limit: Required<RateLimit>;
  /** Requests of all callers that may be under way at once, where the front door counts them together. */
  readonly together: number;
}

export interface DeclaredService {
  readonly namespace: string;
  /** The label `app.kubernetes.io/name` of its pods, and the name of its workload. */
  readonly name: string;
  readonly component: string;
  /** Its Service, by which its servers are called. @default - of its name */
  readonly service?: string;
  /** Kinds of its workload. */
  readonly kinds: readonly string[];
  /** Last parts of the names of the images that its pods run. */
  readonly images: readonly string[];
  readonly priorityClass: string;
  /** Most pods that an autoscaler may make of it. @default - it has none */
  readonly largest?: number;
  /** The fixed address of its Service. @default - any that is free */
  readonly address?: string;
  /** Protocols on the port of its Service, each once. @default - TCP */
  readonly protocols?: readonly ('TCP' | 'UDP')[];
  /** The port of its Service. @default - it is not called */
  readonly port?: number;
  /** Its place behind the front door. @default - it has none */
  readonly entry?: DeclaredEntry;
  /** Services whose servers it calls: the units of its certificates begin with their names. */
  readonly calls: readonly string[];
  /** Services of which it is a member, or acts as one. */
  readonly memberOf: readonly string[];
  readonly peers: readonly DeclaredPeer[];
}

export interface Declared {
  readonly services: readonly DeclaredService[];
  /** Whom pods ask for names, and with which options. @default - not said */
  readonly nameserver?: { readonly address: string; readonly options: Readonly<Record<string, string>> };
  /** Networks from which the front door may be called, with commas between them. */
  readonly clients: string;
  readonly issuers: {
    readonly bootstrap: string;
    readonly internal: string;
    readonly frontDoor: string;
    readonly callers: string;
  };
  /** Those of them that the site has already, and others may use as well. @default - none */
  readonly givenIssuers?: readonly string[];
  /**
   * The pods of the front door, where cert-manager serves proofs of domains in the namespaces of their hosts (HTTP-01).
   * @default - no such proofs
   */
  readonly solver?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Controllers of front doors, with what they write in our namespaces: during a move there are two. */
  readonly doors: readonly Pick<FrontDoorKind, 'account' | 'namespace' | 'writes'>[];
  /** The namespace of the service that callers from outside call, and of their certificates. */
  readonly callers: string;
  /** The version of Pod Security that namespaces enforce. */
  readonly podSecurity: string;
  /** Certificates that may be authorities: `namespace/name`. */
  readonly authorities: readonly string[];
  readonly exemptions: readonly AllowedExemption[];
  /** Roles of personas, and their bindings. */
  readonly access: Access;
  /** Namespaces of the cluster itself, by what their pods may do beyond Pod Security "baseline". */
  readonly system: { readonly everything: readonly string[]; readonly hostPorts: readonly string[] };
}

/** The service that callers from outside call. */
const callers: ServiceName = 'api';

type Asked = Pick<Environment, 'frontDoor' | 'personas' | 'systemNamespaces' | 'userNamespaces'> &
  Partial<Pick<Environment, 'capacity' | 'database' | 'dns'>>;

export function declaredIn(environment: Asked): Declared {
  const { clients, issuer } = environment.frontDoor;
  const frontDoor = frontDoorIssuer(environment);
  const system = systemNamespaces(environment);
  return {
    services: (Object.keys(services) as ServiceName[]).map((name) => declaredService(name, environment)),
    ...(environment.dns ? { nameserver: { address: environment.dns.resolver, options: lookupOptions } } : {}),
    clients: clients.join(','),
    issuers: { ...issuers, frontDoor },
    ...(issuer.kind === 'existing' ? { givenIssuers: [issuer.name] } : {}),
    ...(provesByHttp(environment) ? { solver: doorIn(environment) } : {}),
    doors: doors(),
    callers,
    podSecurity: podSecurityVersion(),
    authorities: [
      `cert-manager/${issuers.callers}-authority`,
      `cert-manager/${issuers.internal}-authority`,
      ...(issuer.kind === 'self-signed' ? [`cert-manager/${frontDoor}-authority`] : []),
    ],
    exemptions: allowedExemptions(environment),
    access: accessIn(environment.personas),
    system: { everything: namespacesWith('everything', system), hostPorts: namespacesWith('host-ports', system) },
  };
}

/** Each once: the addon is the same controller as its release. */
function doors(): Declared['doors'] {
  return Object.values(frontDoors)
    .map(({ account, namespace, writes }) => ({ account, namespace, writes }))
    .filter((one, at, all) => all.findIndex(({ account }) => account === one.account) === at);
}

function doorIn(environment: Asked): NonNullable<Declared['solver']> {
  const { namespace, podLabels } = frontDoorOf(environment);
  return { namespace, labels: podLabels };
}

/** The images of the drill: it restores a backup, and proves the users API on it. */
const more: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  mongo: ['mongo-admin'],
  'restore-drill': ['api', 'client', 'mongo'],
};

/** Who has the rights of a member of the database: itself, and the job that starts its replica set. */
const members: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  mongo: ['mongo'],
  'mongo-admin': ['mongo'],
};

function declaredService(name: ServiceName, environment: Asked): DeclaredService {
  const { capacity, database, dns, frontDoor } = environment;
  const partyOf = (party: NeighbourName | ServiceName) => partyIn(environment, party);
  const { component, host, port, servicePort = port }: Service = services[name];
  const own = flows.filter(({ from, to }) => from === name || to === name);
  const limit = limitOf(name, { frontDoor });
  const authority = name === callers ? `${name}/${name}-callers` : '';
  return {
    namespace: name,
    name,
    component,
    ...(name === 'mongo' && database?.service ? { service: database.service } : {}),
    kinds: kindsOf(component),
    images: [imageOf(name), ...(more[name] ?? [])],
    priorityClass: `breakwater-${priorities[component] ?? 'service'}`,
    ...largestOf(name, capacity),
    ...(servicePort ? { port: servicePort } : {}),
    ...(name === 'resolver' ? { protocols: lookupProtocols, ...(dns ? { address: dns.resolver } : {}) } : {}),
    ...(host
      ? {
          entry: {
            host: `${host}.${frontDoor.domain}`,
            authority,
            limit,
            together: limit.connections * callersTogether,
          },
        }
      : {}),
    memberOf: members[name] ?? [],
    calls: own.flatMap(({ from, to }) => (from === name ? [to] : [])),
    peers: [
      ...own.flatMap((flow) => {
        const ports = [`TCP/${flowPort(flow)}`];
        return [
          ...(flow.to === name ? [{ direction: 'ingress', ...partyOf(flow.from), ports } as const] : []),
          ...(flow.from === name ? [{ direction: 'egress', ...partyOf(flow.to), ports } as const] : []),
        ];
      }),
      ...moving(name, database?.move),
      ...lookups.flatMap(({ from, port, to }): readonly DeclaredPeer[] => {
        const ports = lookupProtocols.map((protocol) => `${protocol}/${port}`);
        return [
          ...(to === name ? [{ direction: 'ingress', ...partyOf(from), ports } as const] : []),
          ...(from === name ? [{ direction: 'egress', ...partyOf(to), ports } as const] : []),
        ];
      }),
    ],
  };
}

/** The service of which members may be in another cluster for a while, and its callers: their pods there are a network. */
function moving(name: ServiceName, move: Move | undefined): readonly DeclaredPeer[] {
  if (!move) return [];
  const peer = { network: move.other.network, ports: [`TCP/${services.mongo.port}`] };
  const isCaller = flows.some(({ from, to }) => from === name && to === 'mongo');
  return [
    ...(name === 'mongo' ? [{ direction: 'ingress', ...peer } as const] : []),
    ...(isCaller ? [{ direction: 'egress', ...peer } as const] : []),
  ];
}

function largestOf(name: ServiceName, capacity: Asked['capacity']): Pick<DeclaredService, 'largest'> {
  const { instances = 1 }: Partial<Capacity> = capacity?.[name] ?? {};
  return typeof instances === 'number' ? {} : { largest: instances.max };
}

const priorities: Readonly<Partial<Record<Service['component'], string>>> = {
  api: 'api',
  database: 'database',
  job: 'batch',
  // Without names callers do not find the database either.
  resolver: 'database',
};

function partyIn(environment: Asked, name: NeighbourName | ServiceName): Pick<DeclaredPeer, 'namespace' | 'labels'> {
  const neighbours: Readonly<Partial<Record<string, Neighbour>>> = neighboursOf(environment);
  const neighbour = neighbours[name];
  return neighbour
    ? { namespace: neighbour.namespace, labels: neighbour.podLabels }
    : { namespace: name, labels: { 'app.kubernetes.io/name': name } };
}
