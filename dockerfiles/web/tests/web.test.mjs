// @ts-check
/** The web application on Unix-domain sockets: no network is needed. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));

/**
 * @param {string} socketPath
 * @param {string} path
 * @param {{ method?: string, agent?: Agent }} [options]
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: string }>}
 */
function ask(socketPath, path, options = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Starts the program on two sockets in the folder and waits until it listens on both. */
async function start(/** @type {string} */ folder) {
  const paths = { app: join(folder, 'app'), metrics: join(folder, 'metrics') };
  const env = { ...process.env, PORT: paths.app, METRICS_PORT: paths.metrics };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout.iterator({ destroyOnReturn: false })) {
    output += text;
    if (output.includes('listening on') && output.includes('metrics on')) break;
  }
  child.stdout.resume();
  return { ...paths, child };
}

describe('the running application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'web-'));
  /** @type {Awaited<ReturnType<typeof start>>} */
  let web;
  before(async () => {
    web = await start(folder);
  });
  after(() => {
    web.child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  test('the page says what it is, with strict headers', async () => {
    const { status, headers, body } = await ask(web.app, '/?from=test');
    assert.equal(status, 200);
    assert.match(body, /Breakwater/);
    assert.match(headers['content-type'] ?? '', /^text\/html/);
    assert.match(String(headers['content-security-policy']), /^default-src 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-powered-by'], undefined);
  });

  test('health and readiness', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const { status, body } = await ask(web.app, path);
      assert.deepEqual([status, body], [200, 'ok\n']);
    }
  });

  test('other paths and methods', async () => {
    for (const path of ['/metrics', '/index.html', '//', '/../etc/passwd', '/healthz/']) {
      assert.equal((await ask(web.app, path)).status, 404, path);
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask(web.app, '/', { method });
      assert.deepEqual([status, headers.allow], [405, 'GET, HEAD']);
    }
    const head = await ask(web.app, '/', { method: 'HEAD' });
    assert.deepEqual([head.status, head.body], [200, '']);
  });

  test('metrics are on their own port only', async () => {
    await ask(web.app, '/private-path');
    await ask(web.app, '/healthz');
    await ask(web.app, '/readyz');
    const { status, body } = await ask(web.metrics, '/metrics');
    assert.equal(status, 200);
    assert.match(body, /http_requests_total\{method="GET",route="other",status="404"\} \d/);
    assert.doesNotMatch(body, /private-path/);
    assert.doesNotMatch(body, /http_request[^\n]*route="\/(healthz|readyz)"/, 'probes are counted apart');
    assert.match(body, /http_probes_total\{route="\/healthz",status="200"\} \d/);
    assert.equal((await ask(web.metrics, '/')).status, 404);
  });
});

test('SIGTERM: what is in flight is answered, the idle are closed, the end is 0', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'web-'));
  const web = await start(folder);
  const agent = new Agent({ keepAlive: true });
  await ask(web.app, '/healthz', { agent });
  const slow = connect(web.app);
  slow.setEncoding('utf8');
  let answered = '';
  slow.on('data', (text) => {
    answered += text;
  });
  slow.write('GET /readyz HTTP/1.1\r\nhost: w\r\n');
  await ask(web.app, '/healthz');
  const began = Date.now();
  const exited = once(web.child, 'exit');
  web.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await assert.rejects(ask(web.app, '/healthz'));
  slow.write('\r\n');
  const [code] = await exited;
  assert.equal(code, 0);
  assert.ok(Date.now() - began < 2_000);
  assert.match(answered, /^HTTP\/1.1 503 /);
  assert.match(answered, /connection: close/i);
  agent.destroy();
  rmSync(folder, { recursive: true });
});

test('SIGTERM: a client that never ends its request is cut off within 5 s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'web-'));
  const web = await start(folder);
  const stuck = connect(web.app);
  stuck.on('error', () => {});
  stuck.write('GET / HTTP/1.1\r\n');
  await ask(web.app, '/healthz');
  const began = Date.now();
  const exited = once(web.child, 'exit');
  web.child.kill('SIGTERM');
  const [code] = await exited;
  assert.equal(code, 0);
  assert.ok(Date.now() - began < 4_500);
  rmSync(folder, { recursive: true });
});

test('a wrong port ends with a sentence', async () => {
  const env = { ...process.env, PORT: '70000' };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  assert.equal(code, 2);
  assert.match(said, /PORT is "70000"/);
});
