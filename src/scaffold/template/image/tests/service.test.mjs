// @ts-check
/** The service __name__ on Unix-domain sockets: no network is needed. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), '__name__-'));
const sockets = { app: join(folder, 'app'), metrics: join(folder, 'metrics') };
const env = { ...process.env, PORT: sockets.app, METRICS_PORT: sockets.metrics };
const service = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });

/**
 * @param {string} socketPath
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<{ status: number, body: string }>}
 */
function ask(socketPath, path, method = 'GET') {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject).end();
  });
}

before(async () => {
  let output = '';
  for await (const text of service.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += text;
    if (output.includes('listening on') && output.includes('metrics on')) break;
  }
  service.stdout.resume();
});

after(() => {
  service.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

test('health, readiness and the page', async () => {
  for (const path of ['/', '/healthz', '/readyz']) assert.equal((await ask(sockets.app, path)).status, 200, path);
});

test('other paths and methods are refused', async () => {
  assert.equal((await ask(sockets.app, '/metrics')).status, 404);
  assert.equal((await ask(sockets.app, '/', 'POST')).status, 405);
});

test('metrics are on their own port only, and name no path that does not exist', async () => {
  await ask(sockets.app, '/private-path');
  const { status, body } = await ask(sockets.metrics, '/metrics');
  assert.equal(status, 200);
  assert.match(body, /^http_requests_total\{method="GET",route="other",status="404"\} \d+$/m);
  assert.match(body, /^http_request_duration_seconds_bucket\{method="GET",route="\/",le="\+Inf"\} \d+$/m);
  assert.doesNotMatch(body, /private-path/);
});

test('SIGTERM ends it with 0', async () => {
  const exited = once(service, 'exit');
  service.kill('SIGTERM');
  assert.deepEqual(await exited, [0, null]);
});
