/** Canonical form of quantities, as the API server returns them. */

/** Counted in billionths, the smallest unit that there is. */
const billion = 10n ** 9n;
type Unit = readonly [name: string, worth: bigint];
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map(
  (unit, place): Unit => [unit, 10n ** BigInt(3 * place)],
);
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map(
  (unit, place): Unit => [unit, billion * 1024n ** BigInt(place + 1)],
);
const worth = new Map([...decimal, ...binary]);

/** @returns `1` for `1000m`, `1Gi` for `1024Mi`, `500m` for `0.5`; unchanged where it is not a quantity or too fine for one */
export function canonicalQuantity(text: string): string {
  const [, whole = '', fraction = '', unit = 'none'] = /^(\d+)(?:\.(\d+))?([A-Za-z]*)$/.exec(text) ?? [];
  const one = worth.get(unit);
  if (one === undefined) return text;
  const scaled = BigInt(whole + fraction) * one;
  const tenths = 10n ** BigInt(fraction.length);
  if (scaled % tenths !== 0n) return text;
  const amount = scaled / tenths;
  if (amount === 0n) return '0';
  const bytes = unit.endsWith('i') && amount >= 1024n * billion && amount % billion === 0n;
  const units: readonly Unit[] = bytes ? [['', billion], ...binary] : decimal;
  const [name, size] = units.reduce((best, next) => (amount % next[1] === 0n ? next : best));
  return `${amount / size}${name}`;
}
