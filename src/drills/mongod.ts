/** mongod of a member: the one that is primary, its process on its node, and packets to it that are dropped. */
import type { Kubectl } from '../cluster/kubectl';
import { failure, type Result, success } from '../programs/result';
import { type Nodes, onNode } from './node-shell';
import { StageProblem } from './problem';

/** The process of a member. */
export interface Mongod {
  readonly member: string;
  readonly node: string;
  readonly pid: string;
  /** Address of its pod. */
  readonly address: string;
}

interface Pod {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly podIP?: string };
}

const namespace = 'mongo';

const page = [
  'import urllib.request as r',
  "print(r.urlopen('http://localhost:9090/metrics',timeout=10).read().decode())",
].join('\n');

/** The page of metrics of a member, as its exporter gives it to Prometheus. */
export function metricsOf(kubectl: Kubectl, member: string): Promise<Result<string>> {
  return kubectl.exec(member, namespace, ['/usr/bin/python3.13', '-c', page], 'exporter');
}

/** @returns the name of the pod of the one member that says it is primary */
export async function primaryOf(kubectl: Kubectl): Promise<Result<string>> {
  const pods = await kubectl.list<Pod>('pods', { namespace, selector: 'app.kubernetes.io/name=mongo' });
  if (!pods.ok) return pods;
  const primaries: string[] = [];
  for (const { metadata } of pods.value) {
    const metrics = await metricsOf(kubectl, metadata.name);
    if (!metrics.ok) return metrics;
    if (/^mongodb_member_state\{state="PRIMARY"\} 1(\.0)?$/m.test(metrics.value)) primaries.push(metadata.name);
  }
  const [primary, other] = primaries;
  if (primary !== undefined && other === undefined) return success(primary);
  return failure('failed', `${primaries.length} of ${pods.value.length} members say that they are primary`);
}

/** Finds the process. @throws StageProblem where the pod has none */
export async function findMongod(nodes: Nodes, kubectl: Kubectl, member: string): Promise<Mongod> {
  const found = await kubectl.get<Pod>('pod', member, namespace);
  if (!found.ok) throw new StageProblem(found.problem.message);
  const {
    metadata: { uid = '' } = {},
    spec: { nodeName: node = '' } = {},
    status: { podIP: address = '' } = {},
  } = found.value ?? {};
  if (uid === '' || node === '') throw new StageProblem(`${member} is on no node`);
  const pids = (await onNode(nodes, node, 'pgrep', '-x', 'mongod')).trim().split('\n');
  for (const pid of pids) {
    const groups = await onNode(nodes, node, 'cat', `/proc/${pid}/cgroup`).catch(() => '');
    if (groups.includes(uid)) return { member, node, pid, address };
  }
  throw new StageProblem(`${member} (${uid}) has no process on ${node} among ${pids.join(', ')}`);
}

/** Drops packets in both directions between a member's pod and others, silently. @param from addresses @default - all */
export async function cut(nodes: Nodes, mongod: Mongod, from?: readonly string[]): Promise<void> {
  const [source, target] = from
    ? [`ip saddr { ${from.join(', ')} }`, `ip daddr { ${from.join(', ')} }`]
    : ['iifname != "lo"', 'oifname != "lo"'];
  const chain = (hook: string, which: string) => [
    `add chain inet fault ${hook} { type filter hook ${hook} priority -10; }`,
    `add rule inet fault ${hook} ${which} drop`,
  ];
  const rules = [...chain('input', source), ...chain('output', target)];
  await inNetwork(nodes, mongod, ['add table inet fault', ...rules].join('; '));
}

/** Undoes `cut`, whether it was done or not. */
export async function heal(nodes: Nodes, mongod: Mongod): Promise<void> {
  await inNetwork(nodes, mongod, 'add table inet fault; delete table inet fault');
}

async function inNetwork(nodes: Nodes, { node, pid }: Mongod, command: string): Promise<void> {
  await onNode(nodes, node, 'nsenter', '--target', pid, '--net', 'nft', command);
}
