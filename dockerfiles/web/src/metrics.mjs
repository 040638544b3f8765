// @ts-check
/** Prometheus metrics: what is counted, and the server that shows it. */

import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Questions of the kubelet: their answers are not those that callers get. */
const PROBES = new Set(['/healthz', '/readyz']);
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * @typedef {object} Metrics
 * @property {Registry} registry everything that is counted
 * @property {(method: string, route: string, status: number, seconds: number) => void} observe
 *   counts one answered request, or probe
 */

/** @returns {Metrics} metrics with the process's own and the requests' */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const probes = new Counter({
    name: 'http_probes_total',
    help: 'Probes answered; they are not among the requests.',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    registry,
    observe(asked, route, status, duration) {
      if (PROBES.has(route)) {
        probes.inc({ route, status });
        return;
      }
      const method = METHODS.has(asked) ? asked : 'other';
      requests.inc({ method, route, status });
      seconds.observe({ method, route }, duration);
    },
  };
}

/**
 * The server of the metrics port: GET /metrics, else 404.
 * @param {Registry} registry
 * @returns {import('node:http').Server}
 */
export function createMetricsServer(registry) {
  return createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
  });
}
