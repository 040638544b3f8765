/** Load by `npm run load`, at the front door of the cluster of the suites. */
import { lab } from '../../../src/config/environments/lab';
import type { LoadReport } from '../../../src/load/report';
import { breakwater } from './platform';
import { readTarget } from './target';

/**
 * Asks the hash service at a rate for so many seconds. Suites test what is served, not how fast this machine is: no
 * threshold is missed.
 *
 * @param rate requests a second
 * @param folder where reports and plots go
 * @throws where no run was made
 */
export async function askLoad(rate: number, seconds: number, folder: string): Promise<LoadReport['runs'][number]> {
  const { context, frontDoor } = readTarget();
  const args = ['--context', context, '--to', `${frontDoor.address}:${frontDoor.https}`, '--out', folder];
  const lenient = ['--max-errors', String(rate * seconds), '--min-achieved', '1', '--max-p99', '60000'];
  const sizes = ['--rate', String(rate), '--seconds', String(seconds)];
  const { code, stdout, stderr } = await breakwater([
    'load',
    '--environment',
    lab.name,
    '--json',
    ...sizes,
    ...lenient,
    ...args,
  ]);
  if (code !== 0) throw new Error(stderr);
  const [run] = (JSON.parse(stdout) as LoadReport).runs;
  if (!run) throw new Error('no run was made');
  const { latency, use } = run;
  console.log(
    `load: ${rate}/s for ${seconds} s: achieved ${run.achieved.toFixed(1)}/s, p50 ${latency.p50.toFixed(0)} ms, p99 ${latency.p99.toFixed(0)} ms, max ${latency.max.toFixed(0)} ms; client ${use.client.toFixed(0)} % of a core, machine ${use.machine.toFixed(0)} %; ready pods ${run.scale.map(({ at, ready }) => `${ready} at ${at.toFixed(0)} s`).join(', ')}`,
  );
  return run;
}
