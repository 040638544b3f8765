import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Prober, type ProberProps } from '../../src/drills/prober';
import { credentials, key, shared } from './shared-key';

let server: Server;
let connections = 0;
let answer: () => { readonly status: number; readonly body?: string };

beforeAll(async () => {
  server = createServer({ ...shared, pskCallback: () => key } as object, (request, response) => {
    const { body = '', status } = answer();
    if (status === 0) request.socket.destroy();
    else response.writeHead(status).end(`${request.headers.host} ${request.url} ${body}`.trim());
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  await new Promise<void>((next) => server.listen(0, '127.0.0.1', next));
});
afterAll(() => server.close());

async function probed(wanted: ConstructorParameters<typeof Prober>[1], more: Partial<ProberProps> = {}) {
  connections = 0;
  const door = { address: '127.0.0.1', port: (server.address() as AddressInfo).port };
  const prober = new Prober({ door, credentials, rate: 100, ...more }, wanted);
  const from = performance.now();
  while (prober.answers.length < 6) await new Promise((next) => setTimeout(next, 5));
  return { ...(await prober.stop()), prober, seen: prober.since(from - 1000) };
}

const right = { host: 'hash.example', path: '/a', body: 'hash.example /a' };

test('right answers are counted, over connections that are kept', async () => {
  answer = () => ({ status: 200 });
  const { again, asked, failures, prober, seen } = await probed([right]);
  expect([again, failures, prober.failed]).toEqual([0, [], 0]);
  expect(asked).toBe(prober.answers.length);
  expect(seen.acknowledged).toBe(asked);
  expect(connections).toBeLessThan(asked);
});

test('a new caller has a connection of its own for each request', async () => {
  answer = () => ({ status: 200 });
  const { asked } = await probed([right], { anew: true });
  expect(connections).toBe(asked);
});

test.each<[string, ReturnType<typeof answer>, string]>([
  ['another status', { status: 503, body: 'no' }, '503 hash.example /a no'],
  ['another body', { status: 200, body: 'x' }, '200 hash.example /a x'],
  ['no answer', { status: 0 }, 'socket hang up'],
])('%s is a failure, with its second', async (_, said, wrong) => {
  answer = () => said;
  const { asked, failures, prober, seen } = await probed([right]);
  expect(failures).toHaveLength(asked);
  expect(failures[0]).toMatch(/^0\.\d s: hash\.example\/a: /);
  expect(failures[0]).toContain(wrong);
  expect(prober.failed).toBe(asked);
  expect(seen).toMatchObject({ acknowledged: 0, refused: { [wrong]: asked } });
});

test('all of what is wanted is asked for in turn', async () => {
  answer = () => ({ status: 200 });
  const { failures } = await probed([right, { host: 'web.example', path: '/', body: 'other' }]);
  expect(failures.every((one) => one.includes('web.example/'))).toBe(true);
  expect(failures.length).toBeGreaterThanOrEqual(3);
});
