/** Users of the database: known by the subjects of their certificates, each with one role of the least rights. */
import type { DatabaseAction, DatabaseResource, DatabaseRight } from './database-rights';
import type { ServiceName } from './services';

/** Organizational units: that of the members, by which they know each other, and that of the clients. */
export const units = { members: 'mongo-members', clients: 'mongo-clients' } as const;

/** A user, and its role. */
export interface DatabaseUser {
  /** The service: the common name of its certificate. */
  readonly service: ServiceName;
  readonly role: string;
  /** The database in which the role is defined; `admin` for rights on the replica set. */
  readonly database: string;
  readonly privileges: readonly {
    /** An empty collection means each of the database that is not the system's. */
    readonly resource: DatabaseResource;
    readonly actions: readonly DatabaseAction[];
  }[];
}

export const users: readonly DatabaseUser[] = [
  {
    service: 'api',
    role: 'usersApi',
    database: 'users',
    privileges: [
      {
        resource: { db: 'users', collection: 'users' },
        actions: ['createIndex', 'find', 'insert', 'remove', 'update'],
      },
    ],
  },
  {
    service: 'mongo-backup',
    role: 'usersBackup',
    database: 'users',
    privileges: [{ resource: { db: 'users', collection: '' }, actions: ['find', 'listCollections', 'listIndexes'] }],
  },
  {
    service: 'mongo-rotation',
    role: 'certificateRotation',
    database: 'admin',
    privileges: [{ resource: { cluster: true }, actions: ['rotateCertificates'] }],
  },
  {
    // The exporter of metrics beside each member. `serverStatus` has the ends of the oplog too: a right to read the
    // oplog itself would be one to read all that is written.
    service: 'mongo',
    role: 'memberMetrics',
    database: 'admin',
    privileges: [{ resource: { cluster: true }, actions: ['replSetGetStatus', 'serverStatus'] }],
  },
];

/** The name of a user: the subject of its certificate in the order of RFC 2253. Another order is another user. */
export function subjectOf(service: ServiceName): string {
  return `CN=${service},OU=${units.clients}`;
}

/** Users as the job `mongo-admin` takes them in its setting `ACCOUNTS`. */
export function accounts(all: readonly DatabaseUser[] = users): string {
  return JSON.stringify(
    all.map(({ service, role, database, privileges }) => ({
      subject: subjectOf(service),
      role,
      database,
      privileges,
    })),
  );
}

/** Whether a user may use a right. */
export function isAllowed({ privileges }: Pick<DatabaseUser, 'privileges'>, right: DatabaseRight): boolean {
  return privileges.some(({ actions, resource }) => actions.includes(right.action) && covers(resource, right.resource));
}

/** Whether rights on the one resource are rights on the other. */
function covers(held: DatabaseResource, asked: DatabaseResource): boolean {
  if ('cluster' in held || 'cluster' in asked) return 'cluster' in held && 'cluster' in asked;
  const isOwn = !asked.collection.startsWith('system.');
  return held.db === asked.db && (held.collection === asked.collection || (held.collection === '' && isOwn));
}
