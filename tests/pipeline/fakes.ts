/** Programs that are not run: what they would answer, and what was asked of them. */
import type { Outcome, Run, RunOptions } from '../../src/pipeline/run';

export interface Call {
  readonly line: string;
  readonly options: RunOptions | undefined;
}

export const ok = (stdout = ''): Outcome => ({ code: 0, stdout, stderr: '' });
export const failed = (code: number, stderr = '', stdout = ''): Outcome => ({ code, stdout, stderr });
export const missing = failed(127, 'not found');

/** @param answers by the beginning of the command line; the first that fits answers, and else the program is missing */
export function programs(answers: Readonly<Record<string, Outcome>>): { readonly run: Run; readonly calls: Call[] } {
  const calls: Call[] = [];
  const run: Run = async (command, args, options) => {
    const line = [command, ...args].join(' ');
    calls.push({ line, options });
    return Object.entries(answers).find(([start]) => line.startsWith(start))?.[1] ?? missing;
  };
  return { run, calls };
}
