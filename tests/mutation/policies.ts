/** Mutants of the policies themselves: each says less than its policy, and an example must notice. */
import type { Admission } from '../../src/policies/admission';
import { examplesOf } from '../../src/policies/examples';
import { good } from '../../src/policies/good';
import type { Policy, PolicyParameters } from '../../src/policies/policy';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { type Asked, isDifferent } from '../policies/corpus';
import { isNoticed } from '../policies/verdicts';
import { type Weakened, weakened } from './expressions';

/** A policy that says less. */
export interface PolicyMutant {
  readonly of: string;
  /** The change, such as `CEL: true`. */
  readonly says: string;
  readonly policy: Policy;
}

type Expressions = Readonly<Record<string, string>>;

export function policyMutants(policy: Policy): readonly PolicyMutant[] {
  const mutant = (says: string, change: Partial<Policy>): PolicyMutant => ({
    of: policy.id,
    says,
    policy: { ...policy, ...change },
  });
  return [
    mutant('check: no violation', { check: () => [] }),
    ...[...sentences(policy)].map((pattern) =>
      mutant(`check: without the sentence '${pattern}'`, {
        check: (object, context) => policy.check(object, context).filter(({ message }) => shape(message) !== pattern),
      }),
    ),
    ...celMutants(policy).map(({ admission, says }) => mutant(says, { admission })),
  ];
}

/** True if an example or a case of the corpus detects the mutant. @param asked of the policy as it is */
export function isKilled({ policy }: PolicyMutant, asked: readonly Asked[]): boolean {
  return isNoticed(policy) || asked.some((one) => isDifferent(policy, one));
}

interface AdmissionMutant {
  readonly says: string;
  readonly admission: (parameters: PolicyParameters) => Admission;
}

/** Weakened admissions. Values of an environment are those of the examples. */
function celMutants(policy: Policy): readonly AdmissionMutant[] {
  const admission = admissionOf(policy, good);
  if (!isHeld(admission)) return [];
  const { expression, unless = {}, variables = {} } = admission;
  const mutant = (says: string, change: Partial<Admission>): AdmissionMutant => ({
    says,
    admission: () => ({ ...admission, ...change }),
  });
  const partsOf = (name: string, text: string, change: (one: string) => Partial<Admission>) =>
    weakened(text).map((one: Weakened) => mutant(`CEL: ${name} without ${one.without}`, change(one.expression)));
  const entries = (expressions: Expressions) => Object.entries(expressions);
  return [
    mutant('CEL: true', { expression: 'true' }),
    mutant('CEL: asked about nothing', { resources: [] }),
    ...partsOf('expression', expression, (one) => ({ expression: one })),
    ...entries(variables).flatMap(([name, text]) =>
      partsOf(`variable ${name}`, text, (one) => ({ variables: { ...variables, [name]: one } })),
    ),
    ...entries(unless).flatMap(([name, text]) => [
      mutant(`CEL: condition ${name} true`, { unless: { ...unless, [name]: 'true' } }),
      mutant(`CEL: condition ${name} false`, { unless: { ...unless, [name]: 'false' } }),
      ...partsOf(`condition ${name}`, text, (one) => ({ unless: { ...unless, [name]: one } })),
    ]),
  ];
}

/** The kinds of sentences that a policy says of its bad examples. */
function sentences({ id }: Policy): ReadonlySet<string> {
  const all = examplesOf(id).bad.flatMap(({ complains }) =>
    complains.map((one) => shape(one.replace(/^\w+ \S+: /, ''))),
  );
  return new Set(all);
}

/** A sentence without what it found. */
function shape(text: string): string {
  return text
    .replace(/\(.*\)/s, '()')
    .replaceAll(/'[^']*'/g, "''")
    .replaceAll(/\d+/g, '0');
}
