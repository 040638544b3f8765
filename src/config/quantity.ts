/**
 * Quantities of CPU and memory as Kubernetes writes them, with their unit in the type: `'100m'` compiles, `100` does not.
 */

/** Thousandths of a core: `250m` is a quarter. */
export type Cpu = `${number}m`;

/** Bytes in powers of two: `256Mi`, `2Gi`. */
export type Memory = `${number}${'Mi' | 'Gi' | 'Ti'}`;

/** @returns thousandths of a core */
export function milliCpu(cpu: Cpu): number {
  return Number(cpu.slice(0, -1));
}

/** Mebibytes in each unit. */
const units = { Mi: 1, Gi: 1024, Ti: 1024 * 1024 } as const;

/** @returns mebibytes */
export function mebibytes(memory: Memory): number {
  return Number(memory.slice(0, -2)) * units[memory.slice(-2) as keyof typeof units];
}

/** The form in which the API server keeps it: whole cores without a unit, `1000m` is `1`. @param milli thousandths of a core */
export function canonicalCpu(milli: number): string {
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/** The form in which the API server keeps it: `1024Mi` is `1Gi`. @param mebi mebibytes */
export function canonicalMemory(mebi: number): Memory {
  const unit = (['Ti', 'Gi'] as const).find((one) => mebi > 0 && mebi % units[one] === 0) ?? 'Mi';
  return `${mebi / units[unit]}${unit}`;
}
