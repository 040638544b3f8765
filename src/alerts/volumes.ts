/** Alerts on volumes, as the kubelet sees them. */
import type { Alert } from './alert';

const owner = 'platform';
const volume = (metric: string, claim: string, namespace = 'mongo') =>
  `kubelet_volume_stats_${metric}_bytes{namespace="${namespace}", persistentvolumeclaim="${claim}"}`;
const labels = { namespace: 'mongo', persistentvolumeclaim: 'data-0' };

function nearlyFull(ours: string): Alert {
  return {
    name: 'VolumeNearlyFull',
    severity: 'critical',
    owner,
    summary: 'A volume is nearly full.',
    description:
      '{{ $value | humanizePercentage }} of volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is free. When it is full, what writes to it stops.',
    query: () => `kubelet_volume_stats_available_bytes{${ours}} / kubelet_volume_stats_capacity_bytes < 0.1`,
    holds: '10m',
    every: '5m',
    cases: [
      {
        says: 'a member fills its volume',
        series: {
          [volume('available', 'data-0')]: '200x2 60x10',
          [volume('capacity', 'data-0')]: '1000x20',
          [volume('available', 'data-1')]: '150x20',
          [volume('capacity', 'data-1')]: '1000x20',
          [volume('available', 'a', 'kube-system')]: '10x20',
          [volume('capacity', 'a', 'kube-system')]: '1000x20',
        },
        fires: { at: '25m', alerts: [{ labels, value: '6%' }] },
      },
    ],
  };
}

function fills(ours: string): Alert {
  return {
    name: 'VolumeFills',
    severity: 'warning',
    owner,
    summary: 'A volume will be full within four days.',
    description:
      'Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is more than half full. As it filled in the last six hours, it is full within four days.',
    query: (over) =>
      `predict_linear(kubelet_volume_stats_available_bytes{${ours}}[${over('6h')}], 345600) < 0 and kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.5`,
    holds: '1h',
    every: '30m',
    cases: [
      {
        says: 'it fills by one per cent each hour',
        series: {
          [volume('available', 'data-0')]: '520x12 515-5x30',
          [volume('capacity', 'data-0')]: '1000x50',
          [volume('available', 'data-1')]: '450x50',
          [volume('capacity', 'data-1')]: '1000x50',
          [volume('available', 'data-2')]: '400-1x50',
          [volume('capacity', 'data-2')]: '1000x50',
          [volume('available', 'a', 'kube-system')]: '400-5x50',
          [volume('capacity', 'a', 'kube-system')]: '1000x50',
        },
        fires: { at: '10h', alerts: [{ labels }] },
      },
      {
        says: 'much is free',
        series: { [volume('available', 'data-0')]: '900-5x50', [volume('capacity', 'data-0')]: '1000x60' },
        silent: ['10h', '20h'],
      },
      {
        says: 'it filled, and does so no longer',
        series: { [volume('available', 'data-0')]: '490-5x8 450x30', [volume('capacity', 'data-0')]: '1000x50' },
        silent: ['12h'],
      },
    ],
  };
}

export function volumes(ours: string): readonly Alert[] {
  return [nearlyFull(ours), fills(ours)];
}
