/** The fields of NetworkPolicies and pods that decide about connections: all optional, nothing was validated. */
import type { LabelSelector, Labels } from '../kubernetes/selectors';

/** One item of `from` or `to`. */
export interface Peer {
  readonly podSelector?: LabelSelector | null;
  readonly namespaceSelector?: LabelSelector | null;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] | null } | null;
}

/** One item of a rule's `ports`. */
export interface PolicyPort {
  readonly protocol?: string | null;
  readonly port?: number | string | null;
  readonly endPort?: number | null;
}

export interface NetworkPolicySpec {
  readonly podSelector?: LabelSelector | null;
  readonly policyTypes?: readonly string[] | null;
  readonly ingress?: readonly ({ readonly from?: readonly Peer[] | null; readonly ports?: Ports } | null)[] | null;
  readonly egress?: readonly ({ readonly to?: readonly Peer[] | null; readonly ports?: Ports } | null)[] | null;
}

type Ports = readonly PolicyPort[] | null;

export interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels | null } | null;
  readonly spec?: PodSpec | null;
  readonly status?: { readonly podIP?: string; readonly podIPs?: readonly { readonly ip: string }[] } | null;
}

export interface PodSpec {
  readonly hostNetwork?: boolean | null;
  readonly serviceAccountName?: string | null;
  readonly containers?: readonly Container[] | null;
  readonly initContainers?: readonly Container[] | null;
}

export interface Container {
  readonly restartPolicy?: string;
  readonly ports?: readonly ContainerPort[] | null;
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly hostPort?: number;
  readonly protocol?: string;
}
