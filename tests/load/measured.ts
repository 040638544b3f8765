/** A measurement for tests of what is said about one. */
import { Tally } from '../../src/load/figures';
import type { Measurement } from '../../src/load/measure';

/** Ten seconds at a rate: every request right after 10 ms, by two pods in turn. */
export function measured(rate = 10, changes: Partial<Measurement> = {}): Measurement {
  const tally = new Tally(rate, 10);
  for (let place = 0; place < rate * 10; place += 1) {
    tally.add({ place, at: 5_000 + (place / rate) * 1000, took: 10, pod: `hash-${place % 2}` });
  }
  return {
    ...tally.figures(),
    connections: 100,
    use: { cores: 2, client: 12, machine: 40, perSecond: Array.from({ length: 10 }, () => 40) },
    scale: [
      { at: 0, ready: 3 },
      { at: 4.25, ready: 6 },
    ],
    ...changes,
  };
}
