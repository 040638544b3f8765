/**
 * The services, their ports and hosts: the one home of names and ports.
 * Services, probes, routes and tests are derived from here; who may call whom is in flows.ts.
 */

/** Every server of ours, and the exporter beside each database, shows metrics here, apart from the port that callers reach. */
export const metricsPort = 9090;

/** One of our services: its name is its namespace and its chart, and its image's unless it says another. */
export interface Service {
  /** One sentence for the diagram and the reference. */
  readonly purpose: string;
  /** What it keeps, and where; `none` for what can be replaced at any time. */
  readonly data: string;
  /** What its callers see while it is away. */
  readonly failure: string;
  /** Its part in the system: the label `app.kubernetes.io/component`. */
  readonly component: 'api' | 'database' | 'frontend' | 'worker' | 'job' | 'store' | 'resolver';
  /** The port on which its pods answer callers; none: it has no callers. */
  readonly port?: number;
  /** The port of its Service, where callers cannot use another. @default - that of its pods */
  readonly servicePort?: number;
  /** Its first host label behind the front door, as in `web.<domain>`; none: not reachable from outside. */
  readonly host?: string;
  /** The folder of its image below dockerfiles, where it runs another part of one. @default - that of its own name */
  readonly image?: string;
}

export const services = {
  api: {
    purpose: 'users API over the database',
    data: 'none',
    failure: 'no users; the front door answers 502 or 503',
    component: 'api',
    port: 8080,
    host: 'api',
  },
  mongo: {
    purpose: 'database of the users API',
    data: 'users, on a volume for each member',
    failure: 'the users API answers 503 and is not ready',
    component: 'database',
    port: 27017,
  },
  'mongo-admin': {
    purpose: 'starts the replica set and creates its users, by a job that ends',
    data: 'none',
    failure: 'a new database has no primary and no users; one that runs keeps its own',
    component: 'job',
  },
  'mongo-rotation': {
    purpose: 'has the members of the database serve renewed certificates, once a day',
    data: 'none',
    failure: 'members serve their old certificates, until those end',
    component: 'job',
    image: 'mongo-admin',
  },
  'mongo-backup': {
    purpose: 'writes an encrypted backup of the database, once an hour',
    data: 'none',
    failure: 'the newest backup grows old',
    component: 'job',
  },
  'backup-store': {
    purpose: 'keeps backups: takes new ones, and hands them to the drill',
    data: 'encrypted backups, on a volume',
    failure: 'no backup is written or restored; the database serves on',
    component: 'store',
    port: 8443,
    image: 'mongo-backup',
  },
  'restore-drill': {
    purpose: 'restores the newest backup into a database of its own, and proves the users API on it',
    data: 'none',
    failure: 'whether the backups can be restored is not known',
    component: 'job',
    image: 'mongo-backup',
  },
  resolver: {
    purpose: 'answers our pods for names inside the cluster, and for no other',
    data: 'none',
    failure: 'callers inside the cluster do not find each other, once what they remember is old',
    component: 'resolver',
    port: 5353,
    servicePort: 53,
  },
  web: {
    purpose: 'public Node application',
    data: 'none',
    failure: 'no public page; the front door answers 502 or 503',
    component: 'frontend',
    port: 8000,
    host: 'web',
  },
  hash: {
    purpose: 'SHA-1 of a text, scales from 3 to 10',
    data: 'none',
    failure: 'no digests; the front door answers 502 or 503',
    component: 'worker',
    port: 8000,
    host: 'hash',
  },
  client: {
    purpose: 'HTTP client that proves the users API and ends',
    data: 'none',
    failure: 'callers notice nothing; the next deployment is not proven',
    component: 'job',
  },
} as const satisfies Record<string, Service>;

export type ServiceName = keyof typeof services;

/** The service that proves a deployment as a caller would: its Job runs when all others are there. */
export const smokeTest: ServiceName = 'client';

/** The folder of a service's image below dockerfiles; of a database, none is there. */
export function imageOf(name: ServiceName): string {
  const service: Service = services[name];
  return service.image ?? name;
}
