/** Alerts on drift, as checks record it on the cluster. */
import { driftLeases, driftNamespace } from '../config/drift-leases';
import type { Alert, Subject } from './alert';

const owner = 'platform';

const renewed = (name: string, { job = 'kubernetes-objects', namespace = driftNamespace } = {}) =>
  `kube_lease_renew_time{job="${job}", namespace="${namespace}", lease="${name}"}`;
const { checked, clean } = driftLeases;
const last = (name: string) => `max(${renewed(name)})`;

/** Series that must not count: of another job, namespace or Lease. */
const others = (name: string, values: string) => ({
  [renewed(name, { job: 'other' })]: values,
  [renewed(name, { namespace: 'web' })]: values,
  [renewed('other')]: values,
});

const found: Alert = {
  name: 'DriftFound',
  severity: 'warning',
  owner,
  summary: 'The cluster is not as the repository says.',
  description:
    'The check for drift of {{ $value | humanizeTimestamp }} found objects or fields that no deploy has written. The next deploy takes them back.',
  query: () => `${last(checked)} unless ${last(clean)} >= ${last(checked)}`,
  every: '10m',
  cases: [
    {
      says: 'a check finds something that the one before did not, and the next one nothing',
      series: {
        [renewed(clean)]: '600x5 600x5 7200x10',
        [renewed(checked)]: '600x5 3600x5 7200x10',
        ...others(clean, '90000x30'),
      },
      fires: { at: '60m', alerts: [{ value: '1970-01-01 01:00:00 +0000 UTC' }] },
      silent: ['130m'],
    },
    {
      says: 'the first check of all finds something',
      series: { [renewed(checked)]: '_x5 3600x10', ...others(clean, '90000x30') },
      fires: { at: '50m', alerts: [{ value: '1970-01-01 01:00:00 +0000 UTC' }] },
    },
    {
      says: 'checks find nothing; a new pod of kube-state-metrics shows the old and the new for a while',
      series: {
        [renewed(clean)]: '600x5 3600x5 7200x10',
        [renewed(checked)]: '600x5 3600x5 7200x10',
        [`${renewed(clean).slice(0, -1)}, instance="b"}`]: '600x20',
        [`${renewed(checked).slice(0, -1)}, instance="b"}`]: '600x20',
        ...others(checked, '90000x30'),
      },
      silent: ['10m', '60m', '130m'],
    },
    { says: 'no check was ever recorded', series: others(checked, '90000x30'), silent: ['130m'] },
  ],
};

const notChecked: Alert = {
  name: 'DriftNotChecked',
  severity: 'warning',
  owner,
  summary: 'Drift is not looked for any more.',
  description:
    'The last check for drift was completed {{ $value | humanizeDuration }} ago; one is due each day. What was changed since is not known.',
  query: () => `time() - ${last(checked)} > 108000`,
  every: '1h',
  holds: '2h',
  cases: [
    {
      says: 'none is completed for more than a day and a quarter',
      series: { [renewed(checked)]: '0x50', ...others(checked, '90000x50') },
      fires: { at: '33h', alerts: [{ value: '1d 9h 0m 0s' }] },
    },
    {
      says: 'one is completed each day',
      series: { [renewed(checked)]: '0x25 93600x30', ...others(checked, '0x60') },
      silent: ['20h', '25h', '50h'],
    },
  ],
};

export const drift: Subject = { name: 'drift', alerts: () => [found, notChecked] };
