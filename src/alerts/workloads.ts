/** Alerts on containers, pods and volumes in the namespaces of our services. */
import type { Environment } from '../config/environment';
import { services } from '../config/services';
import type { Alert, Subject } from './alert';
import { scaling } from './scaling';
import { volumes } from './volumes';

const owner = 'platform';
const ours = `namespace=~"${Object.keys(services).join('|')}"`;
const labels = { namespace: 'web', pod: 'a', container: 'web' };
const text = (one: Readonly<Record<string, string>>) =>
  Object.entries(one)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ');
const of = (metric: string, one: Readonly<Record<string, string>>, more = '') => `${metric}{${text(one)}${more}}`;
const elsewhere = { ...labels, namespace: 'kube-system' };

const crashes: Alert = {
  name: 'ContainerCrashLoops',
  severity: 'warning',
  owner,
  summary: 'A container ends again and again.',
  description:
    'Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} was started again {{ $value | humanize }} times in a quarter of an hour.',
  query: (over) => `increase(kube_pod_container_status_restarts_total{${ours}}[${over('15m')}]) > 2.5`,
  cases: [
    {
      says: 'it is started again every four minutes',
      series: {
        [of('kube_pod_container_status_restarts_total', labels)]: '0x20 1x3 2x3 3x20',
        [of('kube_pod_container_status_restarts_total', { ...labels, pod: 'b' })]: '0x10 1x30',
        [of('kube_pod_container_status_restarts_total', elsewhere)]: '0+1x40',
      },
      fires: { at: '29m', alerts: [{ labels, value: '3' }] },
    },
    {
      says: 'it is started again every eight minutes',
      series: { [of('kube_pod_container_status_restarts_total', labels)]: '0x5 1x7 2x7 3x7 4x7 5x20' },
      silent: ['15m', '23m', '31m', '40m'],
    },
  ],
};

const isReady = ', condition="true"';
const podLabels = { namespace: 'web', pod: 'a' };
const phase = (one: Readonly<Record<string, string>>, name: string) =>
  of('kube_pod_status_phase', one, `, phase="${name}"`);

const notReady: Alert = {
  name: 'PodNotReady',
  severity: 'warning',
  owner,
  summary: 'A pod is not ready.',
  description: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} is not ready for a quarter of an hour.',
  query: () =>
    `kube_pod_status_ready{${ours}, condition="true"} == 0 unless on (namespace, pod) kube_pod_status_phase{phase="Succeeded"} == 1 unless on (namespace, pod) kube_pod_status_phase{phase="Failed"} == 1`,
  holds: '15m',
  every: '5m',
  cases: [
    {
      says: 'a probe fails; other pods are ready, have ended, or are not ours',
      series: {
        [of('kube_pod_status_ready', podLabels, isReady)]: '1x2 0x10',
        [of('kube_pod_status_ready', podLabels, ', condition="false"')]: '0x2 1x10',
        [phase(podLabels, 'Running')]: '1x20',
        [phase(podLabels, 'Succeeded')]: '0x20',
        [phase(podLabels, 'Failed')]: '0x20',
        [of('kube_pod_status_ready', { ...podLabels, pod: 'b' }, isReady)]: '1x20',
        [of('kube_pod_status_ready', { ...podLabels, pod: 'b' }, ', condition="false"')]: '0x20',
        [of('kube_pod_status_ready', { ...podLabels, pod: 'c' }, isReady)]: '0x20',
        [phase({ ...podLabels, pod: 'c' }, 'Succeeded')]: '1x20',
        [of('kube_pod_status_ready', { ...podLabels, pod: 'd' }, isReady)]: '0x20',
        [phase({ ...podLabels, pod: 'd' }, 'Failed')]: '1x20',
        [of('kube_pod_status_ready', { namespace: 'kube-system', pod: 'a' }, isReady)]: '0x20',
      },
      fires: { at: '30m', alerts: [{ labels: { ...podLabels, condition: 'true' } }] },
    },
  ],
};

const throttled: Alert = {
  name: 'ContainerThrottled',
  severity: 'warning',
  owner,
  summary: 'A container is kept from its CPU.',
  description:
    'Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} had to wait for CPU in {{ $value | humanizePercentage }} of its periods: its limit is too low for its load.',
  query: (over) =>
    `rate(container_cpu_cfs_throttled_periods_total{${ours}, container!=""}[${over('5m')}]) / rate(container_cpu_cfs_periods_total[${over('5m')}]) > 0.25`,
  holds: '15m',
  cases: [
    {
      says: 'its limit is reached in half of the periods',
      series: {
        [of('container_cpu_cfs_throttled_periods_total', labels)]: '10000x10 10300+300x30',
        [of('container_cpu_cfs_periods_total', labels)]: '10000+600x40',
        [of('container_cpu_cfs_throttled_periods_total', { ...labels, container: '' })]: '10000+600x40',
        [of('container_cpu_cfs_periods_total', { ...labels, container: '' })]: '10000+600x40',
        [of('container_cpu_cfs_throttled_periods_total', elsewhere)]: '10000+600x40',
        [of('container_cpu_cfs_periods_total', elsewhere)]: '10000+600x40',
      },
      fires: { at: '28m', alerts: [{ labels, value: '50%' }] },
    },
    {
      says: 'a fifth is throttled, and more for some minutes',
      series: {
        [of('container_cpu_cfs_throttled_periods_total', labels)]: '10000+120x10 11500+300x10 14620+120x20',
        [of('container_cpu_cfs_periods_total', labels)]: '10000+600x45',
      },
      silent: ['10m', '20m', '24m', '40m'],
    },
  ],
};

const outOfMemory: Alert = {
  name: 'ContainerOutOfMemory',
  severity: 'warning',
  owner,
  summary: 'A container was ended because it needed more memory than its limit.',
  description:
    'Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} was ended by the kernel at its limit of memory in the last ten minutes.',
  query: (over) =>
    `kube_pod_container_status_last_terminated_reason{${ours}, reason="OOMKilled"} == 1 and on (namespace, pod, container) increase(kube_pod_container_status_restarts_total[${over('10m')}]) > 0`,
  cases: [
    {
      says: 'the kernel ends it, once',
      series: {
        [of('kube_pod_container_status_last_terminated_reason', labels, ', reason="OOMKilled"')]: '0x10 1x30',
        [of('kube_pod_container_status_restarts_total', labels)]: '0x10 1x30',
        [of('kube_pod_container_status_last_terminated_reason', { ...labels, pod: 'b' }, ', reason="Error"')]: '1x40',
        [of('kube_pod_container_status_restarts_total', { ...labels, pod: 'b' })]: '0+1x40',
        [of('kube_pod_container_status_last_terminated_reason', elsewhere, ', reason="OOMKilled"')]: '1x40',
        [of('kube_pod_container_status_restarts_total', elsewhere)]: '0+1x40',
      },
      fires: { at: '11m', alerts: [{ labels: { ...labels, reason: 'OOMKilled' } }] },
      still: { at: '19m', alerts: [{ labels: { ...labels, reason: 'OOMKilled' } }] },
      silent: ['20m'],
    },
    {
      says: 'it ends by itself after the kernel ended it long ago',
      series: {
        [of('kube_pod_container_status_last_terminated_reason', labels, ', reason="OOMKilled"')]: '0x40',
        [of('kube_pod_container_status_restarts_total', labels)]: '0+1x40',
      },
      silent: ['20m'],
    },
  ],
};

export const workloads: Subject = {
  name: 'workloads',
  alerts: (environment: Environment) => [
    crashes,
    notReady,
    throttled,
    outOfMemory,
    ...scaling(environment, ours),
    ...volumes(ours),
  ],
};
