import type { End } from '../../src/reach/end';
import { outside } from '../../src/reach/end';
import { matrix } from '../../src/reach/matrix';
import { readNetwork } from '../../src/reach/network';
import { describeSpans } from '../../src/reach/port';
import { expectedSpans } from './expected';
import { fixtures } from './fixtures';
import { addresses, world } from './world';

test('there are fixtures, each with a name of its own', () => {
  expect(fixtures.length).toBeGreaterThan(40);
  expect(new Set(fixtures.map(({ name }) => name)).size).toBe(fixtures.length);
});

describe.each(fixtures.map((fixture) => [fixture.says, fixture] as const))('%s', (_, fixture) => {
  const network = readNetwork([...world, ...fixture.objects]);
  const ends: readonly End[] = [...network.pods, ...addresses.flatMap((address) => outside(address) ?? [])];

  test(`${fixture.name}: every pair of ends`, () => {
    const cells = matrix(network, ends, ends);
    const found = cells.map(({ from, to, open }) => `${from.name} → ${to.name}: ${describeSpans(open)}`);
    const wanted = cells.map(
      ({ from, to }) => `${from.name} → ${to.name}: ${describeSpans(expectedSpans(fixture, from.name, to.name))}`,
    );
    expect(found).toEqual(wanted);
    expect(found.length).toBeGreaterThanOrEqual(100);
  });

  test('what it binds is there', () => {
    const names = network.pods.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(fixture.bound)));
    const others = Object.values(fixture.bound).flatMap(({ ingress, egress }) => [
      ...Object.keys(ingress ?? {}),
      ...Object.keys(egress ?? {}),
    ]);
    expect(['*', ...names, ...addresses]).toEqual(expect.arrayContaining(others));
  });
});
