/** A measurement, and what vegeta prints of a request. */
import { Tally } from '../../src/load/figures';
import type { Measurement } from '../../src/load/measure';
import { digestOf } from '../../src/load/request';

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

/** A line that vegeta prints of a right answer to the text `NAME-SEQ`. @param changes of its fields */
export function vegetaLine(seq: number, name = 'a', changes: object = {}): string {
  return JSON.stringify({
    attack: '',
    seq,
    code: 200,
    timestamp: '2026-01-02T03:04:05.25000075Z',
    latency: 1_500_000,
    error: '',
    body: Buffer.from(digestOf(`${name}-${seq}`)).toString('base64'),
    url: `https://hash.test:443/hash/${name}-${seq}`,
    headers: { 'X-Served-By': ['hash-1'] },
    ...changes,
  });
}
