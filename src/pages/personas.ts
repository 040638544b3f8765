/** The page of personas: their rights and places, and the groups that hold them in each environment. */
import type { Environment } from '../config/environment';
import { type Persona, personaNames, personas } from '../config/personas';
import type { Right } from '../config/rights';
import { services } from '../config/services';
import { none, page, table } from '../writing/markdown';

const held: Readonly<Record<Persona['held'], string>> = {
  always: 'by bindings of dist',
  incident: 'by a binding that ends: [break the glass](../how-to/break-the-glass.md)',
  cluster: 'by whoever made the cluster',
};

const all = Object.keys(services).length;
const places = (persona: Persona) =>
  persona.namespaces.length === all ? 'all of ours' : persona.namespaces.join(', ') || none;

export function personaPage(environments: Readonly<Record<string, Environment>>): string {
  const each = personaNames.map((name): readonly [name: string, persona: Persona] => [name, personas[name]]);
  return page(
    'Personas',
    [
      'What people, and the pipeline, may do in a cluster. Rights are added up: what no line has is refused. Who may do what, cell by cell, is [the matrix](../../tests/access/matrix.ts), which a test computes from dist and the suite `personas` asks a cluster about. Why so: [0036](../decisions/0036-personas.md).',
      table(
        ['persona', 'is for', 'held', 'namespaces'],
        each.map(([name, persona]) => [name, persona.purpose, held[persona.held], places(persona)]),
      ),
      'Groups of the API server that hold them:',
      table(
        ['persona', ...Object.keys(environments)],
        personaNames.map((name) => [
          name,
          ...Object.values(environments).map((one) => one.personas[name].map((group) => `\`${group}\``).join(', ')),
        ]),
      ),
      'Rights, by API group; `everywhere` is what has no namespace, and every namespace:',
      table(
        ['persona', 'where', 'resources', 'verbs'],
        each.flatMap(([name, { everywhere, rights }]) => [
          ...rights.map((right) => [name, 'its namespaces', ...words(right)]),
          ...everywhere.map((right) => [name, 'everywhere', ...words(right)]),
        ]),
      ),
    ].join('\n\n'),
  );
}

function words({ group, resources, verbs }: Right): readonly [resources: string, verbs: string] {
  return [`${resources.join(', ')}${group ? ` of ${group}` : ''}`, verbs.join(', ')];
}
