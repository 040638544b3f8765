/** Amounts of the Kubernetes API, such as `1500m` or `64Mi`. */

/** What an amount above 0 looks like, for both engines: a number whose first digit that is not 0 decides, and a unit. */
export const aboveZero = '^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$';

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Whether an amount is one, and above 0. */
export function isAboveZero(amount: unknown): boolean {
  return new RegExp(aboveZero).test(String(amount));
}

/** @returns cores, bytes or pieces; NaN for what is no amount */
export function amountOf(amount: unknown): number {
  const [, number, unit = ''] =
    /^([+]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(amount)) ?? [];
  return Number(number) * (factors[unit] ?? 1);
}
