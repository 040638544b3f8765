/** Ports of pods behind Services. */
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import { hasLabels } from '../kubernetes/selectors';
import { named } from '../reach/decide';
import type { PodEnd } from '../reach/end';
import type { Network } from '../reach/network';
import type { Protocol } from '../reach/port';
import { isProtocol } from '../reach/port';

/** A port of a pod. */
export interface PodPort {
  readonly to: PodEnd;
  readonly port: number;
  readonly protocol: Protocol;
}

export interface Target extends PodPort {
  /** Of the Service. */
  readonly servicePort: number;
}

/** Takes a flow, with what speaks for it. @param from a workload, or a controller by its name */
export type Add = (from: PodEnd | string, target: PodPort, evidence: string) => void;

export function targetsOf(service: Manifest, network: Network): readonly Target[] {
  const { ports, selector } = (service['spec'] ?? {}) as {
    readonly selector?: Readonly<Record<string, string>> | null;
    readonly ports?:
      | readonly { readonly port: number; readonly protocol?: string; readonly targetPort?: number | string }[]
      | null;
  };
  if (!selector || Object.keys(selector).length === 0) return [];
  const namespace = service.metadata.namespace ?? 'default';
  const pods = network.pods.filter((pod) => pod.namespace === namespace && hasLabels(selector, pod.labels));
  return list(ports).flatMap(({ port, protocol = 'TCP', targetPort = port }) =>
    pods.flatMap((to) => {
      if (!isProtocol(protocol)) return [];
      const numbers = typeof targetPort === 'number' ? [targetPort] : named(to, targetPort, protocol);
      return numbers.map((number) => ({ to, port: number, protocol, servicePort: port }));
    }),
  );
}
