import { environments } from '../../src/config/environments';
import { neighboursOf, possibleNeighbours } from '../../src/config/flows';
import type { Controller } from '../../src/config/front-doors';
import { frontDoorOf, frontDoors, isInstalled } from '../../src/config/front-doors';
import type { releases } from '../../src/config/versions';

const controllers = Object.keys(frontDoors) as readonly Controller[];
const having = (controller: Controller) => ({ frontDoor: { controller } });

test.each(Object.values(environments))('$name has the front door that it says', (environment) => {
  expect(frontDoorOf(environment)).toBe(frontDoors[environment.frontDoor.controller]);
});

describe.each(controllers)('the front door %s', (controller) => {
  const door = frontDoors[controller];

  test('is the neighbour of flows where it was chosen', () => {
    const { 'front-door': neighbour, ...others } = neighboursOf(having(controller));
    expect(neighbour).toEqual({
      purpose: expect.any(String),
      namespace: door.namespace,
      podLabels: door.podLabels,
    });
    expect(others).toEqual((({ 'front-door': _, ...same }) => same)(neighboursOf(having('addon'))));
  });

  test('is among those of a comparison, by its pods', () => {
    const { namespace, podLabels } = door;
    expect(Object.values(possibleNeighbours())).toContainEqual(expect.objectContaining({ namespace, podLabels }));
  });

  test('is installed where it was chosen, and the others are not', () => {
    const chosen = Object.values(frontDoors).flatMap(({ from }) =>
      'release' in from && isInstalled(from.release, having(controller)) ? [from.release] : [],
    );
    expect(chosen).toEqual('release' in door.from ? [door.from.release] : []);
  });

  test('writes nothing but the state of objects', () => {
    expect(Object.values(door.writes).flat()).toEqual(
      expect.arrayContaining([expect.stringMatching(door.api === 'gateway' ? /^gateways\/status$/ : /^ingresses\//)]),
    );
    for (const resource of Object.values(door.writes).flat()) expect(resource).toMatch(/^[a-z]+\/status$/);
  });
});

test('releases other than front doors are installed everywhere', () => {
  for (const controller of controllers)
    for (const name of ['cert-manager', 'grafana', 'prometheus'] satisfies (keyof typeof releases)[])
      expect(isInstalled(name, having(controller))).toBe(true);
});

test('of a comparison each has a name of its own, and a place of its own', () => {
  const all = possibleNeighbours();
  expect(Object.keys(all)).toEqual([
    'front-door',
    'front-door traefik',
    'front-door envoy-gateway',
    'prometheus',
    'dns',
  ]);
  expect(new Set(Object.values(all).map((one) => JSON.stringify([one.namespace, one.podLabels]))).size).toBe(5);
});
