/** Record of a run, for machines and people: which commit, which images, how each step ended. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from './step';

export interface Record {
  readonly commit: string;
  readonly environment: string;
  /** ISO 8601, UTC. */
  readonly began: string;
  readonly seconds: number;
  readonly outcome: 'running' | 'passed' | 'refused' | 'failed' | 'rolled back';
  readonly steps: readonly StepRecord[];
  /** By name: as dist names it, and the id of what was built. */
  readonly images: Readonly<globalThis.Record<string, { readonly reference: string; readonly id: string }>>;
  /** Why it did not pass. */
  readonly problem?: string;
}

export interface StepRecord {
  readonly name: Step['name'] | 'ready' | 'rollback';
  readonly result: 'passed' | 'failed';
  readonly seconds: number;
  /** What its line said, or the problem. */
  readonly says: string;
}

/** How many records are kept. */
const kept = 50;

/** Writes a record whole or not at all, over an earlier one of the same run. @returns its path */
export function writeRecord(folder: string, record: Record): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, nameOf(record));
  const next = `${path}.next`;
  writeFileSync(next, `${JSON.stringify(record, undefined, 2)}\n`);
  renameSync(next, path);
  for (const old of readdirSync(folder).sort().slice(0, -kept)) rmSync(join(folder, old), { force: true });
  return path;
}

/** By time, so that the last one is the latest. */
function nameOf({ began, commit }: Record): string {
  return `${began.replace(/[:.]/g, '-')}-${commit.slice(0, 12)}.json`;
}
