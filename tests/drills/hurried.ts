/** Time that passes as fast as it is waited for. */

/**
 * For the top of a test file: replaces the clock in each of its tests.
 *
 * @param now at the beginning of each test @default - the real time
 * @returns what waits for work while its pauses are skipped
 */
export function hurriedTime(now?: Date): <T>(work: Promise<T>) => Promise<T> {
  beforeEach(() =>
    jest.useFakeTimers({ ...(now ? { now } : {}), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }),
  );
  // A watcher that is still running ends with the clock that it waits for.
  afterEach(() => jest.useRealTimers());
  return async (work) => {
    let going = true;
    const over = () => {
      going = false;
    };
    work.then(over, over);
    while (going) await jest.advanceTimersByTimeAsync(500);
    return work;
  };
}
