/** The dashboard of the database: its replica set, its members, its backups. */
import type { Board } from './board';
import { pods, saturation } from './workload';

const job = 'job="mongo"';

export const mongo: Board = {
  uid: 'breakwater-mongo',
  title: 'Breakwater: mongo',
  rows: [
    {
      title: 'Replica set',
      panels: [
        {
          title: 'Primaries',
          says: 'One. None for more than seconds: no write is taken.',
          unit: 'short',
          shown: 'number',
          queries: [{ expression: `sum(mongodb_member_state{${job}, state="PRIMARY"})`, legend: 'primaries' }],
        },
        {
          title: 'Members by state',
          says: 'Primary and secondaries; anything else is on its way, or stuck.',
          unit: 'short',
          queries: [{ expression: `sum by (state) (mongodb_member_state{${job}}) > 0`, legend: '{{state}}' }],
        },
        {
          title: 'Lag behind the primary',
          says: 'What a secondary has not got yet: lost to readers if it is elected, so that writes wait for a majority.',
          unit: 's',
          queries: [{ expression: `mongodb_replication_lag_seconds{${job}}`, legend: '{{pod}}' }],
        },
        {
          title: 'Window of the oplog',
          says: 'How long a member may be away and still catch up by itself.',
          unit: 's',
          queries: [{ expression: `mongodb_oplog_window_seconds{${job}}`, legend: '{{pod}}' }],
        },
      ],
    },
    {
      title: 'Work',
      panels: [
        {
          title: 'Operations',
          says: 'Commands of callers and of replication, by kind.',
          unit: 'reqps',
          queries: [{ expression: `sum by (type) (rate(mongodb_operations_total{${job}}[5m]))`, legend: '{{type}}' }],
        },
        {
          title: 'Connections',
          says: 'Open ones of each member. Each pod of the API has a bounded pool.',
          unit: 'short',
          queries: [{ expression: `mongodb_connections{${job}, state="current"}`, legend: '{{pod}}' }],
        },
        {
          title: 'Cache in use',
          says: 'Above 95 % callers evict pages themselves, and wait.',
          unit: 'percentunit',
          queries: [
            { expression: `mongodb_cache_used_bytes{${job}} / mongodb_cache_max_bytes{${job}}`, legend: '{{pod}}' },
          ],
        },
      ],
    },
    {
      title: 'Certificates and backups',
      panels: [
        {
          title: 'Certificate on disk newer than served, by',
          says: 'Zero, but between a renewal and the next rotation.',
          unit: 's',
          queries: [
            {
              expression: `mongodb_certificate_disk_not_after_seconds{${job}} - mongodb_certificate_served_not_after_seconds{${job}}`,
              legend: '{{pod}}',
            },
          ],
        },
        {
          title: 'Space that the store of backups has left',
          says: 'It overwrites nothing: at zero no backup is taken.',
          unit: 'bytes',
          queries: [{ expression: 'backup_store_free_bytes', legend: 'free' }],
        },
        {
          title: 'Newest backup',
          says: 'When one was stored last: every hour one is.',
          unit: 'dateTimeFromNow',
          shown: 'number',
          queries: [{ expression: 'max(backup_last_success_timestamp_seconds) * 1000', legend: 'stored' }],
          emptyBecause: 'no backup was made here yet',
        },
      ],
    },
    { title: 'Saturation', panels: saturation('mongo') },
    { title: 'Pods', panels: pods('mongo') },
  ],
};
