/** Standard output whose reader may close the pipe early, as `head` does. */
import type { Writable } from 'node:stream';

/**
 * Lets the work end as it would when its reader has closed the pipe: what is printed after that is lost, and the exit code is
 * what it would have been. Everything else that goes wrong with the stream is thrown, as without this.
 */
export function outliveReader(...streams: readonly Pick<Writable, 'on'>[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
