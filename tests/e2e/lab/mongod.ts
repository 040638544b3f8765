/** mongod of a member as a process of its node: signals, packets that are dropped, memory and CPU. */
import { must } from './kubectl';
import type { MemberName } from './members';
import { minikube } from './minikube';
import { readTarget } from './target';

/** The process of a member. */
export interface Mongod {
  readonly member: MemberName;
  readonly node: string;
  readonly pid: string;
  /** Address of its pod. */
  readonly address: string;
}

/** Runs a program as root in the namespaces of a node. @returns its output */
function onNode(node: string, ...command: readonly string[]): Promise<string> {
  return minikube('ssh', '--profile', readTarget().context, '--node', node, '--', ...command);
}

/** Finds the process. @throws where the pod has none */
export async function find(member: MemberName): Promise<Mongod> {
  const path = '{.metadata.uid} {.spec.nodeName} {.status.podIP}';
  const text = await must('get', 'pod', member, '--namespace=mongo', `--output=jsonpath=${path}`);
  const [uid = '', node = '', address = ''] = text.split(' ');
  const pids = (await onNode(node, 'pgrep', '-x', 'mongod')).trim().split('\n');
  for (const pid of pids) {
    const groups = await onNode(node, 'cat', `/proc/${pid}/cgroup`).catch(() => '');
    if (groups.includes(uid)) return { member, node, pid, address };
  }
  throw new Error(`${member} (${uid}) has no process on ${node} among ${pids.join(', ')}`);
}

/** Sends a signal to the process, and to no other. */
export async function signal({ node, pid }: Mongod, name: 'KILL' | 'STOP' | 'CONT'): Promise<void> {
  await onNode(node, 'kill', `-${name}`, pid);
}

/** Drops packets in both directions between a member's pod and others, silently. @param from addresses; none: all */
export async function cut({ node, pid }: Mongod, from?: readonly string[]): Promise<void> {
  const [source, target] = from
    ? [`ip saddr { ${from.join(', ')} }`, `ip daddr { ${from.join(', ')} }`]
    : ['iifname != "lo"', 'oifname != "lo"'];
  const chain = (hook: string, which: string) => [
    `add chain inet fault ${hook} { type filter hook ${hook} priority -10; }`,
    `add rule inet fault ${hook} ${which} drop`,
  ];
  const rules = [...chain('input', source), ...chain('output', target)];
  await inNetwork(node, pid, ['add table inet fault', ...rules].join('; '));
}

/** Undoes `cut`. */
export async function heal({ node, pid }: Mongod): Promise<void> {
  await inNetwork(node, pid, 'delete table inet fault');
}

async function inNetwork(node: string, pid: string, command: string): Promise<void> {
  await onNode(node, 'nsenter', '--target', pid, '--net', 'nft', command);
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
