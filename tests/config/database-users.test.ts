import { databaseRights } from '../../src/config/database-rights';
import type { DatabaseUser } from '../../src/config/database-users';
import { accounts, isAllowed, users } from '../../src/config/database-users';

type Privileges = DatabaseUser['privileges'];
const { readUsers, addUsers, readOthers, readAccounts, readOplog, readServer, rotateCertificates, listCollections } =
  databaseRights;
const own: Privileges = [{ resource: { db: 'users', collection: 'users' }, actions: ['find'] }];
const all: Privileges = [{ resource: { db: 'users', collection: '' }, actions: ['find', 'listCollections'] }];
const cluster: Privileges = [{ resource: { cluster: true }, actions: ['rotateCertificates', 'find'] }];
const admin: Privileges = [{ resource: { db: 'admin', collection: '' }, actions: ['find'] }];

describe('a right', () => {
  test.each([
    ['on the collection', own, readUsers, true],
    ['by another action', own, addUsers, false],
    ['on another collection', own, readOthers, false],
    ['on the database', own, listCollections, false],
    ['on each collection of the database', all, readOthers, true],
    ['on the database itself', all, listCollections, true],
    ['on a collection of another database', all, readOplog, false],
    ['on a collection of the system', admin, readAccounts, false],
    ['on the replica set', cluster, rotateCertificates, true],
    ['on the replica set by another action', cluster, readServer, false],
    ['on data, by a right on the replica set', cluster, readUsers, false],
    ['on the replica set, by a right on data', all, rotateCertificates, false],
  ])('%s is judged', (_, privileges, right, allowed) => expect(isAllowed({ privileges }, right)).toBe(allowed));
});

test('the API may do five things, the rotation one, the exporter of metrics two', () => {
  const allowed = (service: string) =>
    Object.entries(databaseRights)
      .filter(([, right]) => users.some((user) => user.service === service && isAllowed(user, right)))
      .map(([name]) => name);
  expect(allowed('api')).toEqual(['readUsers', 'addUsers', 'changeUsers', 'removeUsers', 'makeIndex']);
  expect(allowed('mongo-rotation')).toEqual(['rotateCertificates']);
  expect(allowed('mongo')).toEqual(['readStatus', 'readServer']);
});

test('the job is given each user with its subject and its role', () => {
  expect(JSON.parse(accounts())).toEqual(
    users.map(({ service, role, database, privileges }) => ({
      subject: `CN=${service},OU=mongo-clients`,
      role,
      database,
      privileges,
    })),
  );
});
