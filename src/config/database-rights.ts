/** Rights on the database: each of these is either in a user's role or refused. */

/** A collection, all of a database (`collection` is empty), or the replica set. */
export type DatabaseResource = { readonly db: string; readonly collection: string } | { readonly cluster: true };

/** An action of MongoDB on a resource, as `createRole` takes it. */
export interface DatabaseRight {
  readonly action: DatabaseAction;
  readonly resource: DatabaseResource;
  /** What it is, for a reader. */
  readonly what: string;
}

const users = { db: 'users', collection: 'users' } as const;
const others = { db: 'users', collection: 'others' } as const;
const database = { db: 'users', collection: '' } as const;
const external = { db: '$external', collection: '' } as const;
const cluster = { cluster: true } as const;

/** By a short name. A right that is missing here is tried on no database: add it where one could do harm by it. */
export const databaseRights = {
  readUsers: { action: 'find', resource: users, what: 'read users' },
  addUsers: { action: 'insert', resource: users, what: 'add users' },
  changeUsers: { action: 'update', resource: users, what: 'change users' },
  removeUsers: { action: 'remove', resource: users, what: 'remove users' },
  makeIndex: { action: 'createIndex', resource: users, what: 'make an index of users' },
  listIndexes: { action: 'listIndexes', resource: users, what: 'list the indexes of users' },
  dropIndex: { action: 'dropIndex', resource: users, what: 'remove an index of users' },
  dropUsers: { action: 'dropCollection', resource: users, what: 'remove the collection of users' },
  renameUsers: { action: 'renameCollectionSameDB', resource: users, what: 'rename the collection of users' },
  changeRules: { action: 'collMod', resource: users, what: 'change the rules of the collection of users' },
  measureUsers: { action: 'collStats', resource: users, what: 'measure the collection of users' },
  validateUsers: { action: 'validate', resource: users, what: 'validate the collection of users' },
  watchUsers: { action: 'changeStream', resource: users, what: 'follow changes of users' },
  readOthers: { action: 'find', resource: others, what: 'read another collection' },
  addOthers: { action: 'insert', resource: others, what: 'add to another collection' },
  changeOthers: { action: 'update', resource: others, what: 'change another collection' },
  removeOthers: { action: 'remove', resource: others, what: 'remove from another collection' },
  listOtherIndexes: { action: 'listIndexes', resource: others, what: 'list the indexes of another collection' },
  makeCollection: { action: 'createCollection', resource: others, what: 'make a collection' },
  dropOthers: { action: 'dropCollection', resource: others, what: 'remove another collection' },
  listCollections: { action: 'listCollections', resource: database, what: 'list the collections' },
  dropDatabase: { action: 'dropDatabase', resource: database, what: 'remove the database' },
  measureDatabase: { action: 'dbStats', resource: database, what: 'measure the database' },
  makeRole: { action: 'createRole', resource: database, what: 'make a role' },
  changeRole: { action: 'grantRole', resource: database, what: 'change a role, such as its own' },
  makeUser: { action: 'createUser', resource: external, what: 'make a user' },
  listUsers: { action: 'viewUser', resource: external, what: 'list users' },
  grantRole: { action: 'grantRole', resource: external, what: 'give a user, such as itself, a role' },
  readAccounts: {
    action: 'find',
    resource: { db: 'admin', collection: 'system.users' },
    what: 'read the stored users and roles',
  },
  readOplog: {
    action: 'find',
    resource: { db: 'local', collection: 'oplog.rs' },
    what: 'read the log of all changes',
  },
  readStartup: {
    action: 'find',
    resource: { db: 'local', collection: 'startup_log' },
    what: 'read how members were started',
  },
  readSessions: {
    action: 'find',
    resource: { db: 'config', collection: 'system.sessions' },
    what: 'read the sessions of others',
  },
  readConfiguration: { action: 'replSetGetConfig', resource: cluster, what: 'read the members of the replica set' },
  readStatus: { action: 'replSetGetStatus', resource: cluster, what: 'read the states of the members' },
  changeMembers: { action: 'replSetConfigure', resource: cluster, what: 'change the members' },
  stepDown: { action: 'replSetStateChange', resource: cluster, what: 'have the primary step down' },
  readServer: { action: 'serverStatus', resource: cluster, what: "read a member's counters" },
  readUsage: { action: 'top', resource: cluster, what: 'read how much each collection is used' },
  readPools: { action: 'connPoolStats', resource: cluster, what: 'read the connections between members' },
  readParameters: { action: 'getParameter', resource: cluster, what: 'read parameters' },
  setParameters: { action: 'setParameter', resource: cluster, what: 'change parameters' },
  readLog: { action: 'getLog', resource: cluster, what: 'read the log of a member' },
  readHost: { action: 'hostInfo', resource: cluster, what: 'read of the machine' },
  listOperations: { action: 'inprog', resource: cluster, what: 'list the operations of others' },
  killOperations: { action: 'killop', resource: cluster, what: 'end operations of others' },
  lock: { action: 'fsync', resource: cluster, what: 'write all to disk, and lock' },
  rotateCertificates: {
    action: 'rotateCertificates',
    resource: cluster,
    what: 'have a member read its certificate again',
  },
  shutdown: { action: 'shutdown', resource: cluster, what: 'stop a member' },
} as const satisfies Record<string, Omit<DatabaseRight, 'action'> & { readonly action: string }>;

export type DatabaseRightName = keyof typeof databaseRights;
export type DatabaseAction = (typeof databaseRights)[DatabaseRightName]['action'];
