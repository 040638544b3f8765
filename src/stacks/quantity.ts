/** Quantities as the API server gives them back: a plan that is applied must find what it wrote. */

const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal = ['k', 'M', 'G', 'T', 'P', 'E'];

/** @returns `1` for `1000m`, `1Gi` for `1024Mi`, `500m` for `0.5`; what is no quantity as it is */
export function canonicalQuantity(text: string): string {
  const [, whole = '', fraction = '', unit = ''] = /^(\d+)(?:\.(\d+))?([numkMGTPE]|[KMGTPE]i)?$/.exec(text) ?? [];
  if (whole === '') return text;
  return binary.includes(unit) ? inBinary(whole, fraction, unit, text) : inDecimal(whole, fraction, unit, text);
}

function inBinary(whole: string, fraction: string, unit: string, text: string): string {
  if (fraction !== '') return text;
  let amount = BigInt(whole);
  let place = binary.indexOf(unit);
  while (amount > 0n && amount % 1024n === 0n && place < binary.length - 1) {
    amount /= 1024n;
    place += 1;
  }
  return `${amount}${binary[place]}`;
}

/** Counted in billionths, the smallest unit that there is. */
const small: readonly (readonly [unit: string, power: number])[] = [
  ['', 9],
  ['m', 6],
  ['u', 3],
  ['n', 0],
];

function inDecimal(whole: string, fraction: string, unit: string, text: string): string {
  const powers = new Map([...small, ...decimal.map((one, place) => [one, 12 + 3 * place] as const)]);
  const power = powers.get(unit) ?? 9;
  if (fraction.length > power) return text;
  const amount = BigInt(whole + fraction) * 10n ** BigInt(power - fraction.length);
  if (amount === 0n) return '0';
  const [largest] = [...powers].sort(([, a], [, b]) => b - a).filter(([, one]) => amount % 10n ** BigInt(one) === 0n);
  return largest ? `${amount / 10n ** BigInt(largest[1])}${largest[0]}` : text;
}
