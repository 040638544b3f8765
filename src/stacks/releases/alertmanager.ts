/** Alertmanager: groups alerts and calls the receiver of the environment. */
import { type Duration, scaled } from '../../alerts/duration';
import type { Alerting, Receiver } from '../../config/environment';
import { neighbours } from '../../config/flows';
import { releases } from '../../config/versions';

/** Labels of its pods. */
export const alertmanagerLabels = { 'app.kubernetes.io/name': 'alertmanager' } as const;

/** Labels of the pods of kube-state-metrics. */
export const kubeStateMetricsLabels = { 'app.kubernetes.io/name': 'kube-state-metrics' } as const;

const receiverName = 'people';

/** Its configuration. A repeated Watchdog is the proof that the receiver is reached. */
export function alertmanagerConfig({ receiver, timeScale = 1 }: Alerting) {
  const after = (duration: Duration) => scaled(duration, timeScale);
  return {
    global: { resolve_timeout: after('5m') },
    route: {
      receiver: receiverName,
      group_by: ['alertname', 'subject'],
      group_wait: after('30s'),
      group_interval: after('5m'),
      repeat_interval: after('4h'),
      routes: [
        {
          matchers: ['alertname="Watchdog"'],
          receiver: receiverName,
          group_interval: after('1m'),
          repeat_interval: after('5m'),
        },
      ],
    },
    // What is down needs no second alert on how badly it does. A label that neither has is equal.
    inhibit_rules: [
      {
        source_matchers: ['severity="critical"'],
        target_matchers: ['severity="warning"'],
        equal: ['subject', 'namespace'],
      },
      // What was on a lost node is away with it. Both have waited longer than the alert of the node.
      {
        source_matchers: ['alertname="NodeNotReady"'],
        target_matchers: ['alertname=~"TargetDown|ReplicasMissing|PodNotReady"'],
        equal: [],
      },
    ],
    receivers: [{ name: receiverName, ...configOf(receiver) }],
    templates: [],
  } as const;
}

function configOf(receiver: Receiver) {
  return receiver.kind === 'none' ? {} : { webhook_configs: [{ url: receiver.url, send_resolved: true }] };
}

/** Alertmanager is called by Prometheus and calls the receiver; kube-state-metrics is read by Prometheus. */
export function alertingPolicies({ receiver }: Alerting): readonly object[] {
  return [
    policy('alertmanager', alertmanagerLabels, 9093, receiver.kind === 'none' ? [] : [toReceiver(receiver), toDns]),
    // The API server has addresses of nodes, which no selector names.
    policy('kube-state-metrics', kubeStateMetricsLabels, 8080, [{ ports: [443, 6443, 8443].map(tcp) }]),
  ];
}

const tcp = (port: number) => ({ port, protocol: 'TCP' });

function policy(name: string, labels: Readonly<Record<string, string>>, port: number, egress: readonly object[]) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: releases.prometheus.namespace },
    spec: {
      podSelector: { matchLabels: { ...labels } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from: [{ podSelector: { matchLabels: { ...neighbours.prometheus.podLabels } } }], ports: [tcp(port)] },
      ],
      egress,
    },
  };
}

function toReceiver({ at, port }: Extract<Receiver, { kind: 'webhook' }>): object {
  const peer =
    'network' in at
      ? { ipBlock: { cidr: at.network } }
      : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': at.namespace } } };
  return { to: [peer], ports: [tcp(port)] };
}

const toDns = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': neighbours.dns.namespace } },
      podSelector: { matchLabels: { ...neighbours.dns.podLabels } },
    },
  ],
  ports: [{ port: 53, protocol: 'UDP' }, tcp(53)],
};
