/** Parity of the two engines of a rule: check and API server agree about each object. */
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
  /** The number of objects; each policy judges those of its kinds. */
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
