/** Commands by which each right on the database is tried, as any of its users, and the answers that users.ts leads to. */
import type { DatabaseRightName } from '../../../src/config/database-rights';
import { databaseRights } from '../../../src/config/database-rights';
import { type DatabaseUser, isAllowed, units } from '../../../src/config/database-users';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { secretPart } from './front-door';
import { feed } from './kubectl';

interface Command {
  readonly database: string;
  readonly command: Readonly<Record<string, unknown>>;
}

/** A document that no user of the API is like, should it ever be left behind. */
const one = { _id: 'rights', name: 'Rights', email: 'rights@example.com' };
const index = { key: { email: 1 }, name: 'email', unique: true };

const on = (database: string, ...commands: readonly Command['command'][]): readonly Command[] =>
  commands.map((command) => ({ database, command }));
const aggregate = (collection: string, stage: object) => ({ aggregate: collection, pipeline: [stage], cursor: {} });
const change = (collection: string) => ({ update: collection, updates: [{ q: one, u: { $set: { a: 1 } } }] });
const removal = (collection: string) => ({ delete: collection, deletes: [{ q: one, limit: 1 }] });

/** Each can be carried out by whoever may, without harm: what would do harm no user may. */
const commands: Readonly<Record<DatabaseRightName, readonly Command[]>> = {
  readUsers: on('users', { find: 'users', limit: 1 }, { count: 'users' }, aggregate('users', { $limit: 1 })),
  addUsers: on('users', { insert: 'users', documents: [one] }),
  changeUsers: on('users', change('users')),
  removeUsers: on('users', removal('users')),
  makeIndex: on('users', { createIndexes: 'users', indexes: [index] }),
  listIndexes: on('users', { listIndexes: 'users' }),
  dropIndex: on('users', { dropIndexes: 'users', index: 'email' }),
  dropUsers: on('users', { drop: 'users' }),
  renameUsers: on('admin', { renameCollection: 'users.users', to: 'users.renamed' }),
  changeRules: on('users', { collMod: 'users', validationLevel: 'off' }),
  measureUsers: on('users', { collStats: 'users' }),
  validateUsers: on('users', { validate: 'users' }),
  watchUsers: on('users', aggregate('users', { $changeStream: {} })),
  readOthers: on('users', { find: 'others', limit: 1 }, { count: 'others' }),
  addOthers: on('users', { insert: 'others', documents: [one] }, aggregate('users', { $out: 'others' })),
  changeOthers: on('users', change('others')),
  removeOthers: on('users', removal('others')),
  listOtherIndexes: on('users', { listIndexes: 'others' }),
  makeCollection: on('users', { create: 'others' }),
  dropOthers: on('users', { drop: 'others' }),
  listCollections: on('users', { listCollections: 1 }),
  dropDatabase: on('users', { dropDatabase: 1 }),
  measureDatabase: on('users', { dbStats: 1 }),
  makeRole: on('users', { createRole: 'more', privileges: [], roles: [] }),
  changeRole: on('users', { updateRole: 'usersApi', roles: ['dbOwner'] }),
  makeUser: on('$external', { createUser: 'CN=rights,OU=mongo-clients', roles: ['root'] }),
  listUsers: on('$external', { usersInfo: 1 }),
  grantRole: on('$external', { grantRolesToUser: 'CN=api,OU=mongo-clients', roles: ['root'] }),
  readAccounts: on('admin', { find: 'system.users' }),
  readOplog: on('local', { find: 'oplog.rs', limit: 1 }),
  readStartup: on('local', { find: 'startup_log', limit: 1 }),
  readSessions: on('config', { find: 'system.sessions', limit: 1 }),
  readConfiguration: on('admin', { replSetGetConfig: 1 }),
  readStatus: on('admin', { replSetGetStatus: 1 }),
  changeMembers: on('admin', { replSetReconfig: { _id: 'rs0', version: 1, members: [] } }),
  stepDown: on('admin', { replSetStepDown: 1 }),
  readServer: on('admin', { serverStatus: 1 }, { serverStatus: 1, oplog: 1 }),
  readUsage: on('admin', { top: 1 }),
  readPools: on('admin', { connPoolStats: 1 }),
  readParameters: on('admin', { getParameter: '*' }),
  setParameters: on('admin', { setParameter: 1, logLevel: 0 }),
  readLog: on('admin', { getLog: 'global' }),
  readHost: on('admin', { hostInfo: 1 }),
  listOperations: on('admin', { currentOp: 1 }),
  killOperations: on('admin', { killOp: 1, op: 1 }),
  lock: on('admin', { fsync: 1 }),
  rotateCertificates: on('admin', { rotateCertificates: 1 }),
  shutdown: on('admin', { shutdown: 1 }),
};

const names = Object.keys(commands) as readonly DatabaseRightName[];
export const attempts = names.flatMap((name) => commands[name].map((attempt) => ({ name, ...attempt })));

/** How many commands there are. */
export const tried = attempts.length;

/** What was answered to each command, and what the roles say: `ok`, or the code of the refusal. */
export interface Answers {
  readonly got: readonly string[];
  readonly wanted: readonly string[];
}

const refused = 13;
/** What mongod answers to a certificate whose subject is not a user. */
const unknown = 11;
/** What it answers to a command that it let through on a collection that is not there. */
const absent = 26;

/**
 * The program by which a pod tries all with the certificate that it reads, each as `ok` or the code. Without a user the
 * connection itself is refused.
 */
export const trial = [
  'import json,os,re,sys,tempfile',
  'from pymongo import MongoClient',
  'from pymongo.errors import OperationFailure,PyMongoError',
  'given=json.load(sys.stdin)',
  'file=tempfile.NamedTemporaryFile("w",suffix=".pem",dir="/tmp")',
  'file.write(given["certificate"]); file.flush()',
  'url=re.sub("tlsCertificateKeyFile=[^&]*","tlsCertificateKeyFile="+file.name,os.environ["MONGO_URL"])',
  'client=MongoClient(url,retryWrites=False)',
  'answers=[]',
  'try: client.admin.command("ping")',
  'except PyMongoError as error:',
  ` print(json.dumps([re.search("'code': ([0-9]+)",str(error))[1]]*len(given["commands"]))); sys.exit()`,
  'for database,command in given["commands"]:',
  ' try: client[database].command(command); answers.append("ok")',
  ` except OperationFailure as error: answers.append("ok" if error.code==${absent} else str(error.code))`,
  'print(json.dumps(answers))',
].join('\n');

/** The Secret with the certificate by which a user is known, as dist/lab has it. @throws where there is none */
export function secretOf({ service }: DatabaseUser): { readonly namespace: string; readonly name: string } {
  const certificate = readObjects('dist/lab')
    .filter(isCertificate)
    .find(
      ({ metadata, spec }) =>
        metadata.namespace === service && spec?.subject?.organizationalUnits?.includes(units.clients),
    );
  if (!certificate) throw new Error(`dist/lab has no Certificate of a client of the database in '${service}'`);
  return { namespace: service, name: certificate.spec?.secretName ?? '' };
}

interface Certificate extends Manifest {
  readonly spec?: {
    readonly secretName?: string;
    readonly subject?: { readonly organizationalUnits?: readonly string[] };
  };
}

function isCertificate(object: Manifest): object is Certificate {
  return object.kind === 'Certificate';
}

/**
 * Tries every command.
 * @param secret with the certificate
 * @param user none: the certificate is that of a client which has no user
 */
export async function tryAll(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  user?: DatabaseUser,
): Promise<Answers> {
  const certificate = `${await secretPart(namespace, name, 'tls.key')}${await secretPart(namespace, name, 'tls.crt')}`;
  const input = JSON.stringify({ certificate, commands: attempts.map(({ command, database }) => [database, command]) });
  const exec = ['exec', '--stdin', '--namespace=api', 'deploy/api', '--', '/usr/bin/python3.13', '-c', trial];
  const got = JSON.parse(await feed(input, ...exec)) as readonly string[];
  const named = (answers: readonly string[]) =>
    attempts.map(({ command, database }, at) => `${database} ${JSON.stringify(command)}: ${answers[at]}`);
  return { got: named(got), wanted: named(expected(user)) };
}

/** What is answered to each attempt where the roles hold. @param user none: a client which has no user */
export function expected(user?: DatabaseUser): readonly string[] {
  return attempts.map(({ name }) => {
    if (!user) return String(unknown);
    return isAllowed(user, databaseRights[name]) ? 'ok' : String(refused);
  });
}
