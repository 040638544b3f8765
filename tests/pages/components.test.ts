import { flows } from '../../src/config/flows';
import { type Lifecycle, lifecycles, machineTools } from '../../src/config/lifecycles';
import { services } from '../../src/config/services';
import { images, kubernetes, releases } from '../../src/config/versions';
import { componentPage } from '../../src/pages/components';
import { rows } from './rows';

// The page as a whole: docs/reference, with tests/docs.test.ts.
describe('the page of components', () => {
  const page = componentPage([{ name: 'shop', version: '1.2.3', licence: 'MIT', runs: false }]);
  /** The rows of a section, without its head. */
  const section = (title: string) =>
    rows(page.split('\n## ').find((part) => part.startsWith(`${title}\n`)) ?? '').slice(2);

  test('has every service, with its purpose and callers', () => {
    expect(section('Services').map(([name, purpose]) => [name, purpose])).toEqual(
      Object.entries(services).map(([name, { purpose }]) => [name, purpose]),
    );
    for (const [name = '', , , callers = ''] of section('Services')) {
      const calling = flows
        .filter(({ to }) => to === name)
        .map(({ from, port }) => (port === 'metrics' ? `${from} (metrics)` : from));
      expect(callers).toBe(calling.join(', ') || 'none');
    }
  });

  test('has every release, and the way out of one that is retired', () => {
    expect(section('Releases').map(([name, version]) => [name, version])).toEqual(
      Object.entries(releases).map(([name, { version }]) => [name, version]),
    );
    const ways = section('Releases').flatMap((row) => /the way out\]\((.*)\)/.exec(row.at(-1) ?? '')?.[1] ?? []);
    expect(ways).toEqual(['../how-to/leave-ingress-nginx.md']);
  });

  test('has every other version and the day on which it was looked up', () => {
    const versions = section('Kubernetes and images');
    expect(versions.map(([name]) => name)).toEqual(['Kubernetes', ...Object.keys(images)]);
    expect(versions[0]).toEqual(['Kubernetes', kubernetes, 'Apache-2.0', '']);
    for (const [, , , day] of versions.slice(1)) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('has every lifecycle, with its end and source, and why one that has ended stays', () => {
    const lines = section('Lifecycles');
    expect(lines.map(([name]) => name)).toEqual(Object.keys(lifecycles));
    for (const [name = '', , , , end, , , acknowledged] of lines) {
      const { ends, source, ...rest }: Lifecycle = lifecycles[name as keyof typeof lifecycles];
      expect(end).toBe(`[${'on' in ends ? ends.on : ends.with}](${source})`);
      expect(acknowledged === '–').toBe(rest.acknowledged === undefined);
    }
  });

  test('has the programs of a machine and the packages, with their licences', () => {
    expect(section("Programs of a developer's machine").map(([name]) => name)).toEqual(Object.keys(machineTools));
    expect(section('npm packages')).toEqual([['shop', '1.2.3', 'MIT', 'development']]);
  });
});
