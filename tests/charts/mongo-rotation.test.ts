import { MongoRotationChart } from '../../charts/mongo-rotation/chart';
import { at, containerOf, only, settingsOf } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

describe.each(everyEnvironment)('the renewal of certificates of the database in $name', (environment) => {
  const objects = objectsOf(MongoRotationChart, environment);
  const settings = settingsOf(objects, 'CronJob');

  test('rotates, once a day, every member', () => {
    expect(at(containerOf(only(objects, 'CronJob')), 'args')).toEqual(['rotate']);
    expect(at(containerOf(only(objects, 'CronJob')), 'image')).toMatch(/\/mongo-admin:[0-9a-f]{40}$/);
    expect(at(only(objects, 'CronJob'), 'spec', 'schedule')).toMatch(/^\d+ \d+ \* \* \*$/);
    expect(settings['MEMBERS']?.split(',')).toHaveLength(environment.database.members);
  });

  test('fails ten days after a new certificate should have been issued, and ends in time', () => {
    expect(settings['LEAST_HOURS']).toBe('480');
    const deadline = at(only(objects, 'CronJob'), 'spec', 'jobTemplate', 'spec', 'activeDeadlineSeconds');
    expect(Number(settings['WAIT_SECONDS'])).toBeLessThan(Number(deadline));
  });

  test('is a client by its certificate, not a member', () => {
    expect(only(objects, 'Certificate')['spec']).toMatchObject({
      commonName: 'mongo-rotation',
      subject: { organizationalUnits: ['mongo-clients'] },
      additionalOutputFormats: [{ type: 'CombinedPEM' }],
      usages: ['digital signature', 'client auth'],
    });
    expect(at(containerOf(only(objects, 'CronJob')), 'volumeMounts')).toContainEqual({
      name: 'mongo-rotation',
      mountPath: settings['CERTIFICATES'],
      readOnly: true,
    });
  });
});
