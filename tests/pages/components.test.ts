import { flows } from '../../src/config/flows';
import { services } from '../../src/config/services';
import { images, kubernetes, releases } from '../../src/config/versions';
import { componentPage } from '../../src/pages/components';
import { rows } from './rows';

// The page as a whole: docs/reference, with tests/docs.test.ts.
describe('the page of components', () => {
  const all = rows(componentPage());
  const below = (known: object) => all.filter(([name = '']) => Object.hasOwn(known, name));

  test('has every service, with its purpose and callers', () => {
    expect(below(services).map(([name, purpose]) => [name, purpose])).toEqual(
      Object.entries(services).map(([name, { purpose }]) => [name, purpose]),
    );
    for (const [name = '', , , callers = ''] of below(services)) {
      const calling = flows
        .filter(({ to }) => to === name)
        .map(({ from, port }) => (port === 'metrics' ? `${from} (metrics)` : from));
      expect(callers).toBe(calling.join(', ') || 'none');
    }
  });

  test('has every release, and the way out of one that is retired', () => {
    expect(below(releases).map(([name, version]) => [name, version])).toEqual(
      Object.entries(releases).map(([name, { version }]) => [name, version]),
    );
    const ways = below(releases).flatMap((row) => /the way out\]\((.*)\)/.exec(row.at(-1) ?? '')?.[1] ?? []);
    expect(ways).toEqual(['../how-to/leave-ingress-nginx.md']);
  });

  test('has every other version and the day on which it was looked up', () => {
    const versions = all.slice(-1 - Object.keys(images).length);
    expect(versions.map(([name]) => name)).toEqual(['Kubernetes', ...Object.keys(images)]);
    expect(versions[0]).toEqual(['Kubernetes', kubernetes, 'Apache-2.0', '']);
    for (const [, , , day] of versions.slice(1)) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
