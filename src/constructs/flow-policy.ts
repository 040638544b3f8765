/** NetworkPolicy of a service: its half of each declared flow, ingress and egress. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { nameLabel } from './labels';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';

/** The pods at the other end of a flow. */
export interface Peer {
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** An IPv4 network of another cluster, whose pods no selector can name. */
export interface Network {
  readonly network: string;
}

/** A peer and the port on its pods (for calls) or on ours (for callers). */
export type FlowPeer = (Peer | Network) & {
  readonly port: number;
  /** @default - TCP */
  readonly protocols?: readonly Protocol[];
};

type Protocol = 'TCP' | 'UDP';

export interface FlowPolicyProps {
  /** Sources that may open connections to these pods. @default - none */
  readonly callers?: readonly FlowPeer[];
  /** Destinations to which these pods may open connections. @default - none */
  readonly calls?: readonly FlowPeer[];
}

/**
 * One NetworkPolicy for the pods of the chart's service. Together with the chart's default-deny it is the whole truth:
 * a flow exists when both ends have declared it. Peers are a namespace and a pod label together, never one of them; of
 * another cluster, the network of its pods.
 */
export class FlowPolicy extends Construct {
  constructor(scope: Construct, id: string, { callers = [], calls = [] }: FlowPolicyProps) {
    super(scope, id);
    const { name } = NamespacedChart.around(this);
    const ingress = callers.map((caller) => ({ from: [peer(caller)], ports: ports(caller) }));
    const egress = calls.map((callee) => ({ to: [peer(callee)], ports: ports(callee) }));
    new PlainObject(
      this,
      'policy',
      k8s.KubeNetworkPolicy.manifest({
        metadata: { name },
        spec: {
          podSelector: { matchLabels: { ...nameLabel(name) } },
          policyTypes: ['Ingress', 'Egress'],
          ...(ingress.length > 0 ? { ingress } : {}),
          ...(egress.length > 0 ? { egress } : {}),
        },
      }),
    );
  }
}

/** Namespaces are named by the label that the API server itself sets, which workloads cannot forge. */
function peer(one: Peer | Network): k8s.NetworkPolicyPeer {
  if ('network' in one) return { ipBlock: { cidr: one.network } };
  const { namespace, podLabels } = one;
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { ...podLabels } },
  };
}

function ports({ port, protocols = ['TCP'] }: FlowPeer): k8s.NetworkPolicyPort[] {
  return protocols.map((protocol) => ({ port: k8s.IntOrString.fromNumber(port), protocol }));
}
