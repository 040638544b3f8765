/** Quantities as the API server gives them back: a plan that is applied must find what it wrote. */

/** Counted in billionths, the smallest unit that there is. */
const billion = 10n ** 9n;
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map(
  (unit, place) => [unit, 10n ** BigInt(3 * place)] as const,
);
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map(
  (unit, place) => [unit, billion * 1024n ** BigInt(place + 1)] as const,
);
const worth = new Map<string, bigint>([...decimal, ...binary]);

/** @returns `1` for `1000m`, `1Gi` for `1024Mi`, `500m` for `0.5`; what is no quantity, or too fine for one, as it is */
export function canonicalQuantity(text: string): string {
  const [, whole = '', fraction = '', unit = ''] = /^(\d+)(?:\.(\d+))?([numkMGTPE]|[KMGTPE]i)?$/.exec(text) ?? [];
  if (whole === '') return text;
  const scaled = BigInt(whole + fraction) * (worth.get(unit) ?? 0n);
  const tenths = 10n ** BigInt(fraction.length);
  if (scaled % tenths !== 0n) return text;
  const amount = scaled / tenths;
  if (amount === 0n) return '0';
  const bytes = unit.endsWith('i') && amount >= 1024n * billion && amount % billion === 0n;
  const units = bytes ? [['', billion] as const, ...binary] : decimal;
  const [name, size] = units.findLast(([, one]) => amount % one === 0n) ?? ['', billion];
  return `${amount / size}${name}`;
}
