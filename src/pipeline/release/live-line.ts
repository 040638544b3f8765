/** Live progress of a step, where somebody watches: a line that is written over each second. */

const clear = '\r\u001b[K';

/**
 * @param err where it goes, only if that is a terminal
 * @param every milliseconds between two
 * @returns told of the step that begins, or of none when it has ended
 */
export function liveLine(
  isTerminal: boolean,
  err: (text: string) => void,
  every = 1000,
): (step: string | undefined) => void {
  let timer: NodeJS.Timeout | undefined;
  return (step) => {
    if (!isTerminal) return;
    clearInterval(timer);
    err(clear);
    if (step === undefined) return;
    const began = performance.now();
    const show = () => err(`${clear}… ${step} ${((performance.now() - began) / 1000).toFixed(0)} s`);
    show();
    timer = setInterval(show, every);
    timer.unref();
  };
}
