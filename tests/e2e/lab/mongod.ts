/** mongod of a member as a process of its node: signals, packets that are dropped, memory and CPU. */
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import * as drills from '../../../src/drills/mongod';
import { onNode as onNodeOf } from '../../../src/drills/node-shell';
import { run } from '../../../src/programs/run';
import type { MemberName } from './members';
import { readTarget } from './target';

export type Mongod = drills.Mongod;

const nodes = () => ({ run, profile: readTarget().context });

/** Runs a program as root in the namespaces of a node. @returns its output */
function onNode(node: string, ...command: readonly string[]): Promise<string> {
  return onNodeOf(nodes(), node, ...command);
}

/** Finds the process. @throws where the pod has none */
export function find(member: MemberName): Promise<Mongod> {
  return drills.findMongod(nodes(), kubectlOn(run, readTarget().context), member);
}

/** Sends a signal to the process, and to no other. */
export async function signal({ node, pid }: Mongod, name: 'KILL' | 'STOP' | 'CONT'): Promise<void> {
  await onNode(node, 'kill', `-${name}`, pid);
}

/** Drops packets in both directions between a member's pod and others, silently. @param from addresses; none: all */
export function cut(mongod: Mongod, from?: readonly string[]): Promise<void> {
  return drills.cut(nodes(), mongod, from);
}

/** Undoes `cut`. */
export function heal(mongod: Mongod): Promise<void> {
  return drills.heal(nodes(), mongod);
}

/** Of one process, at a moment. */
export interface Usage {
  /** Seconds on a processor since it began. */
  readonly cpu: number;
  /** Mebibytes of memory that are resident. */
  readonly resident: number;
  /** Mebibytes that its cgroup counts, cached files included. */
  readonly group: number;
}

/** Ticks of /proc/PID/stat in a second, on every Linux that Kubernetes runs on. */
const ticks = 100;

export async function usage({ node, pid }: Mongod): Promise<Usage> {
  const stat = await onNode(node, 'cat', `/proc/${pid}/stat`);
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const status = await onNode(node, 'cat', `/proc/${pid}/status`);
  const path = /^\d+:memory:(.*)$/m.exec(await onNode(node, 'cat', `/proc/${pid}/cgroup`))?.[1];
  const group = await onNode(node, 'cat', `/sys/fs/cgroup/memory${path}/memory.usage_in_bytes`);
  return {
    cpu: ((fields[11] ?? 0) + (fields[12] ?? 0)) / ticks,
    resident: Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024,
    group: Number(group) / 2 ** 20,
  };
}

/** Opens its port from its node and closes it, as the kubelet's probe does, so many times one after another. */
export async function connect({ address, node }: Mongod, times: number): Promise<void> {
  await onNode(node, 'bash', '-c', `for i in $(seq ${times}); do : < /dev/tcp/${address}/27017; done`);
}
