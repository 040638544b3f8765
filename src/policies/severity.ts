/** Severities: what a finding of a rule means for a cluster. */

/**
 * - error: the API server refuses it, or it hands over a node, a cluster or a secret
 * - warning: a fault of security or availability that someone acts on
 * - info: good practice, or a convention
 */
export const severities = ['error', 'warning', 'info'] as const;

export type Severity = (typeof severities)[number];

/** True for a severity that is at least as bad as another one. */
export function isAtLeast(one: Severity, other: Severity): boolean {
  return severities.indexOf(one) <= severities.indexOf(other);
}
