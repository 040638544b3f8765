/** Ways from outside of the cluster to ports of pods: Services, Ingresses, routes, and ports of nodes. */

import { groupOf } from '../kubernetes/groups';
import type { Manifest } from '../kubernetes/manifest';
import { isSet, list } from '../kubernetes/manifest';
import { podTemplatesOf } from '../kubernetes/pod-template';
import type { Labels } from '../kubernetes/selectors';
import { hasLabels } from '../kubernetes/selectors';
import { decide, named } from './decide';
import type { End, PodEnd } from './end';
import { callersOf, inheritedHosts } from './entrance';
import type { Network } from './network';
import type { PodTemplate } from './network-policy';
import type { Protocol } from './port';
import { isProtocol } from './port';

export interface Exposure {
  /** Such as `Service shop/web`. */
  readonly through: string;
  /** Such as `LoadBalancer, port 80`. */
  readonly how: string;
  /** Who may call by what guards it, such as `for 198.51.100.0/24, with a client certificate`. @default - not said */
  readonly callers?: string;
  /** Such as `web`. */
  readonly to: string;
  readonly protocol: Protocol;
  readonly port: number;
  /** Ends outside, or pods that are not of these objects, from which policies let it be reached. */
  readonly from: readonly string[];
}

/** A party of the matrix, as far as it counts here. */
interface Caller {
  readonly end: End;
  readonly own: boolean;
}

interface Way {
  readonly through: string;
  readonly how: string;
  readonly callers?: string;
  readonly to: PodEnd;
  readonly protocol: Protocol;
  readonly port: number;
  /** Whether callers are pods, such as those of an ingress controller. */
  readonly byPods: boolean;
}

/** Every way that objects make, with those for whom policies leave it open. */
export function exposuresOf(
  objects: readonly Manifest[],
  network: Network,
  parties: readonly Caller[],
): readonly Exposure[] {
  const pods = parties.flatMap(({ end, own }) => (own && end.kind === 'pod' ? [end] : []));
  const others = parties.filter(({ own }) => !own).map(({ end }) => end);
  const callers = {
    true: others.filter(({ kind }) => kind === 'pod'),
    false: others.filter(({ kind }) => kind === 'outside'),
  };
  return waysOf(objects, pods).map(({ to, protocol, port, byPods, ...way }) => ({
    ...way,
    to: to.name,
    protocol,
    port,
    from: callers[`${byPods}`]
      .filter((from) => decide(network, { from, to, protocol, port }).open)
      .map(({ name }) => name),
  }));
}

interface ServiceSpec {
  readonly type?: string;
  readonly selector?: Labels | null;
  readonly externalIPs?: readonly string[] | null;
  readonly loadBalancerSourceRanges?: readonly string[] | null;
  readonly ports?: readonly ServicePort[] | null;
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: string;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
}

function waysOf(objects: readonly Manifest[], pods: readonly PodEnd[]): readonly Way[] {
  const services = objects.filter(({ apiVersion, kind }) => kind === 'Service' && apiVersion === 'v1');
  return [
    ...services.flatMap((service) => ofService(service, pods)),
    ...objects.flatMap((object) =>
      backendsOf(object, objects).flatMap(({ how, name, namespace, port }) =>
        services
          .filter(({ metadata }) => metadata.name === name && (metadata.namespace ?? 'default') === namespace)
          .flatMap((service) => behind(service, pods, port))
          .map((target) => ({ through: nameOf(object), how, ...guards(object, objects), byPods: true, ...target })),
      ),
    ),
    ...objects.flatMap((object) => ofNode(object, pods)),
  ];
}

function guards(object: Manifest, objects: readonly Manifest[]): Pick<Way, 'callers'> {
  const callers = callersOf(object, objects);
  return callers === '' ? {} : { callers };
}

function nameOf({ kind, metadata: { name, namespace = 'default' } }: Manifest): string {
  return `${kind} ${namespace}/${name}`;
}

function ofService(service: Manifest, pods: readonly PodEnd[]): readonly Way[] {
  const { type, externalIPs, loadBalancerSourceRanges, ports } = (service['spec'] ?? {}) as ServiceSpec;
  const kinds = [
    ...(type === 'LoadBalancer' || type === 'NodePort' ? [type] : []),
    ...(list(externalIPs).length > 0 ? ['external IP'] : []),
  ];
  const ranges = list(loadBalancerSourceRanges);
  const only = type === 'LoadBalancer' && ranges.length > 0 ? `, for ${ranges.join(', ')}` : '';
  return kinds.flatMap((kind) =>
    list(ports).flatMap((port) => {
      const at = kind === 'NodePort' ? `port ${port.nodePort ?? 'of each node'}` : `port ${port.port}`;
      return behind(service, pods, port.port).map((target) => {
        return { through: nameOf(service), how: `${kind}, ${at}${only}`, byPods: false, ...target };
      });
    }),
  );
}

type Target = Pick<Way, 'to' | 'protocol' | 'port'>;

/** The ports of pods behind a port of a Service. @param wanted its number or name; none: every port */
function behind(service: Manifest, pods: readonly PodEnd[], wanted: number | string | undefined): readonly Target[] {
  const { selector, ports } = (service['spec'] ?? {}) as ServiceSpec;
  // One without a selector leads to addresses that are written elsewhere.
  if (!isSet(selector) || Object.keys(selector).length === 0) return [];
  const namespace = service.metadata.namespace ?? 'default';
  return list(ports)
    .filter(({ name, port }) => wanted === undefined || port === wanted || name === wanted)
    .flatMap(({ port, protocol = 'TCP', targetPort = port }) =>
      pods
        .filter((pod) => pod.namespace === namespace && hasLabels(selector, pod.labels))
        .flatMap((to) => {
          if (!isProtocol(protocol)) return [];
          const numbers = typeof targetPort === 'number' ? [targetPort] : named(to, targetPort, protocol);
          return numbers.map((number) => ({ to, protocol, port: number }));
        }),
    );
}

interface Backend {
  readonly how: string;
  readonly name: string;
  readonly namespace: string;
  readonly port: number | string | undefined;
}

interface IngressBackend {
  readonly service?: { readonly name: string; readonly port?: { readonly number?: number; readonly name?: string } };
}

interface RouteSpec {
  readonly defaultBackend?: IngressBackend | null;
  readonly host?: string;
  readonly hostnames?: readonly string[] | null;
  readonly to?: { readonly kind?: string; readonly name?: string } | null;
  readonly rules?:
    | readonly {
        readonly host?: string;
        readonly http?: {
          readonly paths?: readonly { readonly path?: string; readonly backend?: IngressBackend | null }[] | null;
        } | null;
        readonly backendRefs?: readonly {
          readonly kind?: string;
          readonly name: string;
          readonly namespace?: string;
          readonly port?: number;
        }[];
        readonly matches?: readonly { readonly path?: { readonly value?: string } | null }[] | null;
      }[]
    | null;
}

/** The Services to which an Ingress, a route of the Gateway API or one of OpenShift leads. */
function backendsOf(object: Manifest, objects: readonly Manifest[]): readonly Backend[] {
  const group = groupOf(object.apiVersion);
  const { namespace = 'default' } = object.metadata;
  const spec = (object['spec'] ?? {}) as RouteSpec;
  if (object.kind === 'Ingress' && group.endsWith('k8s.io')) {
    const rules = list(spec.rules).flatMap(({ host = 'every host', http }) =>
      list(http?.paths).map(({ path = '/', backend }) => ({ how: `${host}${path}`, backend })),
    );
    const byDefault = spec.defaultBackend ? [{ how: 'every other host', backend: spec.defaultBackend }] : [];
    return [...rules, ...byDefault].flatMap(({ how, backend }) => {
      const service = backend?.service;
      return service ? [{ how, name: service.name, namespace, port: service.port?.number ?? service.port?.name }] : [];
    });
  }
  if (group === 'gateway.networking.k8s.io' && object.kind.endsWith('Route')) {
    const own = list(spec.hostnames);
    const hosts = (own.length > 0 ? own : inheritedHosts(object, objects)).join(', ') || 'every host';
    return list(spec.rules).flatMap(({ backendRefs, matches }) => {
      const paths = list(matches).flatMap(({ path }) => path?.value ?? []);
      return list(backendRefs)
        .filter(({ kind = 'Service' }) => kind === 'Service')
        .flatMap((one) =>
          (paths.length > 0 ? paths : ['']).map((path) => ({
            how: `${hosts}${path}`,
            name: one.name,
            namespace: one.namespace ?? namespace,
            port: one.port,
          })),
        );
    });
  }
  if (group === 'route.openshift.io' && object.kind === 'Route' && spec.to?.name !== undefined) {
    return [{ how: spec.host ?? 'every host', name: spec.to.name, namespace, port: undefined }];
  }
  return [];
}

/** Ports that pods have on their nodes: by `hostPort`, or by the network of the node. */
function ofNode(object: Manifest, pods: readonly PodEnd[]): readonly Way[] {
  const templates: ReadonlyMap<string | undefined, PodTemplate> = new Map(
    podTemplatesOf(object).map(({ part, template }) => [part, template]),
  );
  const { namespace = 'default', name } = object.metadata;
  const own = pods.filter((pod) => pod.workload === object.kind && pod.namespace === namespace && pod.made === name);
  return own.flatMap((to) => {
    const template = templates.get(to.part);
    if (to.hostNetwork) {
      return to.ports.map(({ port, protocol }) => {
        return { through: nameOf(object), how: `network of its node, port ${port}`, to, protocol, port, byPods: false };
      });
    }
    return list(template?.spec?.containers)
      .flatMap(({ ports }) => list(ports))
      .flatMap(({ containerPort: port, hostPort, protocol = 'TCP' }) =>
        typeof hostPort !== 'number' || typeof port !== 'number' || !isProtocol(protocol)
          ? []
          : [{ through: nameOf(object), how: `hostPort ${hostPort}`, to, protocol, port, byPods: false }],
      );
  });
}
