/** Standard output whose reader may close the pipe early, as `head` does. */
import type { Writable } from 'node:stream';

/**
 * Keeps the process running when its reader has closed the pipe: later output is lost, and the exit code is
 * unchanged. Every other error of the stream is thrown, as without this function.
 */
export function outliveReader(...streams: readonly Pick<Writable, 'on'>[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
