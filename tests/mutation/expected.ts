/** Descriptions of expected survivors, and whether a mutant is one. */

/** Mutants of some fields, with the reason. */
export interface Expected {
  readonly field: RegExp;
  /** @default every kind */
  readonly kinds?: readonly string[];
  /** The change. @default anything */
  readonly how?: RegExp;
  /** The former value. @default anything */
  readonly was?: RegExp;
  readonly reason: string;
}

/** Description of a mutant. */
export interface Described {
  readonly kind: string;
  readonly field: string;
  readonly how: string;
  readonly was?: string;
}

export function isExpected({ field, how, kinds, was }: Expected, mutant: Described): boolean {
  return (
    field.test(mutant.field) &&
    (kinds?.includes(mutant.kind) ?? true) &&
    (how?.test(mutant.how) ?? true) &&
    (was?.test(mutant.was ?? '') ?? true)
  );
}

/** Survivors among the mutants of policies, by policy and a part of what was done. */
export interface ExpectedOfPolicy {
  readonly of: string;
  readonly says: string;
  readonly reason: string;
}
