import * as fc from 'fast-check';
import type { Manifest } from '../../src/kubernetes/manifest';
import { policies } from '../../src/policies';
import { good } from '../../src/policies/good';
import { evaluate, exemptionNeeded } from '../../src/policies/policy';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { lookersOf } from './lookers';
import { sentence } from './sentence';

describe('the list of policies', () => {
  test('covers each row of the table that is about manifests, in its order, before the admission set', () => {
    const rows = policies.map(({ source }) => source).filter((source) => typeof source === 'number');
    expect([...new Set(rows)]).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const order = policies.map(({ source }) => (typeof source === 'number' ? source : 100 + Number(source.slice(1))));
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  test('covers the whole admission set in the API server', () => {
    const held = policies.filter((policy) => isHeld(admissionOf(policy, good)));
    const numbers = new Set(held.flatMap(({ answers, source }) => [String(source), ...answers]));
    const set = Array.from({ length: 18 }, (_, index) => `V${index + 1}`);
    expect(set.filter((number) => !numbers.has(number))).toEqual([]);
  });

  test('says what to do in the imperative, and why the API server cannot hold what it does not', () => {
    expect(policies.filter(({ fix }) => !/^[a-z].*[^.]$/.test(fix)).map(({ id }) => id)).toEqual([]);
    const reasons = policies
      .map((policy) => admissionOf(policy, good))
      .flatMap((one) => (isHeld(one) ? [] : [one.cannot]));
    expect(reasons.filter((reason) => reason.length < 30)).toEqual([]);
    expect(reasons.length).toBeGreaterThan(10);
  });

  test('names each policy once, in kebab-case', () => {
    expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length);
    expect(policies.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  test('leaves out the policy about exemptions, which evaluate itself holds', () => {
    expect(policies.map(({ id }) => id)).not.toContain(exemptionNeeded);
  });

  test('says of each policy what and why, the latter as one sentence', () => {
    expect(policies.filter(({ title, why }) => !/^[A-Z].*[^.]$/.test(title) || !/^[A-Z].*\.$/.test(why))).toEqual([]);
  });
});

describe('the good environment', () => {
  test('obeys every policy', () => {
    const { exemptions, violations } = evaluate(policies, good);
    expect(violations.map(sentence)).toEqual([]);
    expect(exemptions).toEqual([]);
  });

  test('obeys every policy in any order of its objects', () => {
    const shuffled = fc.shuffledSubarray([...good.objects], { minLength: good.objects.length });
    fc.assert(
      fc.property(shuffled, (objects) => {
        expect(evaluate(policies, { ...good, objects }).violations).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an object that lost a field', () => {
  const lookers = lookersOf(policies, good);
  const places = new Map(
    good.objects.flatMap((object, index) =>
      pathsOf(object).map((path) => [`${object.kind} ${path.join('.')}`, { index, path }] as const),
    ),
  );

  test.each([['gone', undefined] as const, ['null', null] as const])('is judged, not stumbled over: %s', (_, value) => {
    const judged = [...places.values()].map(({ index, path }) => {
      const objects = good.objects.map((object, at) => (at === index ? replaced(object, path, value) : object));
      const context = { ...good, objects };
      return () => {
        for (const object of objects) for (const one of lookers.get(object) ?? policies) one.check(object, context);
      };
    });
    expect(judged.length).toBeGreaterThan(250);
    for (const judge of judged) expect(judge).not.toThrow();
  });
});

/** The paths of all members, except for single labels and what makes an object one: its kind, apiVersion and name. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const here = [...path, key];
    if (path.includes('labels')) return [];
    const identity = ['kind', 'apiVersion', 'metadata', 'metadata.name'].includes(here.join('.'));
    const below = pathsOf(member, here);
    return identity || Array.isArray(value) ? below : [here, ...below];
  });
}

function replaced(object: Manifest, path: readonly string[], value: null | undefined): Manifest {
  const copy = structuredClone(object);
  const last = path[path.length - 1] ?? '';
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
