/** One run at a time, and nothing left of one that was killed. */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Engine } from '../programs/engine';
import type { Run } from '../programs/run';
import { gateLabel } from './gate';
import type { Places } from './release';

interface Holder {
  readonly pid: number;
  /** In the environment of every program that the run starts. */
  readonly run: string;
}

/** The variable that marks what a run starts. */
export const mark = 'BREAKWATER_RUN';

export type Locked = { readonly ok: true; readonly left?: string } | { readonly ok: false; readonly problem: string };

/**
 * Takes the lock; that of a run which is not there any more is taken over, and the programs that it started are ended.
 * @param run a name of its own for this run
 * @returns `left`: a sentence about the run that was killed
 */
export function takeLock({ lock }: Pick<Places, 'lock'>, run: string): Locked {
  const found = existsSync(lock);
  const holder = read(lock);
  if (holder && isAlive(holder.pid))
    return {
      ok: false,
      problem: `another run (process ${holder.pid}) is at work here; wait for it, or end it: the next one clears up`,
    };
  const ended = holder ? endAll(holder.run) : 0;
  // Only what was seen here: what another run has placed since stays.
  if (found) rmSync(lock, { force: true });
  if (!place(lock, { pid: process.pid, run }))
    return { ok: false, problem: 'another run has begun here in the same moment; wait for it' };
  if (!holder) return { ok: true };
  return { ok: true, left: `the last run was killed${ended > 0 ? `; ${ended} of its programs were ended` : ''}` };
}

export function releaseLock({ lock }: Pick<Places, 'lock'>): void {
  rmSync(lock, { force: true });
}

/** Removes containers and files that only a run needs. */
export async function sweep(run: Run, engine: Engine, places: Pick<Places, 'lock' | 'scratch'>): Promise<void> {
  const { scratch } = places;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const { stdout } = await run(engine, ['ps', '--all', '--quiet', '--filter', `label=${gateLabel(places)}`]);
  const left = stdout.split('\n').filter((id) => id !== '');
  if (left.length > 0) await run(engine, ['rm', '--force', '--volumes', ...left]);
}

/** Whole or not at all. @returns whether it is this one's: of two that try at once only one succeeds */
function place(lock: string, holder: Holder): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  const own = `${lock}.${holder.run}`;
  writeFileSync(own, JSON.stringify(holder));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function read(lock: string): Holder | undefined {
  if (!existsSync(lock)) return undefined;
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    // Not one of ours.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends the programs that carry a run's mark, where the system tells. @returns how many there were */
function endAll(run: string): number {
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
