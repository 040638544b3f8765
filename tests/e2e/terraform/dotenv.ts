/** A file `.env` with planted secrets: placed and removed by the suite, and never a user's own. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const mark = '# Planted by npm run e2e -- terraform; removed when it ends.\n';

/** Removes the file, where the suite has placed it: this run, or an earlier one that was killed. */
export function removeDotenv(file: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8').startsWith(mark)) rmSync(file);
}

/** @returns whether it was placed: not over a user's own */
export function placeDotenv(file: string, lines: readonly string[]): boolean {
  removeDotenv(file);
  if (existsSync(file)) return false;
  writeFileSync(file, `${mark}${lines.map((line) => `${line}\n`).join('')}`, { flag: 'wx' });
  return true;
}
