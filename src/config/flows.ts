/**
 * The flows: who may call whom, and the neighbours that are parties to them.
 * Both halves of each NetworkPolicy, the diagram and the test matrix are derived from here.
 */
import { type Doored, frontDoorOf, frontDoors } from './front-doors';
import { metricsPort, type Service, type ServiceName, services } from './services';

/** Parties to a flow that are not ours, by the pods that they run. */
export interface Neighbour {
  readonly purpose: string;
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** The purpose of the front door, whoever serves it. */
export const frontDoorPurpose = 'ingress controller: TLS, client certificates, allow-lists';

/** Neighbours that are the same in every environment. */
export const neighbours = {
  prometheus: {
    purpose: 'collects metrics',
    namespace: 'monitoring',
    podLabels: { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server' },
  },
  dns: {
    purpose: "the cluster's own DNS",
    namespace: 'kube-system',
    podLabels: { 'k8s-app': 'kube-dns' },
  },
} as const satisfies Record<string, Neighbour>;

export type NeighbourName = 'front-door' | keyof typeof neighbours;

/** Every neighbour of an environment: its front door is the controller that it chose. */
export function neighboursOf(environment: Doored): Readonly<Record<NeighbourName, Neighbour>> {
  const { namespace, podLabels } = frontDoorOf(environment);
  return { 'front-door': { purpose: frontDoorPurpose, namespace, podLabels }, ...neighbours };
}

/**
 * Every neighbour that an environment may have, for a comparison of two times between which it may have moved to another
 * front door: `front-door` is ingress-nginx, any other is `front-door traefik`.
 */
export function possibleNeighbours(): Readonly<Record<string, Neighbour>> {
  const doors = Object.entries(frontDoors).flatMap(([controller, { namespace, podLabels }]) =>
    // minikube's addon has the pods of ingress-nginx.
    controller === 'addon'
      ? []
      : [
          [
            controller === 'ingress-nginx' ? 'front-door' : `front-door ${controller}`,
            { purpose: frontDoorPurpose, namespace, podLabels },
          ],
        ],
  );
  return { ...Object.fromEntries(doors), ...neighbours };
}

/** One declared flow: `from` opens connections to the port of `to`. What is not here is refused in both directions. */
export interface Flow {
  readonly from: ServiceName | 'front-door' | 'prometheus';
  readonly to: ServiceName;
  /** The port that it leads to. @default 'service' - the one on which `to` answers callers */
  readonly port?: 'service' | 'metrics';
  readonly why: string;
}

/** The flows between services, and from the front door. */
const declared: readonly Flow[] = [
  { from: 'front-door', to: 'web', why: 'the public site' },
  { from: 'front-door', to: 'hash', why: 'the public hash service' },
  { from: 'front-door', to: 'api', why: 'callers with a client certificate' },
  { from: 'client', to: 'api', why: 'the smoke test of every deployment' },
  { from: 'api', to: 'mongo', why: 'users are kept there' },
  { from: 'mongo', to: 'mongo', why: 'members replicate to each other' },
  { from: 'mongo-admin', to: 'mongo', why: 'starts the replica set and creates its users' },
  { from: 'mongo-backup', to: 'mongo', why: 'reads what it backs up' },
  { from: 'mongo-backup', to: 'backup-store', why: 'adds a backup' },
  { from: 'restore-drill', to: 'backup-store', why: 'reads the newest backup and reports on it' },
  { from: 'mongo-rotation', to: 'mongo', why: 'has each member read its renewed certificate' },
];

/**
 * Every flow: those that are declared, and Prometheus to every server of ours. A caller inside the cluster may also look
 * up names, since a flow needs one: see `lookupOf`.
 */
export const flows: readonly Flow[] = [...declared, ...metricsFlows(services)];

/** One flow from Prometheus to each service that answers callers: it shows its metrics, or its exporter does. */
export function metricsFlows(all: Readonly<Record<string, Service>>): readonly Flow[] {
  return Object.entries(all)
    .filter(([, { port }]) => port !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { component }]) => ({
      from: 'prometheus',
      to: name as ServiceName,
      port: 'metrics',
      why: component === 'database' ? 'state, lag, connections, certificates' : 'requests, errors, latency',
    }));
}

/** The number of the port that a flow leads to. */
export function flowPort({ to, port = 'service' }: Pick<Flow, 'to' | 'port'>): number | undefined {
  const { port: service }: Service = services[to];
  return port === 'metrics' ? metricsPort : service;
}

/** Who asks whom for names, by UDP and TCP. */
export interface Lookup {
  readonly from: ServiceName;
  readonly to: 'resolver' | 'dns';
  /** The port on the pods that answer. */
  readonly port: number;
}

/** Protocols of a lookup: a long answer is asked for again by TCP. */
export const lookupProtocols = ['UDP', 'TCP'] as const;

/**
 * Whom a service asks for names; none: it looks up none. One that calls another asks the resolver, which knows names
 * inside the cluster alone; only the resolver asks the cluster's own DNS, which would carry a name to the outside.
 */
export function lookupOf(name: ServiceName, all: readonly Flow[] = flows): Lookup | undefined {
  if (name === 'resolver') return { from: name, to: 'dns', port: 53 };
  return all.some((flow) => flow.from === name)
    ? { from: name, to: 'resolver', port: services.resolver.port }
    : undefined;
}

/** Every lookup. */
export const lookups: readonly Lookup[] = (Object.keys(services) as ServiceName[]).flatMap(
  (name) => lookupOf(name) ?? [],
);

/**
 * What is wrong with a list of flows, a sentence each: names that do not exist, flows to services without a port, and
 * flows that are there twice.
 */
export function checkFlows(
  all: readonly { readonly from: string; readonly to: string; readonly port?: Flow['port'] }[],
  known: Readonly<Record<string, Service>> = services,
): readonly string[] {
  const names = Object.keys(known);
  const callers = ['front-door', 'prometheus'];
  const seen = new Set<string>();
  return all.flatMap(({ from, to, port }) => {
    const arrow = `flow ${from} → ${to}${port === 'metrics' ? ' (metrics)' : ''}`;
    const problems: string[] = [];
    for (const name of new Set([...(callers.includes(from) ? [] : [from]), to])) {
      if (!names.includes(name)) {
        problems.push(`${arrow}: there is no service '${name}'; services.ts has ${names.join(', ')}`);
      }
    }
    if (names.includes(to) && known[to]?.port === undefined) {
      problems.push(`${arrow}: '${to}' has no port to be called on; give it one in services.ts`);
    }
    if (port === 'metrics' && from !== 'prometheus') {
      problems.push(`${arrow}: metrics are served to prometheus alone; omit the port`);
    }
    if (from === 'front-door' && names.includes(to) && known[to]?.host === undefined) {
      problems.push(`${arrow}: '${to}' has no host behind the front door; give it one in services.ts`);
    }
    if (seen.has(arrow)) {
      problems.push(`${arrow}: declared twice; keep one`);
    }
    seen.add(arrow);
    return problems;
  });
}
