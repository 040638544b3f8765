/** The lock of a pipeline: one run at a time; that of a run which was killed is taken over. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure, type Result, success } from '../programs/result';
import { endAll } from './leftovers';
import type { Places } from './release';

interface Holder {
  readonly pid: number;
  /** In the environment of every program that the run starts. */
  readonly run: string;
}

export interface Locked {
  /** A sentence about the run that was killed. @default - there was none */
  readonly left?: string;
}

/** Points between two steps of a takeover, for tests: another run may act there. */
export type Between = (point: 'seen' | 'guarded') => void;

/**
 * Takes the lock; that of a run which does not live any more is taken over, and the programs that it started are ended.
 * @param run a name of its own for this run
 */
export function takeLock({ lock }: Pick<Places, 'lock'>, run: string, between: Between = () => {}): Result<Locked> {
  mkdirSync(dirname(lock), { recursive: true });
  const taken = take(lock, { pid: process.pid, run }, between);
  if (!taken.ok) return taken;
  if (taken.value === undefined) return success({});
  const ended = endAll(taken.value.run);
  return success({ left: `the last run was killed${ended > 0 ? `; ${ended} of its programs were ended` : ''}` });
}

export function releaseLock({ lock }: Pick<Places, 'lock'>): void {
  rmSync(lock, { force: true });
}

/**
 * A lock that exists is replaced under a second lock, the guard, and only if its holder is dead then too: of two runs
 * that saw the same dead holder one finds the other's lock in its place. A guard is a lock like any other: that of a
 * run which died over it is taken over in the same way.
 * @returns the holder that was dead; `undefined`: there was none
 */
function take(lock: string, own: Holder, between: Between): Result<Holder | undefined> {
  if (place(lock, own)) return success(undefined);
  const seen = read(lock)?.holder;
  if (seen && isAlive(seen.pid)) return taken(seen);
  between('seen');
  const guard = `${lock}.takeover`;
  const guarded = take(guard, own, () => {});
  if (!guarded.ok) return guarded;
  try {
    const found = read(lock);
    const holder = found?.holder;
    if (holder && isAlive(holder.pid)) return taken(holder);
    between('guarded');
    // One that is there stays there: only who has the guard replaces a dead holder's. One that is gone is free to take.
    const got = found ? replace(lock, own) : place(lock, own);
    return got ? success(holder) : taken(read(lock)?.holder);
  } finally {
    rmSync(guard, { force: true });
  }
}

function taken(holder: Holder | undefined): Result<Holder | undefined> {
  const who = holder ? `another run (process ${holder.pid})` : 'another run';
  return failure('conflict', `${who} is at work here; wait for it, or end it: the next one clears up`);
}

/** Whole or not at all. @returns false: there is a lock already */
function place(lock: string, holder: Holder): boolean {
  const next = write(lock, holder);
  try {
    linkSync(next, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(next, { force: true });
  }
}

function replace(lock: string, holder: Holder): true {
  renameSync(write(lock, holder), lock);
  return true;
}

function write(lock: string, holder: Holder): string {
  const next = `${lock}.${holder.run}`;
  writeFileSync(next, JSON.stringify(holder));
  return next;
}

/** In one read: `undefined` where there is no lock, without a holder where it is not one of ours. */
function read(lock: string): { readonly holder?: Holder } | undefined {
  let text: string;
  try {
    text = readFileSync(lock, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const holder = JSON.parse(text) as Holder | null;
    return holder ? { holder } : {};
  } catch {
    return {};
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
