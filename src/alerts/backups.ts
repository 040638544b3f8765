/** Alerts of the backups: their age, their restore, their room. */
import type { Alert, Subject } from './alert';

const owner = 'platform';
const store = (metric: string, job = 'backup-store') => `backup_${metric}{job="${job}"}`;
const isUp = 'up{job="backup-store"}';
const labels = { job: 'backup-store' };

const old: Alert = {
  name: 'BackupOld',
  severity: 'critical',
  owner,
  service: 'mongo-backup',
  summary: 'The newest backup is older than three hours.',
  description:
    'The newest complete backup ended {{ $value | humanizeDuration }} ago; one is written every hour. Whatever is lost now loses that much.',
  query: () => `time() - ${store('last_success_timestamp_seconds')} > 10800`,
  holds: '20m',
  every: '10m',
  cases: [
    {
      says: 'none is written any more',
      series: {
        [store('last_success_timestamp_seconds')]: '0x30',
        [store('last_success_timestamp_seconds', 'other')]: '-90000x30',
      },
      fires: { at: '210m', alerts: [{ labels, value: '3h 30m 0s' }] },
    },
    {
      says: 'one is written in time',
      series: { [store('last_success_timestamp_seconds')]: '0x17 10200x18' },
      silent: ['180m', '280m'],
    },
  ],
};

const missing: Alert = {
  name: 'BackupMissing',
  severity: 'critical',
  owner,
  service: 'mongo-backup',
  summary: 'There is no backup that can be read.',
  description:
    'For two hours the store of backups has named no complete backup: there is none, or its summary cannot be read.',
  query: () => `absent(${store('last_success_timestamp_seconds')}) and on () ${isUp} == 1`,
  holds: '2h',
  every: '10m',
  cases: [
    {
      says: 'the store answers, and has none',
      series: {
        [isUp]: '1x40',
        [store('last_success_timestamp_seconds')]: '5 _x40',
        [store('last_success_timestamp_seconds', 'other')]: '5x40',
      },
      fires: { at: '130m', alerts: [{ labels: { job: 'backup-store' } }] },
    },
    { says: 'the store is away', series: { [isUp]: '0x40', 'up{job="other"}': '1x40' }, silent: ['4h'] },
    {
      says: 'there is one',
      series: { [isUp]: '1x40', [store('last_success_timestamp_seconds')]: '5x40' },
      silent: ['4h'],
    },
  ],
};

const restoreFailed: Alert = {
  name: 'RestoreFailed',
  severity: 'critical',
  owner,
  service: 'restore-drill',
  summary: 'The last restore of a backup did not pass.',
  description: 'The last drill could not restore the newest backup, or found that it differs from what it should hold.',
  query: () => `${store('last_verification_failed')} > 0`,
  cases: [
    {
      says: 'a drill does not pass, then one does',
      series: {
        [store('last_verification_failed')]: '0x4 1x5 0x5',
        [store('last_verification_failed', 'other')]: '1x20',
      },
      fires: { at: '5m', alerts: [{ labels }] },
      silent: ['12m'],
    },
  ],
};

const notProven: Alert = {
  name: 'RestoreNotProven',
  severity: 'warning',
  owner,
  service: 'restore-drill',
  summary: 'No backup was restored for more than a week.',
  description:
    'A restore last passed {{ $value | humanizeDuration }} ago; the drill is weekly. Whether the backups can be restored is not known.',
  query: () => `time() - ${store('verified_timestamp_seconds')} > 691200`,
  holds: '2h',
  every: '1h',
  cases: [
    {
      says: 'the drill of a week is left out',
      series: {
        [store('verified_timestamp_seconds')]: '0x200',
        [store('verified_timestamp_seconds', 'other')]: '-90000x200',
      },
      fires: { at: '195h', alerts: [{ labels, value: '8d 3h 0m 0s' }] },
    },
    {
      says: 'a drill passes each week',
      series: { [store('verified_timestamp_seconds')]: '0x167 604800x60' },
      silent: ['160h', '190h', '220h'],
    },
  ],
};

const full: Alert = {
  name: 'BackupStoreNearlyFull',
  severity: 'warning',
  owner,
  service: 'backup-store',
  summary: 'The volume of the backups is nearly full.',
  description:
    '{{ $value | humanizePercentage }} of the volume of the backups is free. A backup that does not fit is not written.',
  query: () => `${store('store_free_bytes')} / backup_store_size_bytes < 0.15`,
  holds: '15m',
  every: '5m',
  cases: [
    {
      says: 'it fills',
      series: {
        [store('store_free_bytes')]: '200x4 100x10',
        [store('store_size_bytes')]: '1000x20',
        [store('store_free_bytes', 'other')]: '1x20',
        [store('store_size_bytes', 'other')]: '1000x20',
      },
      fires: { at: '40m', alerts: [{ labels, value: '10%' }] },
    },
    {
      says: 'a fifth is free',
      series: { [store('store_free_bytes')]: '200x20', [store('store_size_bytes')]: '1000x20' },
      silent: ['90m'],
    },
  ],
};

export const backups: Subject = { name: 'backups', alerts: () => [old, missing, restoreFailed, notProven, full] };
