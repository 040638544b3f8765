/** Alerts of the database. */
import type { Environment } from '../config/environment';
import type { Alert, Subject } from './alert';
import { databaseCertificates } from './mongo-certificates';

const owner = 'platform';
const member = (metric: string, pod: string, more = '') => `mongodb_${metric}{job="mongo", pod="mongo-${pod}"${more}}`;
const other = (metric: string, more = '') => `mongodb_${metric}{job="other", pod="a"${more}}`;
const isPrimary = ', state="PRIMARY"';
const labelsOf = (pod: string) => ({ job: 'mongo', pod: `mongo-${pod}` });

const noPrimary: Alert = {
  name: 'DatabaseWithoutPrimary',
  severity: 'critical',
  owner,
  summary: 'The database has no primary.',
  description:
    'For two minutes no member said that it is the primary. Nothing can be written, and the users API is not ready.',
  query: () => 'absent(mongodb_member_state{job="mongo", state="PRIMARY"} == 1)',
  holds: '2m',
  cases: [
    {
      says: 'the primary is gone and none is elected',
      series: {
        [member('member_state', '0', isPrimary)]: '1x4 0x10',
        [member('member_state', '1', isPrimary)]: '0x20',
        [member('member_state', '1', ', state="SECONDARY"')]: '1x20',
        [other('member_state', isPrimary)]: '1x20',
      },
      fires: { at: '7m', alerts: [{}] },
    },
    {
      says: 'one member is the primary',
      series: { [member('member_state', '0', isPrimary)]: '1x20', [member('member_state', '1', isPrimary)]: '0x20' },
      silent: ['2m', '10m'],
    },
  ],
};

function memberDown({ database: { members } }: Environment): Alert {
  return {
    name: 'DatabaseMemberDown',
    severity: 'warning',
    owner,
    summary: 'A member of the database is away.',
    description: `{{ $value }} of ${members} members answer their exporter. With one less than a majority nothing can be written.`,
    query: () => `(count(mongodb_up{job="mongo"} == 1) or vector(0)) < ${members}`,
    holds: '5m',
    cases: [
      {
        says: 'one of the members does not answer, another service has one',
        series: {
          ...Object.fromEntries([...Array(members - 1).keys()].map((pod) => [member('up', `${pod}`), '1x20'])),
          [member('up', `${members - 1}`)]: '1x4 0x16',
          [other('up')]: '1x20',
        },
        fires: { at: '10m', alerts: [{ value: `${members - 1}` }] },
      },
      { says: 'there is none', series: {}, fires: { at: '5m', alerts: [{ value: '0' }] } },
      {
        says: 'all answer',
        series: Object.fromEntries([...Array(members).keys()].map((pod) => [member('up', `${pod}`), '1x20'])),
        silent: ['10m', '20m'],
      },
    ],
  };
}

const lag: Alert = {
  name: 'ReplicationLag',
  severity: 'warning',
  owner,
  summary: 'A member of the database is far behind the primary.',
  description:
    '{{ $labels.pod }} is {{ $value }} s behind the primary. Writes that wait for a majority may be slow, and a failover can take longer.',
  query: () => 'mongodb_replication_lag_seconds{job="mongo"} > 10',
  holds: '5m',
  cases: [
    {
      says: 'one member falls behind, and catches up again',
      series: {
        [member('replication_lag_seconds', '0')]: '10x20',
        [member('replication_lag_seconds', '1')]: '1x4 15x7 1x9',
        [other('replication_lag_seconds')]: '60x20',
      },
      fires: { at: '10m', alerts: [{ labels: labelsOf('1'), value: '15' }] },
      silent: ['13m'],
    },
  ],
};

const oplog: Alert = {
  name: 'OplogWindowShort',
  severity: 'warning',
  owner,
  summary: 'A member that is away for a day has to copy all data.',
  description:
    'The oplog of {{ $labels.pod }} reaches back {{ $value | humanizeDuration }}, and what is older is removed. A member that is away for longer cannot catch up.',
  // A young oplog is short too: it grows by a second each second until the oldest entries are removed.
  query: (over) =>
    `mongodb_oplog_window_seconds{job="mongo"} < 86400 and deriv(mongodb_oplog_window_seconds[${over('1h')}]) < 0.5`,
  holds: '30m',
  every: '10m',
  cases: [
    {
      says: 'many writes shorten it',
      series: {
        [member('oplog_window_seconds', '0')]: '86400x30',
        [member('oplog_window_seconds', '1')]: '50000+600x6 53600+240x30',
        [other('oplog_window_seconds')]: '7200x30',
      },
      fires: { at: '130m', alerts: [{ labels: labelsOf('1'), value: '15h 17m 20s' }] },
    },
    { says: 'it is young', series: { [member('oplog_window_seconds', '0')]: '0+600x30' }, silent: ['3h', '5h'] },
  ],
};

const connections: Alert = {
  name: 'DatabaseConnectionsNearlyUsed',
  severity: 'warning',
  owner,
  summary: 'A member of the database accepts few more connections.',
  description:
    '{{ $value | humanizePercentage }} of the connections of {{ $labels.pod }} are used. Callers beyond the last one are refused.',
  query: () =>
    'mongodb_connections{job="mongo", state="current"} / ignoring (state) sum without (state) (mongodb_connections) > 0.8',
  holds: '10m',
  cases: [
    {
      says: 'they run out',
      series: {
        [member('connections', '0', ', state="current"')]: '100x4 850x30',
        [member('connections', '0', ', state="available"')]: '900x4 150x30',
        [member('connections', '1', ', state="current"')]: '700x40',
        [member('connections', '1', ', state="available"')]: '300x40',
        [other('connections', ', state="current"')]: '90x40',
        [other('connections', ', state="available"')]: '10x40',
      },
      fires: { at: '15m', alerts: [{ labels: labelsOf('0'), value: '85%' }] },
    },
    {
      says: 'most are free',
      series: {
        [member('connections', '0', ', state="current"')]: '100x40',
        [member('connections', '0', ', state="available"')]: '900x40',
      },
      silent: ['20m'],
    },
  ],
};

export const mongo: Subject = {
  name: 'mongo',
  alerts: (environment) => [noPrimary, memberDown(environment), lag, oplog, connections, ...databaseCertificates],
};
