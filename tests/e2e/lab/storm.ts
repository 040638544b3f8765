/** Planned work in the life of a platform, each piece bounded in time; all together it is the storm. */
import { resolve } from 'node:path';
import { rotate } from './database';
import { reapply } from './deploy';
import { Guards } from './guards';
import { eventually, kubectl, list, must } from './kubectl';
import type { Members } from './members';
import { otherNodes, restartController } from './nodes';
import { renewAll } from './renewal';

/** One thing that is done. */
export interface Planned {
  readonly name: string;
  readonly work: () => Promise<unknown>;
}

/** What was done, and when: seconds since the storm began. */
export interface Done {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Why it failed. @default - it did not */
  readonly problem?: string;
}

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

async function rollOut(): Promise<void> {
  const part = '--selector=app.kubernetes.io/part-of=breakwater';
  const all = await list<Workload>('deployments,statefulsets', '--all-namespaces', part);
  const names = all.map(
    ({ kind, metadata }) => [`${kind.toLowerCase()}/${metadata.name}`, metadata.namespace] as const,
  );
  for (const [name, namespace] of names) await must('rollout', 'restart', name, `--namespace=${namespace}`);
  for (const [name, namespace] of names)
    await must('rollout', 'status', name, `--namespace=${namespace}`, '--timeout=300s');
}

const guards = new Guards();

async function ready(): Promise<number> {
  const text = await must('get', 'deployment', 'hash', '--namespace=hash', '--output=jsonpath={.status.readyReplicas}');
  return Number(text);
}

async function widen(): Promise<void> {
  const patch = '--patch={"spec":{"minReplicas":10}}';
  await guards.past(() => kubectl('patch', 'hpa', 'hash', '--namespace=hash', '--type=merge', patch));
  if (!(await eventually(180, async () => (await ready()) === 10))) throw new Error(`${await ready()} of 10 are ready`);
}

/** The autoscaler as in dist again: it takes pods away five minutes after the last that wanted them. */
async function narrow(): Promise<void> {
  await reapply(({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === 'hash');
  await guards.back();
}

async function drain(): Promise<void> {
  const [, node = ''] = await otherNodes();
  // Pods of a test have no controller.
  await must('drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=280s');
  await must('uncordon', node);
}

/** A policy of the API server and one of the network come, and go. */
async function changePolicies(): Promise<void> {
  const file = `--filename=${resolve('tests/e2e/lab/added-policy.yaml')}`;
  const own = new Guards();
  await own.past(() => kubectl('create', file));
  await must('delete', file);
  await own.back();
  await reapply(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding' || kind === 'NetworkPolicy');
}

async function stepDown(members: Members): Promise<void> {
  const complaint = await members.stepDown(await members.whole());
  if (complaint !== undefined) throw new Error(complaint);
  await members.whole();
}

/** Three lanes: each in its order, all at the same time. */
export function lanes(members: Members): readonly (readonly Planned[])[] {
  return [
    [
      { name: 'three pods of hash become ten', work: widen },
      { name: 'roll-out of every workload', work: rollOut },
      { name: 'the autoscaler as it was', work: narrow },
    ],
    [
      { name: 'renewal of every certificate', work: renewAll },
      { name: 'restart of the front door', work: restartController },
      { name: 'policies change', work: changePolicies },
      { name: 'members serve their new certificates', work: rotate },
    ],
    [
      { name: 'step-down of the primary', work: () => stepDown(members) },
      { name: 'drain of a node', work: drain },
    ],
  ];
}

/** Does all lanes at once. @returns what was done, in the order of its beginning */
export async function storm(all: readonly (readonly Planned[])[], at: () => number): Promise<readonly Done[]> {
  const done: Done[] = [];
  const lane = async (planned: readonly Planned[]) => {
    for (const { name, work } of planned) {
      const from = at();
      try {
        await work();
        done.push({ name, from, to: at() });
      } catch (error) {
        done.push({ name, from, to: at(), problem: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(all.map(lane));
  return done.sort((one, other) => one.from - other.from);
}
