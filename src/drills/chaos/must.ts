/** Requests of a fault that have to succeed. */
import type { Result } from '../../programs/result';
import { StageProblem } from '../problem';

/** @throws StageProblem with what the cluster said */
export function accepted<T>(answer: Result<T, { readonly message: string }>): T {
  if (answer.ok) return answer.value;
  throw new StageProblem(answer.problem.message);
}
