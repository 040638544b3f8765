/** Alerts of the platform itself. */
import type { Alert, Subject } from './alert';

const watchdog: Alert = {
  name: 'Watchdog',
  severity: 'none',
  owner: 'platform',
  summary: 'Alerts are delivered.',
  description: 'It always fires. The receiver reports when it stops: then Prometheus or Alertmanager is away.',
  query: () => 'vector(1)',
  always: 'a receiver that no longer gets it knows that no other alert would arrive either',
  cases: [{ says: 'always', series: {}, fires: { at: '0m', alerts: [{}] } }],
};

export const platform: Subject = { name: 'platform', alerts: () => [watchdog] };
