/** Live progress of steps on a terminal: a line that is rewritten each second. */

const erase = '\r\u001b[K';

export interface LiveLine {
  /** @param running names of what runs, and since when by `performance.now()`; none: the line goes */
  readonly show: (running: ReadonlyMap<string, number>) => void;
  /** Makes room for another line; the next second brings it back. */
  readonly clear: () => void;
}

/**
 * @param err where it goes, only if that is a terminal
 * @param every milliseconds between two
 */
export function liveLine(isTerminal: boolean, err: (text: string) => void, every = 1000): LiveLine {
  if (!isTerminal) return { show: () => {}, clear: () => {} };
  let timer: NodeJS.Timeout | undefined;
  const clear = () => err(erase);
  return {
    clear,
    show: (running) => {
      clearInterval(timer);
      clear();
      if (running.size === 0) return;
      const write = () => {
        const steps = [...running].map(
          ([name, since]) => `${name} ${((performance.now() - since) / 1000).toFixed(0)} s`,
        );
        err(`${erase}… ${steps.join(', ')}`);
      };
      write();
      timer = setInterval(write, every);
      timer.unref();
    },
  };
}
