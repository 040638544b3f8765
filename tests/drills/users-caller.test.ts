import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { UsersCaller } from '../../src/drills/users-caller';
import { credentials, key, shared } from './shared-key';

interface Asked {
  readonly line: string;
  readonly host: string | undefined;
  readonly key: string | string[] | undefined;
  readonly body: string;
}

const asked: Asked[] = [];
let server: Server;
const door = () => ({ address: '127.0.0.1', port: (server.address() as AddressInfo).port });
let answer: (asked: Asked) => { readonly status: number; readonly body: string };

beforeAll(async () => {
  server = createServer({ ...shared, pskCallback: () => key } as object, (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { headers, method, url } = request;
      const one = { line: `${method} ${url}`, host: headers.host, key: headers['idempotency-key'], body };
      asked.push(one);
      const said = answer(one);
      if (said.status === 0) request.socket.destroy();
      else response.writeHead(said.status).end(said.body);
    });
  });
  await new Promise<void>((next) => server.listen(0, '127.0.0.1', next));
});
afterAll(() => server.close());
beforeEach(() => asked.splice(0));

const user = { name: 'Ada', email: 'ada@example.com' };

test('adds with a key, asks for one and for a page, under the name of the host', async () => {
  answer = () => ({ status: 201, body: '{}' });
  const caller = new UsersCaller('api.example', door, credentials);
  expect(await caller.add(user, 'k')).toEqual({ status: '201', body: '{}' });
  await caller.get('7');
  await caller.list();
  caller.close();
  expect(asked).toEqual([
    { line: 'POST /users/', host: 'api.example', key: 'k', body: JSON.stringify(user) },
    { line: 'GET /users/7', host: 'api.example', key: undefined, body: '' },
    { line: 'GET /users/?limit=1', host: 'api.example', key: undefined, body: '' },
  ]);
});

test('goes through all pages', async () => {
  const page = (id: string, next: string | null) => ({
    status: 200,
    body: JSON.stringify({ items: [{ id, ...user }], next }),
  });
  answer = ({ line }) => (line.endsWith('cursor=n') ? page('2', null) : page('1', 'n'));
  const caller = new UsersCaller('api.example', door, credentials);
  expect((await caller.all()).map(({ id }) => id)).toEqual(['1', '2']);
  answer = () => ({ status: 503, body: 'busy' });
  await expect(caller.all()).rejects.toThrow('GET /users/?limit=100: 503 busy');
  caller.close();
});

test('every failure is an answer', async () => {
  answer = () => ({ status: 0, body: '' });
  const caller = new UsersCaller('api.example', door, credentials);
  expect(await caller.get('1')).toEqual({ status: 'ECONNRESET', body: '' });
  const nowhere = new UsersCaller('api.example', () => ({ address: '127.0.0.1', port: 1 }), credentials);
  expect((await nowhere.get('1')).status).toBe('ECONNREFUSED');
  caller.close();
  nowhere.close();
});
