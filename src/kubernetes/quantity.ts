/** Quantities of the Kubernetes API, such as `1500m` or `64Mi`: read, compared, and in canonical form. */

/** CPU with its unit in the type, in thousandths of a core: `'250m'` compiles, `250` does not. */
export type Cpu = `${number}m`;

/** Memory with its unit in the type, in powers of two: `256Mi`, `2Gi`. */
export type Memory = `${number}${'Mi' | 'Gi' | 'Ti'}`;

/** CPU and memory of a container or a pod. */
export interface Amounts {
  readonly cpu: Cpu;
  readonly memory: Memory;
}

/** A quantity above 0, for both engines: the first digit that is not 0 decides, and the unit is a known one. */
export const aboveZero = '^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$';

/** One in billionths, the finest unit. */
const one = 10n ** 9n;
type Unit = readonly [name: string, worth: bigint];
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map(
  (unit, place): Unit => [unit, 10n ** BigInt(3 * place)],
);
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map(
  (unit, place): Unit => [unit, one * 1024n ** BigInt(place + 1)],
);
const worth = new Map([...decimal, ...binary]);

/** How many of one each unit is: both are exact, or the nearest number. */
const factors = new Map([...worth].map(([unit, size]) => [unit, Number(size) / Number(one)]));

/** Whether a value is a quantity above 0. */
export function isAboveZero(amount: unknown): boolean {
  return new RegExp(aboveZero).test(String(amount));
}

/** @returns cores, bytes or pieces; NaN for anything but a quantity */
export function amountOf(amount: unknown): number {
  const [, number, unit = ''] =
    /^([+]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(amount)) ?? [];
  return Number(number) * (factors.get(unit) ?? Number.NaN);
}

/** @returns thousandths of a core */
export function milliCpu(cpu: Cpu): number {
  return Number(cpu.slice(0, -1));
}

/** @returns one of so many equal parts, rounded down */
export function shareOf(cpu: Cpu, parts: number): Cpu {
  return `${Math.floor(milliCpu(cpu) / parts)}m`;
}

/** @returns what two ask for together */
export function together(one: Amounts, other: Amounts): Amounts {
  return {
    cpu: `${milliCpu(one.cpu) + milliCpu(other.cpu)}m`,
    memory: `${mebibytes(one.memory) + mebibytes(other.memory)}Mi`,
  };
}

/** @returns mebibytes */
export function mebibytes(memory: Memory): number {
  return amountOf(memory) / 2 ** 20;
}

/**
 * The form in which the API server stores a quantity, so that a plan finds what it applied.
 *
 * @returns `1` for `1000m`, `1Gi` for `1024Mi`, `500m` for `0.5`; anything else than a quantity, or one too fine, as it is
 */
export function canonicalQuantity(text: string): string {
  const [, whole = '', fraction = '', unit = 'none'] = /^(\d+)(?:\.(\d+))?([A-Za-z]*)$/.exec(text) ?? [];
  const size = worth.get(unit);
  if (size === undefined) return text;
  const scaled = BigInt(whole + fraction) * size;
  const tenths = 10n ** BigInt(fraction.length);
  if (scaled % tenths !== 0n) return text;
  const amount = scaled / tenths;
  if (amount === 0n) return '0';
  const bytes = unit.endsWith('i') && amount >= 1024n * one && amount % one === 0n;
  const units: readonly Unit[] = bytes ? [['', one], ...binary] : decimal;
  const [name, step] = units.reduce((best, next) => (amount % next[1] === 0n ? next : best));
  return `${amount / step}${name}`;
}

/** @param milli thousandths of a core */
export function canonicalCpu(milli: number): string {
  return canonicalQuantity(`${milli}m`);
}

/** @param mebi mebibytes */
export function canonicalMemory(mebi: number): string {
  return canonicalQuantity(`${mebi}Mi`);
}
