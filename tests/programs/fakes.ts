/** Programs that are not run: what they would answer, and what was asked of them. */
import type { Outcome, Run, RunOptions } from '../../src/programs/run';

export interface Call {
  readonly line: string;
  readonly options: RunOptions | undefined;
}

/** What a program answers: each time the same, or one after the other and then the last again. */
export type Answer = Outcome | readonly Outcome[];

/** Answers by the beginning of the command line. */
export type Answers = Readonly<Record<string, Answer>>;

export const ok = (stdout = ''): Outcome => ({ code: 0, stdout, stderr: '' });
export const failed = (code: number, stderr = '', stdout = ''): Outcome => ({ code, stdout, stderr });
export const missing = failed(127, 'not found');

/** @param answers the first that fits, with or without kubectl's time limit; none: the program is missing */
export function programs(answers: Answers): { readonly run: Run; readonly calls: Call[] } {
  const calls: Call[] = [];
  const times = new Map<string, number>();
  const run: Run = async (command, args, options) => {
    const line = [command, ...args].join(' ');
    calls.push({ line, options });
    const untimed = line.replace(/ --request-timeout=\S+/, '');
    const fits = ([one]: readonly [string, Answer]) => line.startsWith(one) || untimed.startsWith(one);
    const [start, answer] = Object.entries(answers).find(fits) ?? ['', missing];
    const all = 'code' in answer ? [answer] : answer;
    const time = times.get(start) ?? 0;
    times.set(start, time + 1);
    const outcome = all[Math.min(time, all.length - 1)] ?? missing;
    for (const text of (outcome.stdout + outcome.stderr).split('\n').slice(0, -1)) options?.line?.(text);
    return outcome;
  };
  return { run, calls };
}

/** A problem with this message, whatever its reason. */
export const saying = (message: unknown): unknown => expect.objectContaining({ message });

/** A result with a problem of this message, whatever its reason. */
export const refused = (message: unknown): unknown => ({ ok: false, problem: saying(message) });

/** A cluster that says who it is. */
export const identified = (uid: string): Outcome => ok(JSON.stringify({ metadata: { uid } }));

/** A cluster that says of which environment it is. */
export const ofEnvironment = (environment: string): Outcome => ok(JSON.stringify({ data: { environment } }));
