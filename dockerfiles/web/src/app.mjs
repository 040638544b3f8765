// @ts-check
/** What the web application answers. */

import { createServer } from 'node:http';

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Breakwater</title></head>
<body>
<h1>Breakwater</h1>
<p>This is the web application of the Breakwater platform. It runs.</p>
</body>
</html>
`;

/** Sent with every answer: the page loads nothing, runs nothing and is framed by nobody. */
const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const HTML = 'text/html; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const ROUTES = new Set(['/', '/healthz', '/readyz']);

/**
 * Whether the process is on its way out.
 * @typedef {{ draining: boolean }} State
 */

/**
 * @param {string} method
 * @param {string} path without the query
 * @param {State} state
 * @returns {{ status: number, type: string, body: string }}
 */
export function answer(method, path, state) {
  if (!ROUTES.has(path)) return { status: 404, type: TEXT, body: 'not found\n' };
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, type: TEXT, body: 'only GET and HEAD are allowed\n' };
  }
  if (path === '/') return { status: 200, type: HTML, body: PAGE };
  if (path === '/readyz' && state.draining) return { status: 503, type: TEXT, body: 'draining\n' };
  return { status: 200, type: TEXT, body: 'ok\n' };
}

/**
 * The application's server. Slow clients are cut off; a kept connection outlives a proxy's 60 s.
 * @param {State} state
 * @param {import('./metrics.mjs').Metrics} metrics
 * @returns {import('node:http').Server}
 */
export function createAppServer(state, metrics) {
  const limits = {
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: 16_384,
  };
  return createServer(limits, (request, response) => {
    const began = process.hrtime.bigint();
    const method = request.method ?? '';
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const { status, type, body } = answer(method, path, state);
    const headers = {
      ...SECURITY_HEADERS,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
      ...(state.draining ? { connection: 'close' } : {}),
    };
    response.writeHead(status, headers).end(body);
    request.resume();
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    metrics.observe(method, ROUTES.has(path) ? path : 'other', status, seconds);
  });
}
