/** Alerts on certificates as cert-manager sees them. */
import type { Alert, Subject } from './alert';

const owner = 'platform';
const certificate = (metric: string, name: string, more = '', job = 'cert-manager') =>
  `certmanager_certificate_${metric}{job="${job}", namespace="web", name="${name}"${more}}`;
const labelsOf = (name: string) => ({ job: 'cert-manager', namespace: 'web', name });
const isReady = ', condition="True"';

/** @param days after the renewal, which is 30 days before the end, did not happen */
function ends(severity: 'critical' | 'warning', days: 7 | 20): Alert {
  const seconds = days * 86_400;
  return {
    name: 'CertificateEnds',
    severity,
    owner,
    summary: `A certificate ends within ${days} days and was not renewed.`,
    description:
      'Certificate {{ $labels.namespace }}/{{ $labels.name }} ends in {{ $value | humanizeDuration }}; it should have been renewed 30 days before. Who uses it is refused after that.',
    query: () => `certmanager_certificate_expiration_timestamp_seconds{job="cert-manager"} - time() < ${seconds}`,
    holds: '20m',
    every: '10m',
    cases: [
      {
        says: 'one is not renewed',
        series: {
          [certificate('expiration_timestamp_seconds', 'a')]: `${seconds + 3600}x20`,
          [certificate('expiration_timestamp_seconds', 'b')]: '7776000x20',
          [certificate('expiration_timestamp_seconds', 'c', '', 'other')]: '1000x20',
        },
        fires: { at: '90m', alerts: [{ labels: labelsOf('a'), value: `${days - 1}d 23h 30m 0s` }] },
      },
      {
        says: 'one is as far away from its end, and stays so',
        series: { [certificate('expiration_timestamp_seconds', 'a')]: `${seconds}+600x20` },
        silent: ['10m', '3h'],
      },
    ],
  };
}

const notReady: Alert = {
  name: 'CertificateNotReady',
  severity: 'warning',
  owner,
  summary: 'A certificate cannot be issued or renewed.',
  description:
    'Certificate {{ $labels.namespace }}/{{ $labels.name }} is not ready for a quarter of an hour: it was never issued, or differs from what is asked for.',
  query: () => 'certmanager_certificate_ready_status{job="cert-manager", condition="True"} == 0',
  holds: '15m',
  every: '5m',
  cases: [
    {
      says: 'one is refused by its issuer',
      series: {
        [certificate('ready_status', 'a', isReady)]: '1x2 0x10',
        [certificate('ready_status', 'a', ', condition="False"')]: '0x2 1x10',
        [certificate('ready_status', 'b', isReady)]: '1x20',
        [certificate('ready_status', 'b', ', condition="False"')]: '0x20',
        [certificate('ready_status', 'c', isReady, 'other')]: '0x20',
      },
      fires: { at: '30m', alerts: [{ labels: { ...labelsOf('a'), condition: 'True' } }] },
    },
  ],
};

const down: Alert = {
  name: 'CertManagerDown',
  severity: 'warning',
  owner,
  summary: 'cert-manager does not answer.',
  description:
    'For ten minutes no pod of cert-manager answered. Certificates that are there work on; none is issued or renewed.',
  query: () => 'absent(up{job="cert-manager"} == 1)',
  holds: '10m',
  cases: [
    {
      says: 'its pods are gone',
      series: { 'up{job="cert-manager"}': '1x4 0x20', 'up{job="other"}': '1x30' },
      fires: { at: '15m', alerts: [{}] },
    },
    {
      says: 'one of its pods answers',
      series: { 'up{job="cert-manager", pod="a"}': '1x30', 'up{job="cert-manager", pod="b"}': '0x30' },
      silent: ['20m'],
    },
  ],
};

export const certificates: Subject = {
  name: 'certificates',
  alerts: () => [ends('critical', 7), ends('warning', 20), notReady, down],
};
