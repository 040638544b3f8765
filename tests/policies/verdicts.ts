/** Faults of a policy by its own examples, as sentences; none if both engines agree with the examples. */

import type { Manifest } from '../../src/kubernetes/manifest';
import type { BadFixture, Fixture } from '../../src/policies/example';
import { contextOf, subjectsOf } from '../../src/policies/example';
import { examplesOf } from '../../src/policies/examples';
import type { Policy, PolicyContext, Violation } from '../../src/policies/policy';
import { evaluate } from '../../src/policies/policy';
import { admissionObjects, admissionOf, isHeld } from '../../src/policies/vap';
import { celValue, celVerdict } from './cel';
import { lookersOf } from './lookers';
import { sentence } from './sentence';

/** Sources of policies that refuse everything but what charts write, and of those that hold for what others write. */
const aside: readonly Policy['source'][] = ['V18', 'V19'];

/** Offline: a bad example has exactly its messages, a good one has none. @param all every policy */
export function offlineFaults(
  policy: Policy,
  fixture: Fixture | BadFixture,
  all: readonly Policy[],
): readonly string[] {
  const context = contextOf(fixture);
  const { also = [] } = { also: undefined, ...fixture } as Partial<BadFixture>;
  // A request is about one policy: what it brings need not be right otherwise. Allow lists refuse what no chart writes:
  // examples of others go beyond that, and theirs go beyond what others allow; the floor is what stricter ones say too.
  const others = all.filter(({ id, source }) => id !== policy.id && !aside.includes(source));
  const said = fixture.request || aside.includes(policy.source) ? [] : violationsOf(others, context);
  return [
    ...(subjectsOf(fixture, context).length === 0 && !fixture.without ? [`'${fixture.says}' is about no object`] : []),
    ...ownFaults(policy, fixture),
    ...said
      .filter(({ policy: one }) => !also.includes(one))
      .map((one) => `'${fixture.says}': also says ${sentence(one)}`),
    ...also
      .filter((one) => !said.some(({ policy: other }) => other === one))
      .map((one) => `'${fixture.says}': ${one} does not refuse it`),
  ];
}

/** Unexpected and missing messages of the policy itself for an example. */
export function ownFaults(policy: Policy, fixture: Fixture | BadFixture): readonly string[] {
  const context = contextOf(fixture);
  const { complains = [] } = { complains: undefined, ...fixture } as Partial<BadFixture>;
  const subjects = fixture.request ? subjectsOf(fixture, context) : context.objects;
  const own = evaluate([policy], context, subjects).violations.map(sentence);
  const expected = complains.map((complaint) => `[${policy.id}] ${complaint}`);
  return [
    ...own.filter((one) => !expected.includes(one)).map((one) => `'${fixture.says}': also says ${one}`),
    ...expected.filter((one) => !own.includes(one)).map((one) => `'${fixture.says}': does not say ${one}`),
    ...(own.length === expected.length ? [] : [`'${fixture.says}': ${own.length} sentences, not ${expected.length}`]),
  ];
}

const goodContext = contextOf({ says: 'nothing' });
const known = new Map<Policy, ReadonlyMap<Manifest, readonly Policy[]>>();

/** Violations in a context; for unchanged objects only those of policies that read other objects. */
function violationsOf(policies: readonly Policy[], context: PolicyContext): readonly Violation[] {
  return policies.flatMap((policy) => {
    const lookers = known.get(policy) ?? lookersOf([policy], goodContext);
    known.set(policy, lookers);
    const objects = context.objects.filter((object) => lookers.get(object)?.length !== 0);
    return evaluate([policy], context, objects).violations;
  });
}

/** In CEL: the same objects are refused as offline, and at least one of the first good example is asked about. */
export function celFaults(policy: Policy, fixture: Fixture | BadFixture): readonly string[] {
  const context = contextOf(fixture);
  const admission = admissionOf(policy, context);
  if (!isHeld(admission)) return [];
  const subjects = subjectsOf(fixture, context);
  const verdicts = subjects.map((object) => celVerdict(admission, object, context));
  const { good } = examplesOf(policy.id);
  const isGood = good.includes(fixture);
  const refused = subjects.map((object) => (isGood ? false : policy.check(object, context).length > 0));
  return [
    ...verdicts.flatMap((verdict, place) =>
      (verdict === 'refused') === refused[place] ? [] : [`'${fixture.says}': CEL says ${verdict}`],
    ),
    ...(isGood || refused.includes(true) ? [] : [`'${fixture.says}': nothing is refused`]),
    ...(fixture === good[0] && !verdicts.includes('allowed')
      ? [`'${fixture.says}': the API server would not ask`]
      : []),
  ];
}

/** The part of a ValidatingAdmissionPolicy that is read here. */
interface Rule {
  readonly validations: readonly { readonly messageExpression: string }[];
}

/** Faults of refusal messages: each has the object and the fix, for every object that is refused. */
export function messageFaults(policy: Policy): readonly string[] {
  return examplesOf(policy.id).bad.flatMap((fixture) => {
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

/** True if an example detects a weaker policy; violations of other policies are unchanged. */
export function isNoticed(policy: Policy): boolean {
  const { bad, good } = examplesOf(policy.id);
  const all = [...bad, ...good];
  return all.some((one) => celFaults(policy, one).length > 0) || all.some((one) => ownFaults(policy, one).length > 0);
}
