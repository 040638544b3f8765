// @ts-check
/** Prometheus metrics of the requests: counters and a histogram in the text format, and the server of the metrics port. */

import { createServer } from 'node:http';

/** Questions of the kubelet: their answers are not those that callers get. */
const PROBES = new Set(['/healthz', '/readyz']);
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, Infinity];

/**
 * @typedef {object} Metrics
 * @property {(method: string, route: string, status: number, seconds: number) => void} observe
 *   counts one answered request, or probe
 * @property {() => string} page what /metrics answers
 */

/** @returns {Metrics} */
export function createMetrics() {
  /** @type {Map<string, number>} */
  const requests = new Map();
  /** @type {Map<string, number>} */
  const probes = new Map();
  /** @type {Map<string, { counts: number[], sum: number }>} */
  const durations = new Map();
  return {
    observe(asked, route, status, seconds) {
      if (PROBES.has(route)) {
        const probe = `route="${route}",status="${status}"`;
        probes.set(probe, (probes.get(probe) ?? 0) + 1);
        return;
      }
      const labels = `method="${METHODS.has(asked) ? asked : 'other'}",route="${route}"`;
      const request = `${labels},status="${status}"`;
      requests.set(request, (requests.get(request) ?? 0) + 1);
      const { counts, sum } = durations.get(labels) ?? { counts: BUCKETS.map(() => 0), sum: 0 };
      durations.set(labels, {
        counts: counts.map((count, place) => count + (seconds <= (BUCKETS[place] ?? 0) ? 1 : 0)),
        sum: sum + seconds,
      });
    },
    page() {
      const name = 'http_request_duration_seconds';
      const lines = [
        '# HELP http_requests_total Requests answered.',
        '# TYPE http_requests_total counter',
        ...[...requests].map(([labels, count]) => `http_requests_total{${labels}} ${count}`),
        '# HELP http_probes_total Probes answered; they are not among the requests.',
        '# TYPE http_probes_total counter',
        ...[...probes].map(([labels, count]) => `http_probes_total{${labels}} ${count}`),
        `# HELP ${name} Time to answer a request.`,
        `# TYPE ${name} histogram`,
        ...[...durations].flatMap(([labels, { counts, sum }]) => [
          ...counts.map((count, place) => `${name}_bucket{${labels},le="${bound(BUCKETS[place])}"} ${count}`),
          `${name}_sum{${labels}} ${sum}`,
          `${name}_count{${labels}} ${counts.at(-1)}`,
        ]),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

/** @param {number | undefined} value */
function bound(value) {
  return value === Infinity ? '+Inf' : String(value);
}

/**
 * The server of the metrics port: GET /metrics, else 404.
 * @param {Metrics} metrics
 * @returns {import('node:http').Server}
 */
export function createMetricsServer(metrics) {
  return createServer((request, response) => {
    const found = request.method === 'GET' && request.url === '/metrics';
    const type = found ? 'text/plain; version=0.0.4; charset=utf-8' : 'text/plain; charset=utf-8';
    response.writeHead(found ? 200 : 404, { 'content-type': type }).end(found ? metrics.page() : 'not found\n');
  });
}
