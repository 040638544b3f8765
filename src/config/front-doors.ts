/** Front doors: the controllers that can serve one, and all that others need to know of each. */
import type { Environment } from './environment';

/** The name of a controller, as `frontDoor.controller` has it. */
export type Controller = Environment['frontDoor']['controller'];

/** A controller that serves the front door. */
export interface FrontDoorKind {
  /** Where it comes from: minikube's own, or a release of this name. */
  readonly from: { readonly addon: string } | { readonly release: string };
  /** The objects by which a service tells it what to serve. */
  readonly api: 'gateway' | 'ingress';
  /** The class of those objects. */
  readonly class: string;
  /** Where the pods that callers reach are, and all else of it. */
  readonly namespace: string;
  /** The labels of the pods that callers reach: the other end of a flow from the front door. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The Deployment of those pods. */
  readonly deployment: string;
  /** The Service by which callers reach them. */
  readonly service: string;
  /** The account by which it writes in our namespaces. */
  readonly account: string;
  /** What that account writes there: resources with their part, below a group. */
  readonly writes: Readonly<Record<string, readonly string[]>>;
  /** Ports of a node of minikube on which it listens: an addon on the usual ones, a release on node ports. */
  readonly ports: { readonly http: number; readonly https: number };
  /** What callers get who may not have what they ask for; none is data. */
  readonly answers: {
    /** Without the certificate that is asked for. */
    readonly noCertificate: string;
    /** For a host that is not served. */
    readonly unknownHost: string;
    /** For one service by the name of another in TLS. @default - not measured */
    readonly otherHost?: string;
  };
  /** What it counts requests under way for: one address, or all callers together. */
  readonly counts: 'address' | 'together';
  /** How many seconds' worth of requests one address may ask for at once: as is said, or one. */
  readonly bursts: 'as-said' | 'one-second';
}

const usual = { http: 80, https: 443 } as const;
const nodePorts = { http: 30080, https: 30443 } as const;

/** By an alert of TLS: no request is read. */
const handshakeEnds = 'the end of the handshake';

const ofIngresses = { 'networking.k8s.io': ['ingresses/status'] } as const;

const ingressNginx = {
  api: 'ingress',
  class: 'nginx',
  namespace: 'ingress-nginx',
  podLabels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  deployment: 'ingress-nginx-controller',
  service: 'ingress-nginx-controller',
  account: 'ingress-nginx',
  writes: ofIngresses,
  answers: {
    noCertificate: 'status 400',
    unknownHost: 'status 404 with a certificate of its own',
    otherHost: 'status 421',
  },
  counts: 'address',
  bursts: 'as-said',
} as const;

/** Every front door; a service is exposed in the same way through each (ADR 0055). */
export const frontDoors: Readonly<Record<Controller, FrontDoorKind>> = {
  /** minikube's own: ingress-nginx, with its defaults. */
  addon: { ...ingressNginx, from: { addon: 'ingress' }, ports: usual },
  'ingress-nginx': { ...ingressNginx, from: { release: 'ingress-nginx' }, ports: nodePorts },
  /** Reads the annotations of ingress-nginx by its provider `kubernetesIngressNGINX`. */
  traefik: {
    from: { release: 'traefik' },
    api: 'ingress',
    class: 'nginx',
    namespace: 'traefik',
    podLabels: { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': 'traefik-traefik' },
    deployment: 'traefik',
    service: 'traefik',
    account: 'traefik',
    writes: ofIngresses,
    ports: nodePorts,
    answers: { noCertificate: handshakeEnds, unknownHost: 'status 404 with a certificate of its own' },
    counts: 'address',
    bursts: 'as-said',
  },
  /** One Envoy for all Gateways of its class, made by Envoy Gateway in its own namespace. */
  'envoy-gateway': {
    from: { release: 'envoy-gateway' },
    api: 'gateway',
    class: 'breakwater',
    namespace: 'envoy-gateway-system',
    podLabels: { 'app.kubernetes.io/name': 'envoy', 'app.kubernetes.io/component': 'proxy' },
    deployment: 'envoy-breakwater',
    service: 'envoy-breakwater',
    account: 'envoy-gateway',
    writes: {
      'gateway.networking.k8s.io': ['gateways/status', 'httproutes/status'],
      'gateway.envoyproxy.io': [
        'backendtrafficpolicies/status',
        'clienttrafficpolicies/status',
        'securitypolicies/status',
      ],
    },
    ports: nodePorts,
    answers: { noCertificate: handshakeEnds, unknownHost: handshakeEnds, otherHost: 'status 404' },
    counts: 'together',
    bursts: 'one-second',
  },
};

/** What decides which front door an environment has. */
export interface Doored {
  readonly frontDoor: { readonly controller: Controller };
}

/** @returns the front door of an environment */
export function frontDoorOf({ frontDoor }: Doored): FrontDoorKind {
  return frontDoors[frontDoor.controller];
}

/** Whether a release is installed in an environment: one that is a front door where it was chosen, others everywhere. */
export function isInstalled(release: string, environment: Doored): boolean {
  const own = (kind: FrontDoorKind) => 'release' in kind.from && kind.from.release === release;
  return !Object.values(frontDoors).some(own) || own(frontDoorOf(environment));
}
