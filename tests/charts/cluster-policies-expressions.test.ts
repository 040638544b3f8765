import { Environment as Cel } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { ClusterPoliciesChart } from '../../charts/cluster-policies/chart';
import { guards } from '../../src/cluster/minikube';
import { declaredIn } from '../../src/config/declared';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { foreignImages } from '../../src/config/versions';
import { policies } from '../../src/policies';
import { parametersOf } from '../../src/policies/parameters';
import { admissionObjects } from '../../src/policies/vap';
import { at } from '../constructs/objects';
import { boundIn } from './api-server';
import { everyEnvironment, objectsOf } from './rendered';

/** The engine with the options of tests/policies/cel.ts. */
const cel = new Cel({ unlistedVariablesAreDyn: true, enableOptionalTypes: true });

/** The expressions inside a value that are not CEL. */
function unread(value: unknown): readonly string[] {
  return expressionsIn(value).filter((expression) => {
    try {
      cel.parse(expression);
      return false;
    } catch {
      return true;
    }
  });
}

function expressionsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    typeof member === 'string' && /^(e|messageE)xpression$/.test(key) ? [member] : expressionsIn(member),
  );
}

/** The variables that an expression uses. */
const usedIn = (expression: string) => [...expression.matchAll(/\bvariables\.(\w+)/g)].map(([, name]) => name);

describe.each(everyEnvironment)('the expressions of $name', (environment) => {
  const all = boundIn([...objectsOf(ClusterPoliciesChart, environment), ...guards(environment.name)]);
  const listOf = (rule: unknown, field: string) =>
    (at(rule, 'spec', field) ?? []) as readonly { readonly name: string; readonly expression: string }[];

  test('can be read', () => {
    expect(expressionsIn(all).length).toBeGreaterThan(all.length);
    expect(unread(all)).toEqual([]);
  });

  test('use variables that stand before them, and every variable is used', () => {
    const wrong = all.flatMap(({ id, rule }) => {
      const variables = listOf(rule, 'variables');
      const early = variables.flatMap(({ expression }, place) =>
        usedIn(expression).filter((name) => !variables.slice(0, place).some((one) => one.name === name)),
      );
      const names = variables.map(({ name }) => name);
      const used = expressionsIn(at(rule, 'spec')).flatMap(usedIn);
      const unknown = used.filter((name = '') => !names.includes(name));
      return [...early, ...unknown, ...names.filter((name) => !used.includes(name))].map((name) => `${id}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test('that are conditions know the request and its objects, and nothing that is looked up for validations', () => {
    const conditions = all.flatMap(({ rule }) => listOf(rule, 'matchConditions'));
    expect(conditions.length).toBeGreaterThan(0);
    expect(conditions.filter(({ expression }) => /\b(variables|params|namespaceObject)\b/.test(expression))).toEqual(
      [],
    );
    expect(conditions.filter(({ expression }) => !/^!\(.*\)$/s.test(expression))).toEqual([]);
  });

  test('say what to do in one line', () => {
    const messages = all.map(({ rule }) => String(at(rule, 'spec', 'validations', 0, 'message')));
    expect(messages.filter((message) => message === '' || /\n/.test(message))).toEqual([]);
  });
});

test('whatever texts an environment has, its expressions can be read', () => {
  const { production } = environments;
  const text = fc.string({ minLength: 1, maxLength: 20 });
  const readable = (own: string, domain: string, storageClass: string, registry: string) => {
    const environment: Environment = {
      ...production,
      images: { ...production.images, own: `${own}/` },
      frontDoor: { ...production.frontDoor, domain },
      storageClasses: [storageClass],
      sources: { ...production.sources, registry: `${registry}/` },
    };
    const parameters = parametersOf(environment, foreignImages(environment), declaredIn(environment));
    expect(unread(policies.flatMap((policy) => admissionObjects(policy, parameters)))).toEqual([]);
  };
  fc.assert(fc.property(text, text, text, text, readable), {
    numRuns: 20,
    examples: [["it's", "o'clock.example", "a'b\\", '\\"{x}']],
  });
});

test.each(["'it's'", "'a\\'", "'\\q'", 'a +', "'two\nlines'"])(
  'an expression that cannot be read is found: %j',
  (text) => {
    const rule = { validations: [{ expression: "'it\\'s'", messageExpression: text }] };
    expect(unread(rule)).toEqual([text]);
  },
);
