/** Alerts of the database. */
import type { Alert, Subject } from './alert';

const noPrimary: Alert = {
  name: 'DatabaseWithoutPrimary',
  severity: 'critical',
  owner: 'platform',
  summary: 'The database has no primary.',
  description:
    '{{ $value }} members say that they are the primary. Nothing can be written, and the users API is not ready.',
  query: () => 'sum(mongodb_member_state{job="mongo", state="PRIMARY"}) < 1',
  holds: '1m',
  cases: [
    {
      says: 'the primary is gone and none is elected',
      series: {
        'mongodb_member_state{job="mongo", state="PRIMARY", pod="mongo-0"}': '1x4 0x10',
        'mongodb_member_state{job="mongo", state="PRIMARY", pod="mongo-1"}': '0x20',
        'mongodb_member_state{job="mongo", state="SECONDARY", pod="mongo-1"}': '1x20',
        'mongodb_member_state{job="other", state="PRIMARY", pod="a"}': '1x20',
      },
      fires: { at: '6m', alerts: [{ value: '0' }] },
    },
    {
      says: 'one member is the primary',
      series: {
        'mongodb_member_state{job="mongo", state="PRIMARY", pod="mongo-0"}': '1x20',
        'mongodb_member_state{job="mongo", state="PRIMARY", pod="mongo-1"}': '0x20',
      },
      silent: ['2m', '10m'],
    },
  ],
};

export const mongo: Subject = { name: 'mongo', alerts: () => [noPrimary] };
