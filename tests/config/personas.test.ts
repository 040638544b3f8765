import { accessIn } from '../../src/config/access';
import { environments } from '../../src/config/environments';
import { groups, type Persona, personaNames, personas } from '../../src/config/personas';
import type { Right } from '../../src/config/rights';
import { services } from '../../src/config/services';
import { reviewedWriter } from '../../src/policies/access/writers';
import { good } from '../../src/policies/good';

const all = Object.entries<Persona>(personas);
const standing = all.filter(([name]) => name !== 'break-glass');
const rightsOf = ({ everywhere, rights }: Persona): readonly Right[] => [...rights, ...everywhere];
const reading = ['get', 'list', 'watch'];

/** Kinds by their plural, for those that a persona writes. */
const kinds: Readonly<Record<string, string>> = { pods: 'Pod', nodes: 'Node' };

describe('the personas', () => {
  test('are seven', () => {
    expect(personaNames).toEqual(['platform-admin', 'sre', 'developer', 'data-reader', 'ci', 'auditor', 'break-glass']);
  });

  test('have no wildcard, and no verb that grants', () => {
    const words = all
      .flatMap(([, one]) => rightsOf(one))
      .flatMap(({ group, resources, verbs }) => [group, ...resources, ...verbs]);
    expect(words.filter((word) => /\*|^(bind|escalate|impersonate)$/.test(word))).toEqual([]);
  });

  test.each(standing)('%s reads no Secret, and connects to no pod', (_, persona) => {
    const resources = rightsOf(persona).flatMap((right) => right.resources);
    expect(
      resources.filter((one) => /^secrets|\/(attach|ephemeralcontainers|exec|portforward|proxy)$/.test(one)),
    ).toEqual([]);
  });

  test.each(standing)(
    '%s has no right that the policy about writers refuses: rights and policy agree',
    (name, persona) => {
      const user = { name: 'someone', groups: [`breakwater:${name}`, 'system:authenticated'] };
      const refused = persona.rights.flatMap(({ group, resources, verbs }) =>
        verbs
          .filter((verb) => !reading.includes(verb))
          .flatMap((verb) =>
            resources.filter((resource) => {
              const [plural = '', subresource = ''] = resource.split('/');
              const kind = kinds[plural] ?? plural;
              const object = {
                apiVersion: group === '' ? 'v1' : `${group}/v1`,
                kind,
                metadata: { name: 'x', namespace: 'api' },
              };
              const operation = verb === 'delete' ? 'DELETE' : verb === 'create' ? 'CREATE' : 'UPDATE';
              return reviewedWriter.check(object, { ...good, request: { operation, subresource, user } }).length > 0;
            }),
          ),
      );
      expect(refused).toEqual([]);
    },
  );

  test('write for the whole cluster only to cordon nodes and to evict', () => {
    const writes = all.flatMap(([name, { everywhere }]) =>
      everywhere.flatMap(({ resources, verbs }) =>
        verbs
          .filter((verb) => !reading.includes(verb))
          .flatMap((verb) => resources.map((one) => `${name}: ${verb} ${one}`)),
      ),
    );
    expect(writes).toEqual(['platform-admin: create pods/eviction', 'platform-admin: patch nodes']);
  });
});

describe('the access of an environment', () => {
  test.each(Object.values(environments))('of $name gives no group two personas', ({ personas: holders }) => {
    const names = Object.values(holders).flat();
    expect(new Set(names).size).toBe(names.length);
  });

  test('follows the groups that it names', () => {
    const { bindings, incident } = accessIn({ ...groups, sre: ['on-call'], 'break-glass': ['rescue'] });
    expect(bindings.find(({ name }) => name === 'breakwater-sre')).toMatchObject({ groups: ['on-call'] });
    expect(incident).toEqual({ role: 'breakwater-break-glass', groups: ['rescue'] });
  });

  test('has a role for ci nowhere, and a binding of break-glass nowhere', () => {
    const { bindings, roles } = accessIn(groups);
    expect(roles.map(({ name }) => name)).toEqual([
      'breakwater-platform-admin-everywhere',
      'breakwater-sre',
      'breakwater-sre-everywhere',
      'breakwater-developer',
      'breakwater-data-reader',
      'breakwater-auditor-everywhere',
      'breakwater-break-glass',
    ]);
    expect(bindings.map(({ name, namespaces = [] }) => [name, namespaces.length])).toEqual([
      ['breakwater-platform-admin-everywhere', 0],
      ['breakwater-sre', Object.keys(services).length],
      ['breakwater-sre-everywhere', 0],
      ['breakwater-developer', 4],
      ['breakwater-data-reader', 4],
      ['breakwater-auditor-everywhere', 0],
    ]);
  });
});
