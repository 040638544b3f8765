import { policies } from '../../src/policies';
import { examplesOf } from '../../src/policies/examples';
import { celFaults, messageFaults, offlineFaults } from './verdicts';

/*
 * Each policy by its own examples, in both engines: what `npm run mutate` asks of every mutant of a policy is asked of
 * the policy itself here.
 */
describe.each(policies)('$id', (policy) => {
  const fixtures = examplesOf(policy.id);

  test.each(fixtures.bad)('refuses $says, in its words and no others', (fixture) => {
    expect(offlineFaults(policy, fixture, policies)).toEqual([]);
  });

  test.each(fixtures.good)('lets pass $says', (fixture) => {
    expect(offlineFaults(policy, fixture, policies)).toEqual([]);
  });

  test('says the same in CEL', () => {
    expect([...fixtures.good, ...fixtures.bad].flatMap((fixture) => celFaults(policy, fixture))).toEqual([]);
  });

  test('tells in CEL what to do', () => expect(messageFaults(policy)).toEqual([]));
});
