/** Leftovers of a run that was killed: its containers, its files and the programs that it started. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Engine } from '../programs/engine';
import type { Run } from '../programs/run';
import { gateLabel } from './gate';
import type { Places } from './release';

/** The variable that marks what a run starts. */
export const mark = 'BREAKWATER_RUN';

/** Removes containers and files that only a run needs. */
export async function sweep(run: Run, engine: Engine, places: Pick<Places, 'lock' | 'scratch'>): Promise<void> {
  const { scratch } = places;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const { stdout } = await run(engine, ['ps', '--all', '--quiet', '--filter', `label=${gateLabel(places)}`]);
  const left = stdout.split('\n').filter((id) => id !== '');
  if (left.length > 0) await run(engine, ['rm', '--force', '--volumes', ...left]);
}

/** Ends the programs that carry a run's mark, where the system has /proc. @returns how many there were */
export function endAll(run: string): number {
  if (!existsSync('/proc')) return 0;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => carries(pid, run) && end(Number(pid))).length;
}

function carries(pid: string, run: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${mark}=${run}`);
  } catch {
    return false;
  }
}

function end(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
