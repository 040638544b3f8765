/** Other programs, run as a person would run them; their end is a value, never an exception. */
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';

export interface Outcome {
  /** Exit code; 127 when the program was not found, 128 and more when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Whether to show the output as it comes. @default false */
  readonly echo?: boolean;
  /** Variables on top of those of this process; `undefined` takes one away. @default - none */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Names of the variables of this process that it gets. @default - all */
  readonly inherit?: RegExp;
  /** Receives each line of both outputs as it comes. @default - none */
  readonly line?: (text: string) => void;
  /** What it reads, as much as it wants of it. @default - nothing */
  readonly input?: Iterable<string | Uint8Array>;
  /** Whether standard output is kept; not for what says more than fits in memory. @default true */
  readonly keep?: boolean;
  /** Ends it. @default - it ends by itself */
  readonly signal?: AbortSignal;
}

/** How a program is run; the pipeline's functions take it as an argument. */
export type Run = (command: string, args: readonly string[], options?: RunOptions) => Promise<Outcome>;

const signals: Readonly<Record<string, number>> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

export const run: Run = (command, args, { echo = false, env, inherit, line, input, keep = true, signal } = {}) =>
  new Promise((settle) => {
    const given = Object.entries(process.env).filter(([name]) => inherit?.test(name) ?? true);
    const options = { env: { ...Object.fromEntries(given), ...env } };
    const child = input
      ? spawn(command, [...args], { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
      : spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const source = input && Readable.from(input);
    // It may end before it has read everything.
    if (child.stdin) source?.pipe(child.stdin.on('error', () => {}));
    const stop = () => child.kill();
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    const text = { stdout: '', stderr: '' };
    const lines = line && { stdout: byLine(line), stderr: byLine(line) };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        if (keep || name === 'stderr') text[name] += chunk;
        if (echo) process[name].write(chunk);
        lines?.[name](chunk);
      });
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? `${command}: not found` : error.message;
      settle({ code: error.code === 'ENOENT' ? 127 : 126, stdout: '', stderr: reason });
    });
    child.on('close', (code, ended) => {
      source?.destroy();
      signal?.removeEventListener('abort', stop);
      settle({ code: code ?? signals[ended ?? ''] ?? 128, ...text });
    });
  });

/** Collects what comes in pieces and says each line when it is whole. */
function byLine(say: (text: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) say(one);
  };
}
