import type { Violation } from '../../src/policies/policy';

/** A violation as one line. */
export function sentence({ policy, object, message }: Pick<Violation, 'policy' | 'object' | 'message'>): string {
  return `[${policy}] ${object}: ${message}`;
}
