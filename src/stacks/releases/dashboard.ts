/** The overview dashboard: availability, traffic, errors and latency, saturation. */

interface Panel {
  readonly title: string;
  /** PromQL. */
  readonly query: string;
  /** As Grafana names units: requests per second, seconds, cores, bytes. */
  readonly unit: 'reqps' | 's' | 'short' | 'bytes' | 'percentunit';
}

const panels: readonly Panel[] = [
  { title: 'Pods that answer', query: 'sum by (job) (up)', unit: 'short' },
  { title: 'Requests', query: 'sum by (job, status) (rate(http_requests_total[2m]))', unit: 'reqps' },
  {
    title: 'Share of errors',
    // 0 while there is no error: a share of nothing would be no line at all.
    query:
      '(sum by (job) (rate(http_requests_total{status=~"5.."}[5m])) or 0 * sum by (job) (rate(http_requests_total[5m]))) / sum by (job) (rate(http_requests_total[5m]))',
    unit: 'percentunit',
  },
  {
    title: 'Time to answer, 95th percentile',
    query: 'histogram_quantile(0.95, sum by (job, le) (rate(http_request_duration_seconds_bucket[5m])))',
    unit: 's',
  },
  {
    title: 'CPU',
    query: 'sum by (namespace) (rate(container_cpu_usage_seconds_total{container!=""}[5m]))',
    unit: 'short',
  },
  { title: 'Memory', query: 'sum by (namespace) (container_memory_working_set_bytes{container!=""})', unit: 'bytes' },
];

const source = { type: 'prometheus', uid: 'prometheus' } as const;

/** @returns the dashboard as Grafana's JSON model: two panels a row */
export function overview(): object {
  return {
    uid: 'breakwater-overview',
    title: 'Breakwater',
    editable: false,
    refresh: '30s',
    schemaVersion: 39,
    time: { from: 'now-1h', to: 'now' },
    timezone: 'utc',
    panels: panels.map(({ title, query, unit }, place) => ({
      id: place + 1,
      type: 'timeseries',
      title,
      datasource: source,
      gridPos: { h: 8, w: 12, x: (place % 2) * 12, y: Math.floor(place / 2) * 8 },
      fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
      targets: [{ refId: 'A', datasource: source, expr: query, legendFormat: '__auto' }],
    })),
  };
}
