import { ApiChart } from '../../charts/api/chart';
import { accounts, subjectOf, users } from '../../charts/mongo/users';
import { MongoAdminChart } from '../../charts/mongo-admin/chart';
import { environments } from '../../src/config/environments';
import { at, containerOf, only, settingsOf } from '../constructs/objects';
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
  test('have the subject of the certificate that the service has', () => {
    const spec = only(objectsOf(ApiChart, environments.lab), 'Certificate', 'mongo-client')['spec'] as {
      readonly commonName: string;
      readonly subject: { readonly organizationalUnits: readonly string[] };
    };
    expect(`CN=${spec.commonName},OU=${spec.subject.organizationalUnits.join()}`).toBe(subjectOf('api'));
  });

  test('have no right beyond one collection, and none to read or change users', () => {
    for (const { privileges } of users) {
      for (const { resource, actions } of privileges) {
        expect(resource.collection).not.toBe('');
        expect(resource.db).not.toMatch(/^(admin|config|local|)$/);
        expect(actions.filter((action) => /User|Role|drop|anyAction/.test(action))).toEqual([]);
      }
    }
  });

  test('are each known once', () => {
    const subjects = users.map(({ service }) => subjectOf(service));
    expect(new Set(subjects).size).toBe(subjects.length);
  });
});
