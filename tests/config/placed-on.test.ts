import { environments } from '../../src/config/environments';
import { placedOn } from '../../src/config/placed-on';

const all = Object.values(environments);
const pairs = all.flatMap((one) => all.map((host) => [one.name, host.name, one, host] as const));

test.each(pairs)('%s on the machine of %s keeps what it is and takes what the machine can do', (_, __, one, host) => {
  const placed = placedOn(one, host);
  const { name, purpose, appliedBy, apiDocs, shells } = one;
  const { capacity, cluster, context, database, images, nodes, sources, spread, userNamespaces } = host;
  const machine = { capacity, cluster, context, database, images, nodes, sources, spread, userNamespaces };
  expect(placed).toMatchObject({ name, purpose, appliedBy, apiDocs, shells, ...machine });
  const { domain, clients } = one.frontDoor;
  const { controller, entry, issuer, limits } = host.frontDoor;
  expect(placed.frontDoor).toEqual({ domain, clients, controller, entry, issuer, limits });
});

test('storage classes are those of the machine, and none where it says none', () => {
  const { lab, production } = environments;
  expect(placedOn(production, lab).storageClasses).toEqual(['standard']);
  const { storageClasses, ...without } = lab;
  expect(storageClasses).toEqual(['standard']);
  expect(placedOn({ ...production, storageClasses: ['fast'] }, without)).not.toHaveProperty('storageClasses');
});

test('an environment on its own machine is what it was', () => {
  expect(placedOn(environments.lab, environments.lab)).toEqual(environments.lab);
});

test('neither is changed', () => {
  const [one, host] = [structuredClone(environments.beta), structuredClone(environments.lab)];
  placedOn(one, host);
  expect([one, host]).toEqual([environments.beta, environments.lab]);
});
