/** The complaint of a program that failed. */
import type { Outcome } from './run';

/** The last line of standard error, or the exit status. */
export function complaint({ code, stderr }: Pick<Outcome, 'code' | 'stderr'>): string {
  return stderr.trim().split('\n').at(-1) || `exit ${code}`;
}
