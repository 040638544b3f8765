/** Outcomes as values: a result is what was asked for, or a problem with a reason code. */

/**
 * Why something was not done. Code decides by it, and the exit status follows from it; sentences may be reworded at will.
 *
 * - `usage`: the command line, a setting or a file named on it cannot be understood
 * - `missing`: a program, a file, a cluster or an image that is needed is not there
 * - `refused`: a rule, a seal, a lock or a signature forbids it
 * - `unreachable`: the cluster or a registry does not answer
 * - `conflict`: another run or another manager has it
 * - `timeout`: it did not end in its time
 * - `failed`: it was tried, and failed
 */
export const reasons = ['usage', 'missing', 'refused', 'unreachable', 'conflict', 'timeout', 'failed'] as const;
export type Reason = (typeof reasons)[number];

export interface Problem<R extends string = Reason> {
  readonly reason: R;
  /** What is wrong, where, and how to fix it: for people, never read by code. */
  readonly message: string;
}

export type Result<T, P = Problem> = { readonly ok: true; readonly value: T } | Failure<P>;

export interface Failure<P = Problem> {
  readonly ok: false;
  readonly problem: P;
}

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<R extends string>(reason: R, message: string): Failure<Problem<R>> {
  return { ok: false, problem: { reason, message } };
}

/** Exit status of a command: 0 success, 1 failure, 2 usage error. @param problem none: success */
export function exitStatus(problem?: Problem): 0 | 1 | 2 {
  if (problem === undefined) return 0;
  return problem.reason === 'usage' ? 2 : 1;
}

/** The result of what has no value to hand over. */
export const done = success(undefined);
