/** Pods of others: neighbours by their labels, and any other pod of the cluster. */
import type { Neighbour } from '../config/flows';
import type { PodEnd } from './end';

/** A pod that no policy selects, in a namespace that none names: any other application of the cluster. */
export const stranger: PodEnd = podOf('stranger', 'elsewhere', {});

export const strangers: readonly PodEnd[] = [stranger];

/** @param neighbours controllers that are parties to flows, by their names */
export function neighbourEnds(neighbours: Readonly<Record<string, Neighbour>>): readonly PodEnd[] {
  return Object.entries(neighbours).map(([name, { namespace, podLabels }]) => {
    const ports = name === 'dns' ? (['UDP', 'TCP'] as const).map((protocol) => ({ port: 53, protocol })) : [];
    return { ...podOf(name, namespace, podLabels), ports };
  });
}

function podOf(name: string, namespace: string, labels: PodEnd['labels']): PodEnd {
  return { kind: 'pod', name, workload: 'Pod', namespace, labels, ports: [], hostNetwork: false, addresses: [] };
}
