/** All services on one screen: the four golden signals, and whether anything is wrong now. */
import type { Board } from './board';
import { golden, servers } from './servers';
import { saturation } from './workload';

export const overview: Board = {
  uid: 'breakwater-overview',
  title: 'Breakwater',
  rows: [
    {
      title: 'Now',
      panels: [
        {
          title: 'Alerts that fire',
          says: 'All but Watchdog, which always does.',
          unit: 'short',
          shown: 'number',
          queries: [
            { expression: 'count(ALERTS{alertstate="firing", alertname!="Watchdog"}) or vector(0)', legend: 'firing' },
          ],
        },
        {
          title: 'Servers that answer Prometheus',
          says: 'The share of pods with metrics that answered last. Below 100 % one is down, or cut off.',
          unit: 'percentunit',
          shown: 'number',
          queries: [{ expression: 'avg(up)', legend: 'up' }],
        },
        {
          title: 'Certificate that ends first',
          says: 'Every certificate is renewed when a third of its life is left.',
          unit: 'dateTimeFromNow',
          shown: 'number',
          queries: [{ expression: 'min(certmanager_certificate_expiration_timestamp_seconds) * 1000', legend: 'ends' }],
        },
        {
          title: 'Newest backup that was proven',
          says: 'When the drill restored one last.',
          unit: 'dateTimeFromNow',
          shown: 'number',
          queries: [{ expression: 'max(backup_verified_timestamp_seconds) * 1000', legend: 'proven' }],
          emptyBecause: 'the drill runs once a week, and has not run here yet',
        },
      ],
    },
    { title: 'Callers', panels: golden(servers) },
    { title: 'Saturation', panels: saturation([...servers, 'mongo'].join('|'), 'namespace') },
  ],
};
