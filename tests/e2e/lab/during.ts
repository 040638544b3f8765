/** Callers who ask all the time, while something is done to what they call. */
import type { Probed, Wanted } from '../../../src/drills/prober';
import { knownHash, startProber } from './prober';

/**
 * Asks 200 times a second while something is done, and prints what came of it.
 *
 * @param work receives a function for the seconds since callers began
 * @param wanted what they ask for @default - a hash that is known
 */
export async function during(
  what: string,
  work: (at: () => number) => Promise<unknown>,
  wanted: Wanted = knownHash,
): Promise<Probed> {
  const prober = await startProber(200, wanted);
  const began = performance.now();
  const at = () => (performance.now() - began) / 1000;
  try {
    await work(at);
  } catch (error) {
    await prober.stop();
    throw error;
  }
  // What comes late is part of it: connections that were kept, endpoints that are stale.
  await new Promise((next) => setTimeout(next, 5000));
  const seen = await prober.stop();
  const took = at();
  console.log(
    `${what}: ${seen.asked} requests in ${took.toFixed(0)} s (${(seen.asked / took).toFixed(0)}/s), ${seen.failures.length} failures, ${seen.again} asked again, their connection having been closed\n${seen.failures.slice(0, 10).join('\n')}`,
  );
  return seen;
}
