// @ts-check
/** Start of the service on PORT and METRICS_PORT; SIGTERM ends it with exit status 0. */

import { createAppServer } from './app.mjs';
import { createMetrics, createMetricsServer } from './metrics.mjs';

const GRACE_MS = 3_000;

/**
 * A port, or the path of a Unix-domain socket, from an environment variable.
 * @param {string} name
 * @param {string} otherwise
 * @returns {number | string}
 */
function addressOf(name, otherwise) {
  const text = process.env[name] ?? otherwise;
  if (text.startsWith('/')) return text;
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  process.stderr.write(`${name} is "${text}", which is not a port from 1 to 65535.\n`);
  process.exit(2);
}

/**
 * One line of the log.
 * @param {string} message
 */
function log(message) {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), message })}\n`);
}

/**
 * Ends a server: requests in flight are answered, after `graceMs` the rest is cut off.
 * @param {import('node:http').Server} server
 * @param {number} graceMs
 * @returns {Promise<void>}
 */
function drain(server, graceMs) {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

const state = { draining: false };
const metrics = createMetrics();
const app = createAppServer(state, metrics);
const aside = createMetricsServer(metrics);
const port = addressOf('PORT', '8000');
const metricsPort = addressOf('METRICS_PORT', '9090');

async function stop() {
  if (state.draining) return;
  state.draining = true;
  log('draining');
  await drain(app, GRACE_MS);
  await drain(aside, 500);
  log('stopped');
  process.exit(0);
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
app.listen(port, () => log(`listening on ${port}`));
aside.listen(metricsPort, () => log(`metrics on ${metricsPort}`));
