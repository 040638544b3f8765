/** The dashboard of what services stand on: certificates, quotas, volumes, nodes, Prometheus itself. */
import type { Board } from './board';

export const platform: Board = {
  uid: 'breakwater-platform',
  title: 'Breakwater: platform',
  rows: [
    {
      title: 'Certificates',
      panels: [
        {
          title: 'Certificates end in',
          says: 'Renewed when a third of their life is left: an older one was not.',
          unit: 's',
          queries: [
            {
              expression: 'min by (namespace, name) (certmanager_certificate_expiration_timestamp_seconds) - time()',
              legend: '{{namespace}}/{{name}}',
            },
          ],
        },
        {
          title: 'Certificates that are not ready',
          says: 'Zero: whoever mounts one that is not waits.',
          unit: 'short',
          shown: 'number',
          queries: [
            {
              expression: 'sum(certmanager_certificate_ready_status{condition!="True"})',
              legend: 'not ready',
            },
          ],
        },
      ],
    },
    {
      title: 'Room',
      panels: [
        {
          title: 'Quota in use',
          says: 'At 100 % no further pod is made: an update stops.',
          unit: 'percentunit',
          queries: [
            {
              expression:
                'max by (namespace) (kube_resourcequota{type="used"} / ignoring(type) (kube_resourcequota{type="hard"} > 0))',
              legend: '{{namespace}}',
            },
          ],
        },
        {
          title: 'Volumes in use',
          says: 'A full one stops its service.',
          unit: 'percentunit',
          queries: [
            {
              expression:
                '1 - max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes)',
              legend: '{{namespace}}/{{persistentvolumeclaim}}',
            },
          ],
        },
        {
          title: 'Nodes that are not ready',
          says: 'Zero. Pods of a lost node are made again elsewhere after five minutes.',
          unit: 'short',
          shown: 'number',
          queries: [
            {
              expression: 'sum(kube_node_status_condition{condition="Ready", status!="true"})',
              legend: 'not ready',
            },
          ],
        },
      ],
    },
    {
      title: 'Prometheus',
      panels: [
        {
          title: 'Series by job',
          says: 'What it costs: memory grows with it. Each job has a budget.',
          unit: 'short',
          queries: [{ expression: 'sum by (job) (scrape_samples_post_metric_relabeling)', legend: '{{job}}' }],
        },
        {
          title: 'Targets that do not answer',
          says: 'Zero. What is not collected raises no alert of its own.',
          unit: 'short',
          queries: [{ expression: 'sum by (job) (up == bool 0)', legend: '{{job}}' }],
        },
        {
          title: 'Time of evaluating rules',
          says: 'Of each group, against the time between two evaluations.',
          unit: 'percentunit',
          queries: [
            {
              expression: 'prometheus_rule_group_last_duration_seconds / prometheus_rule_group_interval_seconds',
              legend: '{{rule_group}}',
            },
          ],
        },
      ],
    },
  ],
};
