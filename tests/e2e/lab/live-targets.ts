/** Targets beside the stand-ins: pods that really listen, Services, DNS, the API server, a kubelet, hosts outside. */

import { neighbours } from '../../../src/config/flows';
import type { ServiceName } from '../../../src/config/services';
import type { End } from '../../../src/reach/end';
import { outside } from '../../../src/reach/end';
import type { Network } from '../../../src/reach/network';
import { list, must } from './kubectl';
import type { Source, Target } from './live-matrix';
import type { PodObject } from './stand-ins';
import { named, nameLabel, ofService, party } from './stand-ins';
import { readTarget } from './target';

/** A name inside the cluster. */
const known = 'api.api.svc.cluster.local';

/** The ports on which the services' own pods really listen, one pod of each, and their addresses in the cluster. */
export async function realTargets(network: Network, services: readonly ServiceName[]): Promise<readonly Target[]> {
  const selector = `--selector=${nameLabel},app.kubernetes.io/instance`;
  const running = '--field-selector=status.phase=Running';
  const pods = await list<PodObject>('pods', '--all-namespaces', selector, running);
  const objects = await list<ServiceObject>('services', '--all-namespaces');
  return services.flatMap((name) => {
    const end = named(name, ofService(network, name));
    const ip = pods.find(({ metadata }) => metadata.namespace === name)?.status.podIP;
    const target = (what: string, port: number, address: string, protocol: 'TCP' | 'UDP' = 'TCP'): Target => {
      return { name: `${name} ${what} ${port}/${protocol}`, end, protocol, port, address };
    };
    // A port that takes datagrams answers what it understands, which is asked of its Service.
    const streams = end.ports.filter(({ protocol }) => protocol === 'TCP');
    return [
      ...(ip === undefined ? [] : streams.map(({ port }) => target('pod', port, `tcp:${ip}:${port}`))),
      ...objects
        .filter(({ metadata, spec }) => metadata.namespace === name && spec.clusterIP !== 'None')
        .flatMap(({ spec }) =>
          spec.ports.map(({ port, protocol, targetPort = port }) => {
            const found = end.ports.find((one) => one.name === targetPort || one.port === targetPort);
            if (!found) throw new Error(`Service of ${name}: no container has its port ${targetPort}`);
            return protocol === 'UDP'
              ? target('Service', found.port, `dns:${known}@${spec.clusterIP}`, protocol)
              : target('Service', found.port, `tcp:${spec.clusterIP}:${port}`);
          }),
        ),
    ];
  });
}

interface ServiceObject {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly clusterIP: string;
    readonly ports: readonly {
      readonly port: number;
      readonly protocol: 'TCP' | 'UDP';
      readonly targetPort?: number | string;
    }[];
  };
}

/** DNS, the API server, a kubelet, and the hosts outside that a cluster of the kit plays. */
export async function worldTargets(): Promise<readonly Target[]> {
  const dns = await clusterIp('kube-system', 'kube-dns');
  const api = await clusterIp('default', 'kubernetes');
  const node = await must('get', 'nodes', '--output=jsonpath={.items[0].status.addresses[0].address}');
  const { namespace, podLabels } = neighbours.dns;
  const resolver = party('dns', namespace, podLabels);
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
    { name: 'dns 53/UDP', end: resolver, protocol: 'UDP', port: 53, address: `dns:${known}@${dns}` },
    { name: 'dns 53/TCP', end: resolver, protocol: 'TCP', port: 53, address: `tcp:${dns}:53` },
    address('API server', api, 443),
    address('kubelet', node, 10_250),
    ...outsidePorts.flatMap(([name, ip, port]) => [address(name, ip, port), address(name, ip, port, 'UDP')]),
  ];
}

/** What the kit plays outside; on another cluster they may not answer. */
const outsidePorts = [
  ['metadata', '169.254.169.254', 80],
  ['internet', '203.0.113.10', 53],
  ['internet', '203.0.113.10', 80],
  ['internet', '203.0.113.10', 443],
] as const;

/** Whether a stranger could not reach a target even without any policy: here nothing plays it. */
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
  if (!end) throw new Error(`'${ip}' is not an address`);
  return end;
}

/** The address of a Service in the cluster. */
export async function clusterIp(namespace: string, name: string): Promise<string> {
  return must('get', 'service', name, '--namespace', namespace, '--output=jsonpath={.spec.clusterIP}');
}
