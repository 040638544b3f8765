const { ModernFakeTimers } = require('@jest/fake-timers');

// Stacks name the sources.
process.setSourceMapsEnabled(true);

/** The runner's own `jest` has a part of the timers: here are all that tests use. */
module.exports = () => {
  const timers = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis });
  Object.assign(globalThis.jest, {
    useFakeTimers: (options) => timers.useFakeTimers(options),
    useRealTimers: () => timers.useRealTimers(),
    advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
    advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
    getTimerCount: () => timers.getTimerCount(),
  });
};
