/** Examples of general rules: YAML in which a rule finds nothing, and YAML in which it finds something. */
import type { GeneralRule } from '../../../src/policies/general/rule';
import { sentences } from './judged';

type Case = readonly [says: string, yaml: string];

interface Cases {
  readonly good: readonly Case[];
  readonly bad: readonly Case[];
}

/** Tests of a file of rules, by their ids. */
export function ruleCases(rules: readonly GeneralRule[], cases: Readonly<Record<string, Cases>>): void {
  test('every rule has its cases', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  describe.each(Object.entries(cases))('%s', (rule, { bad, good }) => {
    test.each(good)('finds nothing: %s', async (_, yaml) => expect(await sentences(yaml, rule)).toEqual([]));
    test.each(bad)('finds: %s', async (_, yaml) => expect(await sentences(yaml, rule)).not.toEqual([]));
  });
}
