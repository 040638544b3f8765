/** Alerts on the certificates that members of the database serve. */
import type { Alert } from './alert';

const owner = 'platform';
const served = 'mongodb_certificate_served_not_after_seconds';
const disk = 'mongodb_certificate_disk_not_after_seconds';
const of = (metric: string, pod: string, job = 'mongo') => `${metric}{job="${job}", pod="${pod}"}`;

const notRotated: Alert = {
  name: 'DatabaseCertificateNotRotated',
  severity: 'warning',
  owner,
  service: 'mongo-rotation',
  summary: 'A member of the database serves an old certificate.',
  description:
    'The certificate on the disk of {{ $labels.pod }} ends {{ $value | humanizeDuration }} after the one that it serves, for more than a day: the daily rotation did not reach it.',
  query: () => `${disk}{job="mongo"} - ${served} > 0`,
  holds: '26h',
  every: '1h',
  cases: [
    {
      says: 'a renewed certificate is not served; others are',
      series: {
        [of(disk, 'mongo-0')]: '1000x4 87400x60',
        [of(served, 'mongo-0')]: '1000x64',
        [of(disk, 'mongo-1')]: '1000x4 87400x60',
        [of(served, 'mongo-1')]: '1000x20 87400x44',
        [of(disk, 'a', 'other')]: '87400x64',
        [of(served, 'a', 'other')]: '1000x64',
      },
      fires: { at: '31h', alerts: [{ labels: { job: 'mongo', pod: 'mongo-0' }, value: '1d 0h 0m 0s' }] },
    },
    {
      says: 'what is served is on the disk',
      series: { [of(disk, 'mongo-0')]: '1000x40', [of(served, 'mongo-0')]: '1000x40' },
      silent: ['30h', '40h'],
    },
  ],
};

const ends: Alert = {
  name: 'DatabaseCertificateEnds',
  severity: 'critical',
  owner,
  summary: 'A certificate that the database serves ends within two weeks.',
  description:
    'The certificate that {{ $labels.pod }} serves ends in {{ $value | humanizeDuration }}. Then neither clients nor members talk to it.',
  query: () => `${served}{job="mongo"} - time() < 1209600`,
  holds: '20m',
  every: '10m',
  cases: [
    {
      says: 'the last two weeks before its end begin',
      series: {
        [of(served, 'mongo-0')]: '1213200x20',
        [of(served, 'mongo-1')]: '7776000x20',
        [of(served, 'a', 'other')]: '1000x20',
      },
      fires: { at: '90m', alerts: [{ labels: { job: 'mongo', pod: 'mongo-0' }, value: '13d 23h 30m 0s' }] },
    },
    {
      says: 'it is two weeks and more away',
      series: { [of(served, 'mongo-0')]: '1209600+600x20' },
      silent: ['10m', '3h'],
    },
  ],
};

export const databaseCertificates: readonly Alert[] = [notRotated, ends];
