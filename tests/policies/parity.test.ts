import { policies } from '../../src/policies';
import { contextOf } from '../../src/policies/fixtures/fixture';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { askedOf, corpusOf, isDifferent } from './corpus';

/*
 * One rule, two engines: of each object the check says what the API server says. Of the mutants of `npm run mutate` that
 * change only CEL, most turn this red.
 */
const corpus = corpusOf(policies);
const held = policies.filter((policy) => isHeld(admissionOf(policy, contextOf({ says: 'nothing' }))));

test('there are objects of all sorts', () => expect(corpus.length).toBeGreaterThan(4000));

const known = new Map(held.map((policy) => [policy, askedOf(policy, corpus)]));

test.each(held)('$id: check and CEL say the same of every object', (policy) => {
  const asked = known.get(policy) ?? [];
  expect(asked.filter((one) => isDifferent(policy, one)).map(({ says }) => says)).toEqual([]);
  expect(asked.length).toBeGreaterThan(1);
});

test('a policy whose CEL asks for less is found', () => {
  const different = held.filter((policy) => {
    const silent = { ...policy, admission: () => ({ ...admission(policy), expression: 'true' }) };
    return (known.get(policy) ?? []).some((one) => isDifferent(silent, one));
  });
  expect(different.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
});

function admission(policy: (typeof policies)[number]) {
  const found = admissionOf(policy, contextOf({ says: 'nothing' }));
  if (!isHeld(found)) throw new Error(`${policy.id} is not held`);
  return found;
}
