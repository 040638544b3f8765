/** Flows from Prometheus: by annotations of pods, and by monitors of its operator. */
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import { hasLabels } from '../kubernetes/selectors';
import { named } from '../reach/decide';
import type { Network } from '../reach/network';
import type { Add } from './targets';
import { targetsOf } from './targets';

/** Takes each port that is scraped. */
export function scraped(objects: readonly Manifest[], network: Network, add: Add): void {
  const podMetadata = (object: Manifest) => {
    const template = (
      object['spec'] as
        | { readonly template?: { readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> } } }
        | undefined
    )?.template;
    return template?.metadata?.annotations ?? {};
  };
  for (const object of objects) {
    const annotations = podMetadata(object);
    if (annotations['prometheus.io/scrape'] !== 'true') continue;
    for (const to of network.pods.filter(
      ({ made, workload }) => made === object.metadata.name && workload === object.kind,
    )) {
      const port = Number(annotations['prometheus.io/port'] ?? to.ports[0]?.port);
      if (port > 0) add('prometheus', { to, port, protocol: 'TCP' }, 'annotation prometheus.io/scrape');
    }
  }
  for (const { kind, metadata, ...monitor } of objects.filter((one) => /^(Service|Pod)Monitor$/.test(one.kind))) {
    const spec = (monitor['spec'] ?? {}) as {
      readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> | null } | null;
      readonly endpoints?: unknown;
      readonly podMetricsEndpoints?: unknown;
    };
    const wanted = spec.selector?.matchLabels ?? {};
    const meant = objects.filter((one) => one.kind === 'Service' && hasLabels(wanted, one.metadata.labels ?? {}));
    const ports = [spec.endpoints, spec.podMetricsEndpoints].flatMap(portsOf);
    const targets =
      kind === 'PodMonitor'
        ? network.pods
            .filter(({ labels }) => hasLabels(wanted, labels))
            .flatMap((to) => ports.flatMap((name) => named(to, name, 'TCP').map((port) => ({ to, port }))))
        : meant.flatMap((service) => {
            const names = list(
              (
                service['spec'] as
                  | { readonly ports?: readonly { readonly name?: string; readonly port: number }[] }
                  | undefined
              )?.ports,
            );
            const numbers = names
              .filter(({ name }) => name !== undefined && ports.includes(name))
              .map(({ port }) => port);
            return targetsOf(service, network).filter(({ servicePort }) => numbers.includes(servicePort));
          });
    for (const { port, to } of targets) add('prometheus', { to, port, protocol: 'TCP' }, `${kind} ${metadata.name}`);
  }
}

/** Ports by their names; nothing of what the operator would not take. */
function portsOf(endpoints: unknown): readonly string[] {
  if (!Array.isArray(endpoints)) return [];
  return endpoints.flatMap((one: { readonly port?: string } | null) => one?.port ?? []);
}
