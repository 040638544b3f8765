/** Users of the database: known by the subjects of their certificates, each with one role of the least rights. */
import type { ServiceName } from '../../src/config/services';

/** Organizational units: that of the members, by which they know each other, and that of the clients. */
export const units = { members: 'mongo-members', clients: 'mongo-clients' } as const;

/** Actions of MongoDB on a collection, as `createRole` takes them. */
type Action = 'createIndex' | 'find' | 'insert' | 'remove' | 'update';

/** A user, and its role. */
export interface DatabaseUser {
  /** The service: the common name of its certificate. */
  readonly service: ServiceName;
  readonly role: string;
  /** The database in which the role is defined. */
  readonly database: string;
  readonly privileges: readonly {
    readonly resource: { readonly db: string; readonly collection: string };
    readonly actions: readonly Action[];
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
