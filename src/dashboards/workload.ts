/** Panels on the pods of a namespace, whatever runs in them. */
import type { Panel } from './board';

/** Containers of pods, without the one that holds a pod's network. */
const container = (namespaces: string) => `namespace=~"${namespaces}", container!="", container!="POD"`;

/** CPU and memory against what the containers may use. @param namespaces such as `api|web` @param by a label */
export function saturation(namespaces: string, by: 'namespace' | 'pod' = 'pod'): readonly [Panel, Panel] {
  const of = container(namespaces);
  return [
    {
      title: 'CPU',
      says: 'Cores in use. What a pod asks for is in the capacity page; above it pods share what is left of the node.',
      unit: 'short',
      queries: [
        { expression: `sum by (${by}) (rate(container_cpu_usage_seconds_total{${of}}[5m]))`, legend: `{{${by}}}` },
      ],
    },
    {
      title: 'Memory in use, of the limit',
      says: 'At 100 % the kernel ends the container.',
      unit: 'percentunit',
      queries: [
        {
          expression: `max by (${by}) (container_memory_working_set_bytes{${of}} / (container_spec_memory_limit_bytes{${of}} > 0))`,
          legend: `{{${by}}}`,
        },
      ],
    },
  ];
}

/** What Kubernetes says of the pods of a namespace. */
export function pods(namespace: string): readonly [Panel, Panel, Panel] {
  const of = `namespace="${namespace}"`;
  return [
    {
      title: 'Pods that are ready',
      says: 'How many serve. Fewer than wanted for minutes is an alert.',
      unit: 'short',
      queries: [
        { expression: `sum(kube_pod_status_ready{${of}, condition="true"})`, legend: 'ready' },
        { expression: `sum(kube_pod_status_phase{${of}, phase=~"Pending|Running"})`, legend: 'there' },
      ],
    },
    {
      title: 'Containers started again',
      says: 'Within an hour. Zero, or something ends them.',
      unit: 'short',
      queries: [
        {
          expression: `sum by (pod) (increase(kube_pod_container_status_restarts_total{${of}}[1h]))`,
          legend: '{{pod}}',
        },
      ],
    },
    {
      title: 'CPU that was held back',
      says: 'The share of time in which a container wanted to run and was not let, since its limit was reached.',
      unit: 'percentunit',
      queries: [
        {
          expression: `sum by (pod) (rate(container_cpu_cfs_throttled_periods_total{${container(namespace)}}[5m])) / sum by (pod) (rate(container_cpu_cfs_periods_total{${container(namespace)}}[5m]))`,
          legend: '{{pod}}',
        },
      ],
      emptyBecause: 'containers without a limit of CPU are never held back, and are not counted',
    },
  ];
}
