import { MongoAdminChart } from '../../charts/mongo-admin/chart';
import { databaseRights } from '../../src/config/database-rights';
import { accounts, isAllowed, subjectOf, users } from '../../src/config/database-users';
import { environments } from '../../src/config/environments';
import { at, containerOf, only, settingsOf } from '../constructs/objects';
import { rendered } from './api-server';
import { everyEnvironment, objectsOf } from './rendered';

describe.each(everyEnvironment)('the administration of the database in $name', (environment) => {
  const objects = objectsOf(MongoAdminChart, environment);
  const settings = settingsOf(objects, 'Job');

  test('is given every member, and every user with its rights', () => {
    const members = settings['MEMBERS']?.split(',') ?? [];
    expect(members).toHaveLength(environment.database.members);
    expect(members[0]).toBe('mongo-0.mongo.mongo.svc.cluster.local:27017');
    expect(settings).toMatchObject({ REPLICA_SET: 'rs0', CERTIFICATES: '/certs', ACCOUNTS: accounts() });
  });

  test('waits less long than it may run', () => {
    expect(Number(settings['WAIT_SECONDS'])).toBeLessThan(
      Number(at(only(objects, 'Job'), 'spec', 'activeDeadlineSeconds')),
    );
  });

  test('is a member by its certificate, without being a server', () => {
    expect(only(objects, 'Certificate')['spec']).toMatchObject({
      commonName: 'mongo-admin',
      subject: { organizationalUnits: ['mongo-members'] },
      usages: ['digital signature', 'client auth'],
    });
    expect(at(containerOf(only(objects, 'Job')), 'volumeMounts')).toContainEqual({
      name: 'mongo-admin',
      mountPath: '/certs',
      readOnly: true,
    });
  });

  test('has no callers', () => {
    expect(only(objects, 'NetworkPolicy', 'mongo-admin')['spec']).not.toHaveProperty('ingress');
  });
});

describe('users', () => {
  test.each(users)('$service has the subject of a certificate of its namespace', ({ service }) => {
    const subjects = rendered(environments.lab)
      .filter(({ kind, metadata }) => kind === 'Certificate' && metadata.namespace === service)
      .map(({ spec }) => spec as { commonName?: string; subject?: { organizationalUnits?: readonly string[] } })
      .map(({ commonName, subject }) => `CN=${commonName},OU=${subject?.organizationalUnits?.join()}`);
    expect(subjects).toContain(subjectOf(service));
  });

  test('none may read or change users, or remove what others keep', () => {
    const harmful = Object.values(databaseRights).filter(({ action }) =>
      /User|Role|drop|rename|collMod|shutdown|replSetConfigure|setParameter/.test(action),
    );
    expect(harmful.length).toBeGreaterThan(10);
    for (const user of users) expect(harmful.filter((right) => isAllowed(user, right))).toEqual([]);
  });

  test('one that only reads the replica set reads no data, and the other way round', () => {
    for (const { privileges } of users) {
      expect(new Set(privileges.map(({ resource }) => 'cluster' in resource)).size).toBe(1);
    }
  });

  test('are each known once', () => {
    const subjects = users.map(({ service }) => subjectOf(service));
    expect(new Set(subjects).size).toBe(subjects.length);
  });
});
