/** Commands by which the rights of a database user are tried, and the answers that its role in users.ts leads to. */
import { type DatabaseUser, users } from '../../../charts/mongo/users';

/** A command, and the action on a collection that it needs; none: an action on the cluster or on users, which no role has. */
interface Attempt {
  readonly database: string;
  readonly command: Readonly<Record<string, unknown>>;
  readonly action?: string;
  readonly collection?: string;
}

/** A user as the API stores them, should it ever be left behind. */
const one = { _id: 'rights', name: 'Rights', email: 'rights@example.com' };

/** What clients do with a collection. */
function onCollection(database: string, collection: string): readonly Attempt[] {
  const of = (action: string, command: Attempt['command']): Attempt => ({ database, collection, action, command });
  return [
    of('find', { find: collection, limit: 1 }),
    of('find', { count: collection }),
    of('find', { aggregate: collection, pipeline: [{ $limit: 1 }], cursor: {} }),
    of('insert', { insert: collection, documents: [one] }),
    of('update', { update: collection, updates: [{ q: one, u: { $set: { a: 1 } } }] }),
    of('remove', { delete: collection, deletes: [{ q: one, limit: 1 }] }),
    of('createIndex', { createIndexes: collection, indexes: [{ key: { email: 1 }, name: 'email', unique: true }] }),
    of('listIndexes', { listIndexes: collection }),
    of('dropIndex', { dropIndexes: collection, index: 'rights' }),
    of('dropCollection', { drop: collection }),
    of('collMod', { collMod: collection, validationLevel: 'off' }),
    of('collStats', { collStats: collection }),
    of('validate', { validate: collection }),
    of('changeStream', { aggregate: collection, pipeline: [{ $changeStream: {} }], cursor: {} }),
  ];
}

const inDatabase = (database: string, command: Attempt['command']): Attempt => ({ database, command });
const external = { createUser: 'CN=rights,OU=mongo-clients', roles: ['root'] };

/** Those of the API on its own collection, the same on another one, and those of an administrator. */
export const attempts: readonly Attempt[] = [
  ...onCollection('users', 'users'),
  ...onCollection('users', 'others').filter(({ action }) => action !== 'createIndex'),
  inDatabase('users', { aggregate: 'users', pipeline: [{ $out: 'others' }], cursor: {} }),
  inDatabase('users', { listCollections: 1 }),
  inDatabase('users', { create: 'others' }),
  inDatabase('users', { dropDatabase: 1 }),
  inDatabase('users', { createRole: 'more', privileges: [], roles: [] }),
  inDatabase('users', { updateRole: 'usersApi', privileges: [] }),
  inDatabase('$external', external),
  inDatabase('$external', { usersInfo: 1 }),
  inDatabase('$external', { grantRolesToUser: 'CN=api,OU=mongo-clients', roles: ['root'] }),
  inDatabase('admin', { find: 'system.users' }),
  inDatabase('local', { find: 'oplog.rs', limit: 1 }),
  inDatabase('config', { find: 'system.sessions', limit: 1 }),
  inDatabase('admin', { replSetGetConfig: 1 }),
  inDatabase('admin', { replSetGetStatus: 1 }),
  inDatabase('admin', { replSetStepDown: 1 }),
  inDatabase('admin', { serverStatus: 1 }),
  inDatabase('admin', { getParameter: '*' }),
  inDatabase('admin', { setParameter: 1, logLevel: 0 }),
  inDatabase('admin', { getLog: 'global' }),
  inDatabase('admin', { hostInfo: 1 }),
  inDatabase('admin', { fsync: 1 }),
  inDatabase('admin', { rotateCertificates: 1 }),
  inDatabase('admin', { shutdown: 1 }),
];

/** Whether a user may. */
export function isAllowed({ privileges }: DatabaseUser, { action, collection, database }: Attempt): boolean {
  return privileges.some(
    ({ actions, resource }) =>
      resource.db === database && resource.collection === collection && actions.some((name) => name === action),
  );
}

/** The program by which a pod with the user's certificate tries all, and prints `ok` or the code of each as JSON. */
export const trial = [
  'import json,os,sys',
  'from pymongo import MongoClient',
  'from pymongo.errors import OperationFailure',
  "client=MongoClient(os.environ['MONGO_URL'],retryWrites=False)",
  'answers=[]',
  'for database,command in json.loads(sys.argv[1]):',
  ' try: client[database].command(command); answers.append("ok")',
  ' except OperationFailure as error: answers.append(error.code)',
  'print(json.dumps(answers))',
].join('\n');

/** @throws when the service has no user */
export function userOf(service: DatabaseUser['service']): DatabaseUser {
  const user = users.find((one) => one.service === service);
  if (!user) throw new Error(`'${service}' has no user in charts/mongo/users.ts`);
  return user;
}
