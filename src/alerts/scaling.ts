/** Alerts on numbers of pods: those that are missing, those at the maximum, and quotas that leave no room. */
import type { Environment } from '../config/environment';
import { workloads } from '../config/workloads';
import type { Alert } from './alert';

const owner = 'platform';
const deployment = (metric: string, name: string, namespace = 'web') =>
  `kube_deployment_${metric}{namespace="${namespace}", deployment="${name}"}`;
const autoscaler = (metric: string, name: string, namespace = 'hash') =>
  `kube_horizontalpodautoscaler_${metric}{namespace="${namespace}", horizontalpodautoscaler="${name}"}`;
const quota = (type: string, resource: string, namespace = 'web') =>
  `kube_resourcequota{namespace="${namespace}", resourcequota="quota", resource="${resource}", type="${type}"}`;

function missing(ours: string): Alert {
  return {
    name: 'ReplicasMissing',
    severity: 'warning',
    owner,
    summary: 'A Deployment has fewer pods than it should.',
    description:
      'Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has {{ $value }} pods that are available, fewer than it should for a quarter of an hour: its pods do not start, or cannot be made.',
    query: () => `kube_deployment_status_replicas_available{${ours}} < kube_deployment_spec_replicas`,
    holds: '15m',
    every: '5m',
    cases: [
      {
        says: 'one of three is not made',
        series: {
          [deployment('status_replicas_available', 'web')]: '3x2 2x10',
          [deployment('spec_replicas', 'web')]: '3x20',
          [deployment('status_replicas_available', 'other')]: '3x20',
          [deployment('spec_replicas', 'other')]: '3x20',
          [deployment('status_replicas_available', 'web', 'kube-system')]: '0x20',
          [deployment('spec_replicas', 'web', 'kube-system')]: '3x20',
        },
        fires: { at: '30m', alerts: [{ labels: { namespace: 'web', deployment: 'web' }, value: '2' }] },
      },
    ],
  };
}

function atMaximum(ours: string): Alert {
  const current = 'status_current_replicas';
  const maximum = 'spec_max_replicas';
  return {
    name: 'ReplicasAtMaximum',
    severity: 'warning',
    owner,
    summary: 'A service cannot grow any more.',
    description:
      '{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} runs {{ $value }} pods, its maximum, for a quarter of an hour. More load makes it slow.',
    query: () => `kube_horizontalpodautoscaler_${current}{${ours}} >= kube_horizontalpodautoscaler_${maximum}`,
    holds: '15m',
    every: '5m',
    cases: [
      {
        says: 'the load stays high',
        series: {
          [autoscaler(current, 'hash')]: '3x2 10x10',
          [autoscaler(maximum, 'hash')]: '10x20',
          [autoscaler(current, 'other')]: '9x20',
          [autoscaler(maximum, 'other')]: '10x20',
          [autoscaler(current, 'hash', 'kube-system')]: '10x20',
          [autoscaler(maximum, 'hash', 'kube-system')]: '10x20',
        },
        fires: {
          at: '30m',
          alerts: [{ labels: { namespace: 'hash', horizontalpodautoscaler: 'hash' }, value: '10' }],
        },
      },
    ],
  };
}

/** The quota of a database or a job is what it always uses: only what scales can come near its own. */
function quotaNearlyUsed(environment: Environment): Alert {
  const scaled = Object.values(workloads(environment)).filter(({ scales }) => scales);
  const names = scaled.map(({ name }) => name).join('|');
  const labels = { namespace: 'web', resourcequota: 'quota', resource: 'limits.memory' };
  return {
    name: 'QuotaNearlyUsed',
    severity: 'warning',
    owner,
    summary: 'A namespace has nearly used its quota.',
    description:
      '{{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its quota of {{ $labels.resource }}, which is made for its largest number of pods and an update: more pods are refused.',
    query: () =>
      `kube_resourcequota{namespace=~"${names}", type="used"} / ignoring (type) kube_resourcequota{type="hard"} > 0.9`,
    holds: '15m',
    every: '5m',
    cases: [
      {
        says: 'something runs there that was not planned',
        series: {
          [quota('used', 'limits.memory')]: '700x2 950x10',
          [quota('hard', 'limits.memory')]: '1000x20',
          [quota('used', 'pods')]: '3x20',
          [quota('hard', 'pods')]: '4x20',
          [quota('used', 'pods', 'mongo')]: '3x20',
          [quota('hard', 'pods', 'mongo')]: '3x20',
        },
        fires: { at: '30m', alerts: [{ labels, value: '95%' }] },
      },
    ],
  };
}

export function scaling(environment: Environment, ours: string): readonly Alert[] {
  return [missing(ours), atMaximum(ours), quotaNearlyUsed(environment)];
}
