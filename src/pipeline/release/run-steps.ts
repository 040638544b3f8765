/** Steps in turn, until one fails; then back to what was good. */
import { elapsed } from '../deploy/words';
import { readDeployed } from './deployed';
import { imageId } from './own-images';
import { type Record, type StepRecord, writeRecord } from './record';
import type { Release } from './release';
import { rollback } from './rollback';
import type { Step, StepName, StepResult } from './step';

export interface RunProps {
  readonly release: Release;
  readonly steps: readonly Step[];
  /** Says a line of progress. */
  readonly say: (line: string) => void;
  /** Told when a step begins, and when it has ended. */
  readonly live: (step: string | undefined) => void;
  /** The command that repeats a step. */
  readonly again: (step: StepName) => string;
}

/** Names of steps that change the cluster: what fails after them is taken back. */
const changing: readonly StepName[] = ['deploy', 'smoke', 'finish'];

export async function runSteps({ again, live, release, say, steps }: RunProps): Promise<Record> {
  const began = new Date().toISOString();
  const started = performance.now();
  const records: StepRecord[] = [];
  const { commit, places, target } = release;
  const note = async (outcome: Record['outcome'], problem?: string): Promise<Record> => {
    const seconds = secondsSince(started);
    const record: Record = {
      commit,
      environment: target.environment.name,
      began,
      seconds,
      outcome,
      steps: records,
      images: await idsOf(release),
      ...(problem === undefined ? {} : { problem }),
    };
    writeRecord(places.runs, record);
    return record;
  };
  const one = async (name: StepRecord['name'], work: () => Promise<StepResult>): Promise<StepResult> => {
    const since = performance.now();
    live(name);
    const result = await work().catch((error: unknown) => broken(error));
    live(undefined);
    const says = result.ok ? result.says : result.problem;
    records.push({ name, result: result.ok ? 'passed' : 'failed', seconds: secondsSince(since), says });
    const [first = '', ...rest] = says.split('\n');
    say(`${result.ok ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${elapsed(since).padStart(8)}  ${first}`);
    for (const line of rest) say(`       ${line}`);
    return result;
  };
  for (const { name, run } of steps) {
    await note('running');
    const result = await one(name, () => run(release));
    if (result.ok) continue;
    say(`     repeat: ${again(name)}`);
    if (!changing.includes(name)) return note('refused', result.problem);
    const found = await readDeployed(release);
    // Nobody knows what became of it: the next run asks again.
    if (!found.ok) return note('failed', `${result.problem}\n${found.problem}`);
    const { deployed } = found;
    if (deployed === undefined || deployed.state === 'good' || deployed.commit !== commit)
      return note('refused', result.problem);
    const back = await one('rollback', () => rollback(release, deployed));
    return note(back.ok ? 'rolled back' : 'failed', result.problem);
  }
  return note('passed');
}

/** A defect of ours still leaves a sentence, and the cluster as it was. */
function broken(error: unknown): StepResult {
  return { ok: false, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

async function idsOf({ engine, images, target: { run } }: Release): Promise<Record['images']> {
  const ids = await Promise.all(
    images.map(async ({ name, reference }) => {
      const id = await imageId(run, engine, reference);
      return id === undefined ? [] : [[name, { reference, id }] as const];
    }),
  );
  return Object.fromEntries(ids.flat());
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
