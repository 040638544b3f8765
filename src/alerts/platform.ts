/** Alerts of the platform itself: nodes, and the path of an alert from its source to a person. */
import type { Alert, Subject } from './alert';

const owner = 'platform';

const watchdog: Alert = {
  name: 'Watchdog',
  severity: 'none',
  owner,
  summary: 'Alerts are delivered.',
  description: 'It always fires. The receiver reports when it stops: then Prometheus or Alertmanager is away.',
  query: () => 'vector(1)',
  always: 'a receiver that no longer gets it knows that no other alert would arrive either',
  cases: [{ says: 'always', series: {}, fires: { at: '0m', alerts: [{}] } }],
};

const node = (name: string, condition: string, status: string) =>
  `kube_node_status_condition{node="${name}", condition="${condition}", status="${status}"}`;

const nodeNotReady: Alert = {
  name: 'NodeNotReady',
  severity: 'critical',
  owner,
  summary: 'A node is not ready.',
  description:
    'Node {{ $labels.node }} is not ready for two minutes. Its pods are replaced elsewhere after five; what is bound to its volumes waits for it.',
  query: () => 'kube_node_status_condition{condition="Ready", status="true"} == 0',
  holds: '2m',
  cases: [
    {
      says: 'its kubelet is lost',
      series: {
        [node('a', 'Ready', 'true')]: '1x4 0x10',
        [node('a', 'Ready', 'unknown')]: '0x4 1x10',
        [node('a', 'Ready', 'false')]: '0x20',
        [node('a', 'DiskPressure', 'true')]: '0x20',
        [node('b', 'Ready', 'true')]: '1x20',
      },
      fires: { at: '7m', alerts: [{ labels: { node: 'a', condition: 'Ready', status: 'true' } }] },
    },
  ],
};

const targetDown: Alert = {
  name: 'TargetDown',
  severity: 'warning',
  owner,
  summary: 'Prometheus gets no metrics of a target.',
  description:
    '{{ $labels.instance }} of {{ $labels.job }} does not answer Prometheus for ten minutes. What is asked about it is answered from the others, if there are any.',
  query: () => 'up == 0',
  holds: '10m',
  cases: [
    {
      says: 'one of two does not answer',
      series: { 'up{job="web", instance="a"}': '1x4 0x20', 'up{job="web", instance="b"}': '1x30' },
      fires: { at: '15m', alerts: [{ labels: { job: 'web', instance: 'a' } }] },
    },
  ],
};

/** Jobs without which other alerts are blind, and what cannot be seen then. */
const sources: readonly (readonly [job: string, blind: string])[] = [
  ['alertmanager', 'whether alerts are delivered'],
  ['kubernetes-objects', 'pods, nodes, jobs and quotas'],
  ['containers', 'CPU and memory'],
  ['volumes', 'how full volumes are'],
  ['api-server', 'refusals, entries into pods and break-glass'],
];

const sourceDown = ([job, blind]: (typeof sources)[number]): Alert => ({
  name: 'SourceDown',
  severity: 'critical',
  owner,
  summary: 'Prometheus is blind for a part of the platform.',
  description: `For five minutes no target of ${job} answered. Not seen meanwhile: ${blind}.`,
  source: job,
  query: () => `absent(up{job="${job}"} == 1)`,
  holds: '5m',
  cases: [
    {
      says: 'none answers',
      series: { [`up{job="${job}", instance="a"}`]: '1x4 0x10', 'up{job="other", instance="a"}': '1x20' },
      fires: { at: '10m', alerts: [{}] },
    },
    {
      says: 'one of two answers',
      series: { [`up{job="${job}", instance="a"}`]: '1x20', [`up{job="${job}", instance="b"}`]: '0x20' },
      silent: ['20m'],
    },
  ],
});

const failures = (job: string, group: string) =>
  `prometheus_rule_evaluation_failures_total{job="${job}", rule_group="${group}"}`;

const rulesFail: Alert = {
  name: 'RulesFail',
  severity: 'warning',
  owner,
  summary: 'Prometheus cannot evaluate a rule.',
  description: 'Rules of {{ $labels.rule_group }} fail: their alerts cannot fire.',
  query: (over) => `increase(prometheus_rule_evaluation_failures_total{job="prometheus"}[${over('5m')}]) > 0`,
  holds: '10m',
  cases: [
    {
      says: 'a rule of one group fails every three minutes; of another it did for some minutes',
      series: {
        [failures('prometheus', 'a')]: '0x4 1x2 2x2 3x2 4x2 5x2 6x9',
        [failures('prometheus', 'b')]: '0x4 4+4x3 16x30',
        [failures('other', 'a')]: '0+4x40',
      },
      fires: { at: '15m', alerts: [{ labels: { job: 'prometheus', rule_group: 'a' } }] },
      silent: ['14m'],
    },
    {
      says: 'a rule fails for six minutes',
      series: { [failures('prometheus', 'a')]: '0x4 4+4x5 24x30' },
      silent: ['12m', '14m', '16m', '20m'],
    },
    {
      says: 'a rule fails now and then',
      series: { [failures('prometheus', 'a')]: '0x4 1x6 2x6 3x6 4x6 5x20' },
      silent: ['15m', '20m', '30m'],
    },
  ],
};

const notifications = (job: string, integration: string) =>
  `alertmanager_notifications_failed_total{job="${job}", integration="${integration}"}`;

const notDelivered: Alert = {
  name: 'AlertsNotDelivered',
  severity: 'critical',
  owner,
  summary: 'Alertmanager cannot reach the receiver.',
  description:
    'Notifications by {{ $labels.integration }} fail for ten minutes. People do not get alerts; read them in Alertmanager itself.',
  query: (over) => `increase(alertmanager_notifications_failed_total{job="alertmanager"}[${over('10m')}]) > 0`,
  holds: '10m',
  cases: [
    {
      says: 'the receiver is away',
      series: {
        [notifications('alertmanager', 'webhook')]: '0x4 1x6 2x6 3x6',
        [notifications('other', 'webhook')]: '0+1x40',
      },
      fires: { at: '15m', alerts: [{ labels: { job: 'alertmanager', integration: 'webhook' } }] },
    },
    {
      says: 'one notification fails',
      series: { [notifications('alertmanager', 'webhook')]: '0x4 1x30' },
      silent: ['14m', '15m', '20m'],
    },
  ],
};

export const platform: Subject = {
  name: 'platform',
  alerts: () => [watchdog, nodeNotReady, targetDown, ...sources.map(sourceDown), rulesFail, notDelivered],
};
