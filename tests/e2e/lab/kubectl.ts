/** kubectl, as a user types it, against the suite's cluster and no other. */
import { writeFileSync } from 'node:fs';
import { type Pod, reasonsOf, sentenceOf } from '../../../src/cluster/pod-reasons';
import type { Outcome } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { readTarget } from './target';

export function kubectl(...args: readonly string[]): Promise<Outcome> {
  return run('kubectl', ['--context', readTarget().context, ...args]);
}

/** What it printed. @throws with what it said, where it failed */
export function must(...args: readonly string[]): Promise<string> {
  return printed(args, kubectl(...args));
}

/** What it printed, of what it read from its standard input. @throws with what it said, where it failed */
export function feed(input: string, ...args: readonly string[]): Promise<string> {
  return printed(args, run('kubectl', ['--context', readTarget().context, ...args], { input: [input] }));
}

async function printed(args: readonly string[], outcome: Promise<Outcome>): Promise<string> {
  const { code, stdout, stderr } = await outcome;
  if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: exit ${code}: ${stderr.trim()}`);
  return stdout;
}

interface KubernetesList<T> {
  readonly items: readonly T[];
}

export async function list<T>(...args: readonly string[]): Promise<readonly T[]> {
  return (JSON.parse(await must('get', ...args, '--output=json')) as KubernetesList<T>).items;
}

/** Applies objects that are made by a test. */
export function apply(...objects: readonly object[]): Promise<Outcome> {
  return applyWith([], objects);
}

/** Asks the API server whether it would take objects. */
export function dryRun(...objects: readonly object[]): Promise<Outcome> {
  return applyWith(['--dry-run=server'], objects);
}

async function applyWith(flags: readonly string[], objects: readonly object[]): Promise<Outcome> {
  const file = `.cache/e2e/${process.hrtime.bigint()}.json`;
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  return kubectl('apply', '--server-side', '--force-conflicts', ...flags, `--filename=${file}`);
}

/** Tries until it is true. @returns whether it came to be within the time */
export async function eventually(seconds: number, check: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    if (await check()) return true;
    if (performance.now() > end) return false;
    await new Promise((next) => setTimeout(next, 500));
  }
}

/** Waits until the pods that were replaced have ended: what they still serve is part of their replacement. */
export async function untilGone(namespace: string): Promise<void> {
  const leaving = async () => {
    const pods = await list<{ readonly metadata: { readonly deletionTimestamp?: string } }>('pods', '-n', namespace);
    return pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
  };
  if (!(await eventually(120, async () => !(await leaving())))) throw new Error(`pods of ${namespace} do not end`);
}

/** Why pods of the platform are not ready, a sentence each: for a person who waits. */
export async function unready(): Promise<readonly string[]> {
  const pods = await list<Pod>('pods', '--all-namespaces', '--selector=app.kubernetes.io/part-of=breakwater');
  return pods.flatMap(reasonsOf).map(sentenceOf);
}
