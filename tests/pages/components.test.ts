import { services } from '../../src/config/services';
import { kubernetes, releases } from '../../src/config/versions';
import { componentPage } from '../../src/pages/components';
import { rows } from './rows';

describe('the page of components', () => {
  test('has every service, with its ports and callers', () => {
    const found = rows(componentPage()).filter(([name = '']) => name in services);
    expect(found.map(([name]) => name)).toEqual(Object.keys(services));
    const { api, mongo, client } = services;
    const callers = 'front-door, client, prometheus (metrics)';
    for (const row of [
      ['api', api.purpose, '8080, 9090 (metrics)', callers, api.data, api.failure, 'charts/api/chart.ts'],
      ['mongo', mongo.purpose, '27017', 'api, mongo, mongo-admin', mongo.data, mongo.failure, 'charts/mongo/chart.ts'],
      ['client', client.purpose, '–', 'none', client.data, client.failure, 'charts/client/chart.ts'],
    ]) {
      expect(found).toContainEqual(row);
    }
  });

  test('has every release, and the way out of one that is retired', () => {
    const found = rows(componentPage()).filter(([name = '']) => name in releases);
    expect(found.map(([name]) => name)).toEqual(Object.keys(releases));
    const { 'ingress-nginx': controller, 'cert-manager': manager } = releases;
    expect(found.slice(0, 2)).toEqual([
      [
        'ingress-nginx',
        '4.15.1',
        '1.15.1',
        controller.purpose,
        'ingress-nginx',
        'Apache-2.0',
        controller.checkedOn,
        'March 2026: [the way out](../how-to/leave-ingress-nginx.md)',
      ],
      [
        'cert-manager',
        manager.version,
        manager.application,
        manager.purpose,
        'cert-manager',
        'Apache-2.0',
        manager.checkedOn,
        '–',
      ],
    ]);
  });

  test('has every other version and the day on which it was looked up', () => {
    const versions = rows(componentPage()).slice(-2);
    expect(versions[0]).toEqual(['Kubernetes', kubernetes, 'Apache-2.0', '']);
    expect(versions.map(([name]) => name)).toEqual(['Kubernetes', 'mongodb']);
    expect(versions.slice(1).every(([, , , day = '']) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
  });
});
