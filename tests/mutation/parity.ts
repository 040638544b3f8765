/** One rule, two engines: of each object the check says what the API server says. */
import { good } from '../../src/policies/good';
import type { Policy } from '../../src/policies/policy';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { type Asked, isDifferent } from '../policies/corpus';

/** A policy, and the objects that the API server is asked about on its behalf. */
export interface Pair {
  readonly policy: Policy;
  readonly asked: readonly Asked[];
}

export interface ParityReport {
  /** How many objects there are; each policy is asked about those of its kinds. */
  readonly objects: number;
  readonly problems: readonly string[];
}

/** Fewer objects are not of all sorts. */
export const fewest = 4000;

/** Compares both engines, policy by policy, and says where an engine is not really asked. @param objects of the corpus */
export function parityReport(pairs: readonly Pair[], objects: number): ParityReport {
  return {
    objects,
    problems: [
      ...(objects > fewest ? [] : [`there are ${objects} objects, and should be more than ${fewest}`]),
      ...pairs.flatMap(problemsOf),
    ],
  };
}

function problemsOf({ asked, policy }: Pair): readonly string[] {
  const admission = admissionOf(policy, good);
  if (!isHeld(admission)) return [];
  const silent: Policy = { ...policy, admission: () => ({ ...admission, expression: 'true' }) };
  return [
    ...asked
      .filter((one) => isDifferent(policy, one))
      .map(({ says }) => `${policy.id}: check and CEL differ about '${says}'`),
    ...(asked.length > 1 ? [] : [`${policy.id}: CEL is asked about ${asked.length} objects; make some more`]),
    ...(asked.some((one) => isDifferent(silent, one)) ? [] : [`${policy.id}: CEL that refuses nothing is not found`]),
  ];
}
