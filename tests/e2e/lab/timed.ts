/** Steps of the bring-up with their seconds: printed, and kept in .cache/e2e/timings.txt. */
import { appendFileSync, mkdirSync } from 'node:fs';

export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const value = await work();
  note(what, (performance.now() - began) / 1000);
  return value;
}

export function note(what: string, seconds: number): void {
  const line = `${what}: ${seconds.toFixed(1)} s`;
  console.log(`e2e: ${line}`);
  mkdirSync('.cache/e2e', { recursive: true });
  appendFileSync('.cache/e2e/timings.txt', `${line}\n`);
}
