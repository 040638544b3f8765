/**
 * ingress-nginx: the front door. Retired upstream (docs/how-to/leave-ingress-nginx.md), so that it is
 * given as little as it can do with: our namespaces, annotations of medium risk at most, no snippets.
 */
import type { Entry, Environment } from '../../config/environment';
import { frontDoors } from '../../config/front-doors';
import { releases } from '../../config/versions';
import type { Settings } from '../settings';
import { registryOf } from './registry';

/**
 * Seconds for which a pod that is to end serves on: until load balancers and every node have seen that it goes, a load
 * balancer by about three checks of ten seconds.
 */
const graceSeconds = 30;

export interface IngressNginxValues {
  readonly global: { readonly image: { readonly registry: string } };
  readonly controller: {
    readonly image: { readonly tag: string; readonly digest: string };
    readonly replicaCount: number;
    readonly minAvailable?: number;
    readonly allowSnippetAnnotations: false;
    readonly enableAnnotationValidations: true;
    /** Where it listens. @default - 80 and 443 */
    readonly containerPort?: { readonly http: number; readonly https: number };
    readonly extraArgs: { readonly 'https-port'?: string; readonly 'shutdown-grace-period': string };
    /** Of nginx, by its own names. */
    readonly config: Readonly<Record<string, string>>;
    /** Ingresses of other namespaces are not served. */
    readonly scope: { readonly enabled: false; readonly namespaceSelector: string };
    readonly networkPolicy: { readonly enabled: true };
    readonly ingressClassResource: { readonly name: 'nginx'; readonly default: false };
    readonly service: IngressNginxService;
    readonly admissionWebhooks: {
      readonly enabled: true;
      readonly certManager: { readonly enabled: true };
      readonly patch: { readonly enabled: false };
      /** @default 8443 */
      readonly port?: number;
    };
    readonly metrics: { readonly enabled: true };
    readonly resources: object;
    readonly topologySpreadConstraints?: readonly object[];
  };
}

type IngressNginxService = { readonly externalTrafficPolicy: 'Local' } & (
  | { readonly type: 'NodePort'; readonly nodePorts: { readonly http: number; readonly https: number } }
  | {
      readonly type: 'LoadBalancer';
      readonly loadBalancerIP: string;
      readonly allocateLoadBalancerNodePorts: false;
      readonly annotations?: Readonly<Record<string, string>>;
    }
);

export function ingressNginx(
  { frontDoor: { entry }, nodes }: Environment,
  { registry, nodePorts = frontDoors['ingress-nginx'].ports }: Pick<Settings, 'registry' | 'nodePorts'>,
): IngressNginxValues {
  const [image] = releases['ingress-nginx'].images;
  // NAME:TAG@DIGEST, as every foreign image is written.
  const tag = image.replace(/^.*:(v[\d.]+)@.*$/, '$1');
  const digest = image.replace(/^.*@/, '');
  const several = nodes.count > 1;
  const own = entry.kind === 'loopback' ? ownPorts(entry.https) : undefined;
  return {
    global: { image: { registry: registryOf(registry, 'registry.k8s.io') } },
    controller: {
      image: { tag, digest },
      replicaCount: several ? 3 : 1,
      ...(several ? { minAvailable: 2 } : {}),
      allowSnippetAnnotations: false,
      enableAnnotationValidations: true,
      ...(own ? { containerPort: own.container } : {}),
      extraArgs: {
        ...(own ? { 'https-port': String(own.container.https) } : {}),
        'shutdown-grace-period': String(graceSeconds),
      },
      config: {
        'annotations-risk-level': 'Medium',
        'hide-headers': 'Server,X-Powered-By',
        // "Too many requests", where it would say that the service is away.
        'limit-conn-status-code': '429',
        'limit-req-status-code': '429',
        // A redirect to HTTPS would take the last slash of a path away, which makes another path of it.
        'preserve-trailing-slash': 'true',
        'server-tokens': 'false',
        'ssl-protocols': 'TLSv1.3',
        'strict-validate-path-type': 'true',
        // A load balancer and node ports pass the address of the caller on; headers that say another are not believed.
        'use-forwarded-headers': 'false',
        ...(own ? { 'use-port-in-redirects': 'true' } : {}),
      },
      scope: { enabled: false, namespaceSelector: 'app.kubernetes.io/part-of=breakwater' },
      networkPolicy: { enabled: true },
      ingressClassResource: { name: 'nginx', default: false },
      service: service(entry, nodePorts),
      admissionWebhooks: {
        enabled: true,
        certManager: { enabled: true },
        patch: { enabled: false },
        ...(own ? { port: own.webhook } : {}),
      },
      metrics: { enabled: true },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      ...(several ? { topologySpreadConstraints: [overZones] } : {}),
    },
  };
}

/**
 * A redirect to HTTPS names the port on which the controller itself listens, and that is right where callers use the same
 * one. The webhook gives way: its usual port is local's.
 */
function ownPorts(https: number) {
  return { container: { http: 80, https }, webhook: https === 9443 ? 9444 : 9443 };
}

/** `Local`: a node hands callers to its own pods only, and the address of the caller stays what it is. */
function service(entry: Entry, nodePorts: NonNullable<Settings['nodePorts']>): IngressNginxService {
  return entry.kind === 'loopback'
    ? { type: 'NodePort', externalTrafficPolicy: 'Local', nodePorts }
    : {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        loadBalancerIP: entry.address,
        allocateLoadBalancerNodePorts: false,
        ...(entry.annotations ? { annotations: entry.annotations } : {}),
      };
}

const overZones = {
  labelSelector: {
    matchLabels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  },
  maxSkew: 1,
  topologyKey: 'topology.kubernetes.io/zone',
  whenUnsatisfiable: 'DoNotSchedule',
} as const;
