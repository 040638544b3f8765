/** Amounts of the Kubernetes API, such as `1500m` or `64Mi`. */

/** What an amount above 0 looks like, for both engines: the first digit that is not 0 decides. */
export const aboveZero = '^[+]?[0-9.]*[1-9]';

/** Whether an amount is above 0. */
export function isAboveZero(amount: unknown): boolean {
  return new RegExp(aboveZero).test(String(amount));
}
