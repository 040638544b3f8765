// @ts-check
/** Routes of the service __name__, and its server. */

import { createServer } from 'node:http';

/** @type {Readonly<Record<string, string>>} */
const bodies = { '/': '__name__\n', '/healthz': 'ok\n', '/readyz': 'ok\n' };

/**
 * The answer to one request.
 * @param {string} method
 * @param {string} path without the query
 * @param {boolean} draining whether the process is ending
 * @returns {{ status: number, body: string }}
 */
export function answer(method, path, draining) {
  const body = Object.hasOwn(bodies, path) ? bodies[path] : undefined;
  if (body === undefined) return { status: 404, body: 'not found\n' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, body: 'only GET and HEAD are allowed\n' };
  if (path === '/readyz' && draining) return { status: 503, body: 'draining\n' };
  return { status: 200, body };
}

/**
 * The server of the service port: slow clients are cut off; a kept connection outlives a proxy's 60 s.
 * @param {{ draining: boolean }} state
 * @param {import('./metrics.mjs').Metrics} metrics
 * @returns {import('node:http').Server}
 */
export function createAppServer(state, metrics) {
  const limits = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 75_000, maxHeaderSize: 16_384 };
  return createServer(limits, (request, response) => {
    const began = process.hrtime.bigint();
    const method = request.method ?? '';
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const { status, body } = answer(method, path, state.draining);
    response
      .writeHead(status, {
        'content-type': 'text/plain; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'x-content-type-options': 'nosniff',
        ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
        ...(state.draining ? { connection: 'close' } : {}),
      })
      .end(body);
    request.resume();
    const route = Object.hasOwn(bodies, path) ? path : 'other';
    metrics.observe(method, route, status, Number(process.hrtime.bigint() - began) / 1e9);
  });
}
