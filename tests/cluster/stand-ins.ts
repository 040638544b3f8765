/**
 * Pods that stand in for all others: with the labels of a workload, a neighbour or nobody, and listening on every port
 * that any workload declares, by TCP and UDP. What is open to one of them answers; of a workload itself, which listens to
 * few ports and never to UDP, nobody could tell a refusal from silence.
 */
import type { NeighbourName, ServiceName } from '../../src/config/services';
import { neighbours } from '../../src/config/services';
import type { End, PodEnd } from '../../src/reach/end';
import { outside } from '../../src/reach/end';
import type { Network } from '../../src/reach/network';
import { nameless } from '../reach/declared';
import { strangers } from './canary';
import { eventually, list, must } from './kubectl';
import type { Source, Target } from './live-matrix';
import { probePod, reach } from './probe';
import { readTarget } from './target';

/** A pod of the suite's own. */
export interface StandIn {
  readonly namespace: string;
  readonly pod: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whom it stands for. */
  readonly end: PodEnd;
}

interface PodObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly status: { readonly phase: string; readonly podIP?: string };
}

const nameLabel = 'app.kubernetes.io/name';

/** A pod that every selector of ours takes for one of a service's. */
export function forService(network: Network, name: ServiceName, pod = 'probe'): StandIn {
  return { namespace: name, pod, labels: { [nameLabel]: name }, end: named(name, ofService(network, name)) };
}

/** A pod of ours that no selector knows. */
export function forNobody(namespace: ServiceName): StandIn {
  return { namespace, pod: 'nameless', labels: {}, end: nameless(namespace) };
}

export function forNeighbour(name: Exclude<NeighbourName, 'dns'>): StandIn {
  const { namespace, podLabels } = neighbours[name];
  return { namespace, pod: 'probe', labels: podLabels, end: somebody(name, namespace, podLabels) };
}

/** A pod of a namespace that no policy of ours speaks of, with the label of a caller of ours; the setup has started it. */
export const stranger: StandIn = {
  namespace: strangers,
  pod: 'client',
  labels: { [nameLabel]: 'api', role: 'client' },
  end: somebody('stranger', strangers, { [nameLabel]: 'api', role: 'client' }),
};

/** Another of that namespace, which listens and is guarded by nobody. */
export const open: StandIn = {
  namespace: strangers,
  pod: 'open',
  labels: { role: 'open' },
  end: somebody('open', strangers, { role: 'open' }),
};

function somebody(name: string, namespace: string, labels: PodEnd['labels']): PodEnd {
  return { ...nameless(namespace), name, labels };
}

function named(name: string, end: PodEnd): PodEnd {
  return { ...end, name };
}

/** The pods of a service, as they stand in dist. @throws when there are none */
export function ofService({ pods }: Network, name: ServiceName): PodEnd {
  const found = pods.find(({ namespace }) => namespace === name);
  if (!found) throw new Error(`dist has no workload in ${name}`);
  return found;
}

/** All ports that any workload declares. */
export function allPorts({ pods }: Network): readonly number[] {
  return [...new Set(pods.flatMap(({ ports }) => ports.map(({ port }) => port)))].sort((a, b) => a - b);
}

export function manifest({ namespace, pod, labels }: StandIn, ports: readonly number[]) {
  return probePod(namespace, pod, labels, ['serve', ...ports.map(String)]);
}

export function sourceOf({ namespace, pod, end }: StandIn): Source {
  return { name: end.name, end, from: { namespace, pod } };
}

/** Every port of a stand-in, by TCP and UDP. */
export async function targetsOf(standIn: StandIn, ports: readonly number[]): Promise<readonly Target[]> {
  const { namespace, pod, end } = standIn;
  const ip = await must('get', 'pod', pod, '--namespace', namespace, '--output=jsonpath={.status.podIP}');
  return ports.flatMap((port) =>
    (['TCP', 'UDP'] as const).map((protocol) => {
      const address = `${protocol.toLowerCase()}:${ip}:${port}`;
      return { name: `${end.name} ${port}/${protocol}`, end, protocol, port, address, at: `${namespace}/${pod}` };
    }),
  );
}

/** What does not answer in a stand-in itself, where no policy is in the way; none, once all its ports do. */
export async function silent({ namespace, pod }: StandIn, ports: readonly number[]): Promise<readonly string[]> {
  const own = ports.flatMap((port) => [`tcp:127.0.0.1:${port}`, `udp:127.0.0.1:${port}`]);
  let quiet: readonly string[] = own;
  await eventually(30, async () => {
    quiet = (await reach(namespace, pod, own))
      .filter(({ reached }) => !reached)
      .map(({ target }) => `${namespace}/${pod} ${target}`);
    return quiet.length === 0;
  });
  return quiet;
}

/** The ports on which a service's own pods really listen, and its addresses in the cluster. */
export async function realTargets(network: Network, name: ServiceName): Promise<readonly Target[]> {
  const end = named(name, ofService(network, name));
  const labels = `${nameLabel}=${name},app.kubernetes.io/instance`;
  const pods = await list<PodObject>(
    'pods',
    '--namespace',
    name,
    `--selector=${labels}`,
    '--field-selector=status.phase=Running',
  );
  const services = await list<ServiceObject>('services', '--namespace', name);
  const ip = pods[0]?.status.podIP;
  const target = (what: string, port: number, address: string): Target => {
    return { name: `${name} ${what}`, end, protocol: 'TCP', port, address: `tcp:${address}` };
  };
  return [
    ...(ip ? end.ports.map(({ port }) => target(`pod ${port}/TCP`, port, `${ip}:${port}`)) : []),
    ...services
      .filter(({ spec }) => spec.clusterIP !== 'None')
      .flatMap(({ spec }) =>
        spec.ports.map(({ port, targetPort = port }) => {
          const number =
            typeof targetPort === 'number' ? targetPort : end.ports.find((one) => one.name === targetPort)?.port;
          return target(`Service ${port}/TCP`, number ?? port, `${spec.clusterIP}:${port}`);
        }),
      ),
  ];
}

interface ServiceObject {
  readonly spec: {
    readonly clusterIP: string;
    readonly ports: readonly { readonly port: number; readonly targetPort?: number | string }[];
  };
}

/** DNS, the API server, a kubelet, and the hosts outside that a cluster of the kit plays. */
export async function worldTargets(): Promise<readonly Target[]> {
  const dns = await clusterIp('kube-system', 'kube-dns');
  const api = await clusterIp('default', 'kubernetes');
  const node = await must('get', 'nodes', '--output=jsonpath={.items[0].status.addresses[0].address}');
  const { namespace, podLabels } = neighbours.dns;
  const resolver = somebody('dns', namespace, podLabels);
  const address = (name: string, ip: string, port: number, protocol: 'TCP' | 'UDP' = 'TCP'): Target => {
    return {
      name: `${name} ${port}/${protocol}`,
      end: outsideEnd(ip),
      protocol,
      port,
      address: `${protocol.toLowerCase()}:${ip}:${port}`,
    };
  };
  return [
    { name: 'dns 53/UDP', end: resolver, protocol: 'UDP', port: 53, address: `dns:api.api.svc.cluster.local@${dns}` },
    { name: 'dns 53/TCP', end: resolver, protocol: 'TCP', port: 53, address: `tcp:${dns}:53` },
    address('API server', api, 443),
    address('kubelet', node, 10_250),
    ...outsidePorts.flatMap(([name, ip, port]) => [address(name, ip, port), address(name, ip, port, 'UDP')]),
  ];
}

/** What the kit plays outside; on another cluster nobody may answer there. */
const outsidePorts = [
  ['metadata', '169.254.169.254', 80],
  ['internet', '203.0.113.10', 53],
  ['internet', '203.0.113.10', 80],
  ['internet', '203.0.113.10', 443],
] as const;

/** Whether a stranger could not reach a target even without any policy: nobody plays it here. */
export function isPlayed({ name }: Target): boolean {
  return readTarget().stranger !== undefined || !outsidePorts.some(([outside]) => name.startsWith(outside));
}

/** The host outside from which connections into the cluster can be tried, where there is one. */
export function outsideSource(): Source | undefined {
  const host = readTarget().stranger;
  return host && { name: host.address, end: outsideEnd(host.address), from: host };
}

function outsideEnd(ip: string): End {
  const end = outside(ip);
  if (!end) throw new Error(`'${ip}' is no address`);
  return end;
}

async function clusterIp(namespace: string, name: string): Promise<string> {
  return must('get', 'service', name, '--namespace', namespace, '--output=jsonpath={.spec.clusterIP}');
}

/** Takes away what was started. @param made namespaces of the test's own */
export async function removeAll(standIns: readonly StandIn[], made: readonly string[]): Promise<void> {
  for (const namespace of made) await must('delete', 'namespace', namespace, '--ignore-not-found');
  const left = standIns.filter(({ namespace }) => !made.includes(namespace));
  for (const { namespace, pod } of left) {
    await must('delete', 'pod', pod, '--namespace', namespace, '--now', '--wait=false', '--ignore-not-found');
  }
  for (const { namespace, pod } of left) {
    await must('wait', '--for=delete', `pod/${pod}`, '--namespace', namespace, '--timeout=60s');
  }
}
