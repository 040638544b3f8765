/** What is wrong with a policy, by its own examples: sentences; none: both engines say what the examples say. */
import type { BadFixture, Fixture } from '../../src/policies/fixtures/fixture';
import { contextOf, subjectsOf } from '../../src/policies/fixtures/fixture';
import type { Policy } from '../../src/policies/policy';
import { evaluate } from '../../src/policies/policy';
import { admissionObjects, admissionOf, isHeld } from '../../src/policies/vap';
import { celValue, celVerdict } from './cel';
import { sentence } from './sentence';

/** Offline: a bad example is told in its words and no others, a good one by nobody. @param all every policy */
export function offlineFaults(
  policy: Policy,
  fixture: Fixture | BadFixture,
  all: readonly Policy[],
): readonly string[] {
  const context = contextOf(fixture);
  const subjects = fixture.request ? subjectsOf(fixture, context) : context.objects;
  const { also = [], complains = [] } = { also: undefined, complains: undefined, ...fixture } as Partial<BadFixture>;
  // A request is about one policy: what it brings need not be right otherwise.
  const { violations } = evaluate(fixture.request ? [policy] : all, context, subjects);
  const own = violations.filter(({ policy: one }) => !also.includes(one)).map(sentence);
  const expected = complains.map((complaint) => `[${policy.id}] ${complaint}`);
  return [
    ...(subjectsOf(fixture, context).length === 0 && !fixture.without ? [`'${fixture.says}' is about no object`] : []),
    ...own.filter((one) => !expected.includes(one)).map((one) => `'${fixture.says}': also says ${one}`),
    ...expected.filter((one) => !own.includes(one)).map((one) => `'${fixture.says}': does not say ${one}`),
    ...(own.length === expected.length ? [] : [`'${fixture.says}': ${own.length} sentences, not ${expected.length}`]),
    ...also
      .filter((one) => !violations.some(({ policy: other }) => other === one))
      .map((one) => `'${fixture.says}': ${one} does not refuse it`),
  ];
}

/** In CEL: the same objects are refused as offline, and at least one of the first good example is asked about. */
export function celFaults(policy: Policy, fixture: Fixture | BadFixture): readonly string[] {
  const context = contextOf(fixture);
  const admission = admissionOf(policy, context);
  if (!isHeld(admission)) return [];
  const subjects = subjectsOf(fixture, context);
  const verdicts = subjects.map((object) => celVerdict(admission, object, context));
  const isGood = policy.fixtures.good.includes(fixture);
  const refused = subjects.map((object) => (isGood ? false : policy.check(object, context).length > 0));
  return [
    ...verdicts.flatMap((verdict, place) =>
      (verdict === 'refused') === refused[place] ? [] : [`'${fixture.says}': CEL says ${verdict}`],
    ),
    ...(isGood || refused.includes(true) ? [] : [`'${fixture.says}': nothing is refused`]),
    ...(fixture === policy.fixtures.good[0] && !verdicts.includes('allowed')
      ? [`'${fixture.says}': the API server would not ask`]
      : []),
  ];
}

/** The part of a ValidatingAdmissionPolicy that is looked at here. */
interface Rule {
  readonly validations: readonly { readonly messageExpression: string }[];
}

/** What a refusal says: the object and what to do, for every object that is refused. */
export function messageFaults(policy: Policy): readonly string[] {
  return policy.fixtures.bad.flatMap((fixture) => {
    const context = contextOf(fixture);
    const admission = admissionOf(policy, context);
    if (!isHeld(admission)) return [];
    const spec = admissionObjects(policy, context)[0]?.['spec'] as Rule | undefined;
    const expression = spec?.validations[0]?.messageExpression ?? '';
    return subjectsOf(fixture, context)
      .filter((object) => policy.check(object, context).length > 0)
      .map((object) => String(celValue(admission, expression, object, context)))
      .filter((text) => !text.endsWith(`: ${policy.fix}`))
      .map((text) => `'${fixture.says}': says ${text}`);
  });
}

/** Everything above. */
export function faults(policy: Policy, all: readonly Policy[]): readonly string[] {
  const { bad, good } = policy.fixtures;
  return [
    ...[...good, ...bad].flatMap((fixture) => [...offlineFaults(policy, fixture, all), ...celFaults(policy, fixture)]),
    ...messageFaults(policy),
  ];
}
