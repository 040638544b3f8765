/** Type of an environment: what may differ. Values are in `environments/`, their meaning in `invariants.ts`. */
import type { Cpu, Memory } from '../kubernetes/quantity';
import type { Move } from './move';
import type { Holders } from './personas';
import type { Promotion } from './promotion';
import type { RateLimits } from './rate-limits';
import type { Service, ServiceName, services } from './services';
import type { SystemNamespace } from './system-namespaces';

/** How many instances run: a number, or a range within which the load decides. */
export type Instances = number | { readonly min: number; readonly max: number };

/** How much of a workload runs, and what one instance asks for. */
export interface Capacity {
  readonly instances: Instances;
  /** Requested by one instance; its limit is `cpuBurst` times that, so that a burst is not throttled. */
  readonly cpu: Cpu;
  /** Requested by one instance, and its limit. */
  readonly memory: Memory;
}

/** Who signs the certificates of the front door. */
export type Issuer =
  /** An authority made in the cluster: browsers do not know it. */
  | { readonly kind: 'self-signed' }
  /** A public authority, which asks for a proof of owning the domain. */
  | {
      readonly kind: 'acme';
      /** The ClusterIssuer's name, which says whose certificates they are. */
      readonly name: 'letsencrypt-staging' | 'letsencrypt-prod';
      readonly server: string;
      readonly contact: string;
      /** URI of the account, once it is known (`status.acme.uri`): CAA then lets no other one order. @default - not named */
      readonly account?: string;
      readonly proof: Proof;
    }
  /** A ClusterIssuer that the site has already: it is named, and none is written. */
  | {
      readonly kind: 'existing';
      readonly name: string;
      /** How it proves that the domain is ours, where it asks a public authority. @default 'dns-01' */
      readonly proof?: Proof['kind'];
    };

/** The proof of owning a domain that an authority asks for (RFC 8555, section 8). */
export type Proof =
  /** A DNS record, written by a signed update (RFC 2136): nothing has to come in. */
  | { readonly kind: 'dns-01'; readonly nameserver: string }
  /**
   * An answer on port 80 of the host: the authority comes in from anywhere, past the allow-list, to one path that
   * cert-manager serves for as long as the proof takes.
   */
  | { readonly kind: 'http-01' };

/** Parts of minikube that only make sense inside it; everything else is a release. The front door's is derived. */
export type Addon = 'default-storageclass' | 'metrics-server' | 'storage-provisioner';

/** A cluster that the stack `cluster` makes, and removes again. */
export interface Minikube {
  readonly kind: 'minikube';
  /** Cores and memory of the machine that minikube makes: more than its nodes have left for pods. */
  readonly cpus: number;
  readonly memory: Memory;
  /** A network plug-in that enforces NetworkPolicies. */
  readonly networkPlugin: 'calico' | 'cilium';
  readonly addons: readonly Addon[];
}

/** A cluster that others provision: a cloud's, or a team's. */
export interface Given {
  readonly kind: 'given';
  /** UID of its namespace `kube-system`, once known: deploys to any other cluster are refused. */
  readonly uid?: string;
}

/** How callers reach the front door. */
export type Entry =
  /** Ports of 127.0.0.1 that lead to the node. */
  | { readonly kind: 'loopback'; readonly http: number; readonly https: number }
  /** The only public address: static, so that DNS can name it; nodes have none. */
  | {
      readonly kind: 'load-balancer';
      readonly address: string;
      /** By which the provider finds a reserved address, where it does not read `loadBalancerIP`. @default - none */
      readonly annotations?: Readonly<Record<string, string>>;
    };

/** Where charts and foreign images come from: as published, or what an air-gapped site keeps. */
export interface Sources {
  /** A folder below the repository with `<chart>-<version>.tgz` for each release. */
  readonly charts: 'upstream' | `./${string}`;
  /** What every image that is not ours is named by in place of its registry: `registry.internal/mirror/`. */
  readonly registry: 'upstream' | `${string}/`;
  /** How foreign images get to the nodes. @default 'pulled' */
  readonly images?: 'pulled' | 'loaded';
  /** How our builds name their base images; by name: from what this machine has. @default 'by-digest' */
  readonly bases?: 'by-digest' | 'by-name';
}

/** What is said of a service: how many instances, unless it is a database (its members), a job or a store (one). */
type CapacityOf<One extends Service> = One['component'] extends 'database' | 'job' | 'store'
  ? Omit<Capacity, 'instances'>
  : Capacity;

/** A replica set. An odd number of members, three at least: the loss of one leaves a majority. */
export interface Database {
  readonly members: 3 | 5;
  /**
   * The headless Service of the members, and so part of their names: of two clusters between which a database moves, each
   * has its own. @default 'mongo'
   */
  readonly service?: string;
  /** A move from or to another cluster, while it lasts. @default - none */
  readonly move?: Move;
  /** What the exporter of metrics beside each member asks for, besides what the member does. */
  readonly exporter: Omit<Capacity, 'instances'>;
  /** Size of each member's volume. */
  readonly storage: Memory;
}

/** Backups of the database. */
export interface Backups {
  /** When one is written, as five fields of cron in UTC. */
  readonly schedule: string;
  /** Of so many of the latest hours, days and weeks the last backup is kept. */
  readonly keep: { readonly hours: number; readonly days: number; readonly weeks: number };
  /** Size of their volume. */
  readonly storage: Memory;
  /** When the drill restores one, as five fields of cron in UTC. */
  readonly drill: string;
}

/** Who is sent alerts: Alertmanager calls it, and the network lets Alertmanager at it alone. */
export type Receiver =
  /** No one, with a reason: alerts are seen where someone looks. */
  | { readonly kind: 'none'; readonly because: string }
  | {
      readonly kind: 'webhook';
      readonly url: `http://${string}` | `https://${string}`;
      /** Where it is: pods of a namespace of the cluster, or a network outside of it. */
      readonly at: { readonly namespace: string } | { readonly network: string };
      /** The port on which its pods, or its hosts, listen. */
      readonly port: number;
    };

/** Alerts: who is sent them, and at which pace. */
export interface Alerting {
  readonly receiver: Receiver;
  /**
   * Factor of every window and every `for` of the rules, and of the pauses of Alertmanager: 1/60 makes an hour a minute,
   * for rehearsals. @default 1
   */
  readonly timeScale?: number;
}

/** An opt-out, with its reason: written on the objects that it concerns and listed in the reference. */
export interface OptOut {
  readonly off: string;
}

export interface Environment {
  /** The value of the label `env` on every object, and the folder below dist. */
  readonly name: string;
  readonly purpose: string;
  /** The only kube context that this environment may be applied to. */
  readonly context: string;
  readonly cluster: Minikube | Given;
  /** Who applies dist: the stack `workloads`, or a GitOps engine; one owner a cluster. */
  readonly appliedBy: 'terraform' | 'gitops';
  /** How commits come here, by `promote`. @default - each commit of the branch does */
  readonly promotion?: Promotion;
  readonly sources: Sources;
  readonly nodes: {
    readonly count: number;
    /** Values of `topology.kubernetes.io/zone`. */
    readonly zones: readonly string[];
    /** What one node has left for pods. */
    readonly cpu: Cpu;
    readonly memory: Memory;
    /** Private networks of nodes, by the value of their label `breakwater.example/subnet`. @default - one network */
    readonly subnets?: Readonly<Record<string, string>>;
  };
  /** Services whose pods run on the nodes of one subnet only. @default - on any node */
  readonly placement?: Readonly<Partial<Record<ServiceName, string>>>;
  readonly images: {
    /** Prefix of the images that this repository builds. */
    readonly own: `${string}/`;
    /** `IfNotPresent` where images are loaded into the nodes, `Always` where they are pulled. */
    readonly pullPolicy: 'Always' | 'IfNotPresent';
  };
  readonly frontDoor: {
    /** Hosts are `<service>.<domain>`. */
    readonly domain: string;
    /** Who serves it: an addon of minikube or a release; never two, since they share a class and ports. */
    readonly controller: 'addon' | 'envoy-gateway' | 'ingress-nginx' | 'traefik';
    readonly entry: Entry;
    /** Networks from which the public services may be called. */
    readonly clients: readonly string[];
    /** How much one address may ask of a service. */
    readonly limits: RateLimits;
    readonly issuer: Issuer;
  };
  readonly dns: {
    /** Address of the cluster's own DNS: `kubectl -n kube-system get service kube-dns`. */
    readonly cluster: string;
    /** Fixed address of our resolver, of the network of Services: of its lowest addresses, which are not given out by themselves. */
    readonly resolver: string;
  };
  readonly database: Database;
  readonly backups: Backups;
  readonly alerting: Alerting;
  readonly capacity: { readonly [Name in ServiceName]: CapacityOf<(typeof services)[Name]> };
  /** Whether a pod waits rather than crowd a zone; nodes are shared only where there is no other. */
  readonly spread: 'preferred' | 'required';
  /** Whether users inside pods are mapped to unprivileged ones of the node (`hostUsers: false`). */
  readonly userNamespaces: true | OptOut;
  /** Groups of the API server that hold each persona; of `ci`, accounts too: a pipeline's, or the GitOps engine's. */
  readonly personas: Holders;
  /** Who may open shells and tunnels into pods: in an incident only, or whoever works there. */
  readonly shells: 'break-glass' | 'anyone';
  /** Namespaces beside the usual ones whose pods need the node: a network plug-in's, a driver's. @default - none */
  readonly systemNamespaces?: Readonly<Record<string, SystemNamespace>>;
  /** Classes of which volumes may be claimed. @default - any class of the cluster */
  readonly storageClasses?: readonly string[];
  /** Whether the users API shows `/docs` and `/openapi.json`. */
  readonly apiDocs: boolean;
}

/** @returns the smallest and the largest number of instances */
export function range(instances: Instances): { readonly min: number; readonly max: number } {
  return typeof instances === 'number' ? { min: instances, max: instances } : instances;
}
