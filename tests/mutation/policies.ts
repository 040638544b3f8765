/** Mutants of the policies themselves: each says less than its policy, and an example must notice. */
import type { Admission } from '../../src/policies/admission';
import type { Policy } from '../../src/policies/policy';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { faults } from '../policies/verdicts';

/** A policy that says less. */
export interface PolicyMutant {
  readonly of: string;
  /** What was done to it, such as `expression: true`. */
  readonly says: string;
  readonly policy: Policy;
}

export function policyMutants(policy: Policy): readonly PolicyMutant[] {
  const mutant = (says: string, change: Partial<Policy>): PolicyMutant => ({
    of: policy.id,
    says,
    policy: { ...policy, ...change },
  });
  const held = (says: string, change: (admission: Admission) => Admission): PolicyMutant =>
    mutant(says, {
      admission: (parameters) => {
        const admission = admissionOf(policy, parameters);
        if (!isHeld(admission)) throw new Error(`${policy.id} has no CEL`);
        return change(admission);
      },
    });
  return [
    mutant('check: no violation', { check: () => [] }),
    ...[...sentences(policy)].map((pattern) =>
      mutant(`check: without the sentence '${pattern}'`, {
        check: (object, context) => policy.check(object, context).filter((text) => shape(text) !== pattern),
      }),
    ),
    ...celMutants(policy, held),
  ];
}

/** Whether an example of the policy notices. */
export function isKilled({ of, policy }: PolicyMutant, all: readonly Policy[]): boolean {
  return (
    faults(
      policy,
      all.map((one) => (one.id === of ? policy : one)),
    ).length > 0
  );
}

function celMutants(
  policy: Policy,
  held: (says: string, change: (admission: Admission) => Admission) => PolicyMutant,
): readonly PolicyMutant[] {
  const admission = admissionOf(policy, {
    environment: 'production',
    ownImages: 'localhost/breakwater/',
    foreignImages: ['docker.io/library/'],
    pullPolicy: 'Always',
    storageClasses: ['standard'],
    domain: 'example',
  });
  if (!isHeld(admission)) return [];
  const parts = conjuncts(admission.expression);
  return [
    held('CEL: true', (one) => ({ ...one, expression: 'true' })),
    held('CEL: asked about nothing', (one) => ({ ...one, resources: [] })),
    ...(parts.length > 1
      ? parts.map((part, place) =>
          held(`CEL: without ${part}`, (one) => ({
            ...one,
            expression: conjuncts(one.expression)
              .filter((_, other) => other !== place)
              .join(' && '),
          })),
        )
      : []),
    ...Object.keys(admission.variables ?? {}).flatMap((name) =>
      conjuncts(conditionOf(admission.variables?.[name] ?? '')).length < 2
        ? []
        : conjuncts(conditionOf(admission.variables?.[name] ?? '')).map((part) =>
            held(`CEL: variable ${name} without ${part}`, (one) => ({
              ...one,
              variables: {
                ...one.variables,
                [name]: (one.variables?.[name] ?? '').replace(part, 'true'),
              },
            })),
          ),
    ),
  ];
}

/** The condition of `….filter(c, !(condition)).map(…)`, which most variables about containers are. */
function conditionOf(expression: string): string {
  return /\.filter\(\w+, !\((.*)\)\)\.map\(/s.exec(expression)?.[1] ?? '';
}

/** The operands of the outermost `&&`: none within brackets or texts. */
export function conjuncts(expression: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    const letter = expression[at] ?? '';
    if (quote !== '') {
      if (letter === '\\') at++;
      else if (letter === quote) quote = '';
    } else if (letter === "'" || letter === '"') quote = letter;
    else if ('([{'.includes(letter)) depth++;
    else if (')]}'.includes(letter)) depth--;
    else if (depth === 0 && expression.startsWith('||', at)) return [expression];
    else if (depth === 0 && expression.startsWith('&&', at)) {
      parts.push(expression.slice(from, at).trim());
      from = at + 2;
    }
  }
  return [...parts, expression.slice(from).trim()];
}

/** The kinds of sentences that a policy says of its bad examples. */
function sentences({ fixtures }: Policy): ReadonlySet<string> {
  const all = fixtures.bad.flatMap(({ complains }) => complains.map((one) => shape(one.replace(/^\w+ \S+: /, ''))));
  return new Set(all);
}

/** A sentence without what it found. */
function shape(text: string): string {
  return text
    .replace(/\(.*\)/s, '()')
    .replaceAll(/'[^']*'/g, "''")
    .replaceAll(/\d+/g, '0');
}
