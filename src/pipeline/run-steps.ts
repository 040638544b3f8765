/** Execution of the steps in turn, some beside others, until one fails; then a rollback. */
import { imageId } from '../images/own-images';
import { elapsed } from '../writing/wording';
import { readDeployed } from './deployed';
import { type Record, type StepRecord, writeRecord } from './record';
import type { Release } from './release';
import { rollback } from './rollback';
import { comesBefore, failed, type Step, type StepResult } from './step';

export interface RunProps {
  readonly release: Release;
  readonly steps: readonly Step[];
  /** Says a line of progress. */
  readonly say: (line: string) => void;
  /** Called with the steps that run, by their names, and since when. */
  readonly live: (running: ReadonlyMap<string, number>) => void;
  /** The command that repeats a step. */
  readonly again: (step: Step['name']) => string;
}

/** Names of steps that change the cluster: what fails after them is taken back. */
const changing: readonly Step['name'][] = ['deploy', 'smoke', 'finish'];

export async function runSteps({ again, live, release, say, steps }: RunProps): Promise<Record> {
  const began = new Date().toISOString();
  const started = performance.now();
  const records: StepRecord[] = [];
  const running = new Map<string, number>();
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
    live(running.set(name, since));
    const result = await work().catch((error: unknown) => broken(error));
    running.delete(name);
    live(running);
    const says = result.ok ? result.value : result.problem.message;
    records.push({ name, result: result.ok ? 'passed' : 'failed', seconds: secondsSince(since), says });
    const head = `${result.ok ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${elapsed(since).padStart(8)}  `;
    for (const [at, line] of says.split('\n').entries()) say(`${at === 0 ? head : '       '}${line}`);
    if (!result.ok && name !== 'rollback' && name !== 'ready') say(`     repeat: ${again(name)}`);
    return result;
  };
  const beside: { readonly before: Step['name']; readonly result: Promise<StepResult> }[] = [];
  /** Waits for what must have passed before a step, or for all. @returns why the run ends here */
  const problemBeside = async (step?: Step['name']): Promise<string | undefined> => {
    const due = beside.filter(({ before }) => step === undefined || !comesBefore(step, before));
    const results = await Promise.all(due.map(({ result }) => result));
    return results.flatMap((result) => (result.ok ? [] : [result.problem.message]))[0];
  };
  for (const { before, name, run } of steps) {
    const problem = await problemBeside(name);
    if (problem !== undefined) return note('refused', problem);
    await note('running');
    const result = one(name, () => run(release));
    if (before !== undefined) {
      beside.push({ before, result });
      continue;
    }
    const ended = await result;
    if (ended.ok) continue;
    // It changes nothing on the cluster, and is not cut off in the middle.
    await problemBeside();
    if (!changing.includes(name)) return note('refused', ended.problem.message);
    const found = await readDeployed(release);
    // The state of the cluster is unknown: the next run reads it again.
    if (!found.ok) return note('failed', `${ended.problem.message}\n${found.problem.message}`);
    const deployed = found.value;
    if (deployed === undefined || deployed.state === 'good' || deployed.commit !== commit)
      return note('refused', ended.problem.message);
    const back = await one('rollback', () => rollback(release, deployed));
    return note(back.ok ? 'rolled back' : 'failed', ended.problem.message);
  }
  const problem = await problemBeside();
  return problem === undefined ? note('passed') : note('refused', problem);
}

/** A defect of ours still leaves a sentence, and the cluster as it was. */
function broken(error: unknown): StepResult {
  return failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
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
