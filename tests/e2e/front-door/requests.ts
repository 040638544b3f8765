/** Requests that are too large, too slow, ambiguous, or not plain HTTP/1.1. */
import { connect } from 'node:http2';
import { readTarget } from '../lab/target';
import { type DoorCase, host, raw } from './case';
import { lines } from './raw';

const kib = 1024;

/** The largest body that is let in: src/constructs/front-door/front-door.ts. */
const limit = 64 * kib;

const post = (headers: readonly string[], body: string) => [
  lines('POST /nothing HTTP/1.1', `Host: ${host.web}`, 'Content-Type: text/plain', ...headers),
  body,
];

const site = (method: string, path: string, ...headers: readonly string[]) =>
  lines(`${method} ${path} HTTP/1.1`, `Host: ${host.web}`, ...headers);

const toSite = (...sends: readonly (string | number)[]) => ({ name: host.web, sends });

const joined = {
  sees: ['200'],
  why: 'it joins the lines, as RFC 9112, 5.2, lets it, before anything reads them',
} as const;

/** The service is asked, and has no such path or method. */
const passedOn = ['404', '405'];

/** Refused without being passed on, or ended. */
const refusals = ['400', '404', '405', '408', '413', '414', '431', '494', '501', 'closed'];

async function byHttp2(): Promise<string> {
  const { address, https } = readTarget().frontDoor;
  return new Promise((settle, fail) => {
    const session = connect(`https://${address}:${https}`, { servername: host.web, rejectUnauthorized: false });
    session.on('error', fail);
    const stream = session.request({ ':path': '/', ':authority': host.web });
    stream.setTimeout(10_000, () => fail(new Error('no answer in 10 s')));
    stream.on('response', (headers) => {
      settle(String(headers[':status']));
      session.destroy();
    });
    stream.on('error', fail);
  });
}

export const requestCases: readonly DoorCase[] = [
  {
    says: 'a body of 64 KiB',
    ask: raw(toSite(...post([`Content-Length: ${limit}`], 'x'.repeat(limit)))),
    sees: passedOn,
  },
  {
    says: 'a body of one byte more',
    ask: raw(toSite(...post([`Content-Length: ${limit + 1}`], 'x'.repeat(limit + 1)))),
    sees: ['413'],
  },
  {
    says: 'a body that is said to be larger than what comes',
    ask: raw(toSite(...post(['Content-Length: 1000000000'], 'x'))),
    sees: ['413'],
    but: {
      'envoy-gateway': {
        sees: ['silent'],
        why: 'it counts what comes, passes none of it on, and waits for the rest for a minute',
      },
    },
  },
  {
    says: 'chunks of more than 64 KiB together',
    ask: raw(
      toSite(...post(['Transfer-Encoding: chunked'], `${`2000\r\n${'x'.repeat(8192)}\r\n`.repeat(12)}0\r\n\r\n`)),
    ),
    sees: ['413', 'closed'],
  },
  {
    says: 'a large body after Expect: 100-continue',
    ask: raw(toSite(...post(['Expect: 100-continue', `Content-Length: ${10 * limit}`], ''))),
    sees: ['413', '417'],
    but: {
      'envoy-gateway': {
        sees: ['100'],
        why: 'it has the body sent to itself, and refuses it by 413 when it is too large',
      },
    },
  },
  {
    says: 'a length and chunks at once, with a second request in the body',
    ask: raw({
      name: host.web,
      answers: 2,
      within: 5,
      sends: post(['Content-Length: 6', 'Transfer-Encoding: chunked'], `0\r\n\r\n${site('GET', '/healthz')}`),
    }),
    sees: ['400', '404', '405'],
    but: {
      addon: {
        sees: ['404 200'],
        why: 'it takes the chunks alone, as RFC 9112, 6.3, lets it: what follows is a request of the same caller',
      },
    },
  },
  {
    says: 'two lengths',
    ask: raw(toSite(...post(['Content-Length: 1', 'Content-Length: 2'], 'xx'))),
    sees: ['400'],
  },
  { says: 'a length that is none', ask: raw(toSite(...post(['Content-Length: -1'], ''))), sees: ['400'] },
  {
    says: 'an encoding that is none',
    ask: raw(toSite(...post(['Transfer-Encoding: xchunked'], '0\r\n\r\n'))),
    sees: ['400', '501'],
  },
  {
    says: 'a chunk with a size of letters',
    ask: raw(toSite(...post(['Transfer-Encoding: chunked'], 'zz\r\nx\r\n0\r\n\r\n'))),
    sees: ['400', 'closed'],
    but: { addon: { sees: ['500'], why: 'it notices while it passes the body on, and says that it failed' } },
  },
  {
    says: 'a header that goes on in the next line',
    ask: raw(toSite(site('GET', '/', 'X-A: b', ' c: d'))),
    sees: ['400'],
    but: { addon: joined, 'envoy-gateway': joined },
  },
  { says: 'a space before the colon', ask: raw(toSite(site('GET', '/', 'X-A : b'))), sees: ['400'] },
  { says: 'a NUL in a header', ask: raw(toSite(site('GET', '/', 'X-A: b\0c'))), sees: ['400'] },
  { says: 'a header without a name', ask: raw(toSite(site('GET', '/', ': b'))), sees: ['400'] },
  {
    says: 'a bare line feed in a value',
    ask: raw(toSite(site('GET', '/nothing', 'X-A: b\nX-C: d'))),
    sees: ['400', '404'],
  },
  { says: 'a header of 100 KiB', ask: raw(toSite(site('GET', '/', `X-A: ${'b'.repeat(100 * kib)}`))), sees: refusals },
  {
    says: 'fifty headers',
    ask: raw(toSite(site('GET', '/', ...Array.from({ length: 50 }, (_, at) => `X-A${at}: b`)))),
    sees: ['200'],
  },
  { says: 'a path of 100 KiB', ask: raw(toSite(site('GET', `/${'a'.repeat(100 * kib)}`))), sees: refusals },
  { says: 'TRACE', ask: raw(toSite(site('TRACE', '/'))), sees: ['403', '405'] },
  {
    says: 'CONNECT',
    ask: raw(toSite(lines(`CONNECT ${host.api}:443 HTTP/1.1`, `Host: ${host.api}:443`))),
    sees: [...refusals, '421'],
  },
  { says: 'a method of one letter', ask: raw(toSite(site('X', '/'))), sees: ['400', '405', '501'] },
  { says: 'no HTTP at all', ask: raw(toSite('\x16\x03\x01\x02\r\n\r\n')), sees: ['400', 'closed'] },
  {
    says: 'an upgrade to WebSocket, which no service has',
    ask: raw(
      toSite(
        site(
          'GET',
          '/',
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        ),
      ),
    ),
    sees: ['200', '400', '404', '426'],
    but: { 'envoy-gateway': { sees: ['403'], why: 'it refuses an upgrade for which no route asks' } },
  },
  {
    says: 'an upgrade to HTTP/2 over plain HTTP',
    ask: raw({
      plain: true,
      sends: [
        site('GET', '/', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'),
      ],
    }),
    sees: ['308', '400', '403'],
  },
  { says: 'HTTP/2 by its own handshake', ask: byHttp2, sees: ['200'] },
  {
    says: 'two requests at once on one connection',
    ask: raw({ name: host.web, answers: 2, sends: [site('GET', '/nothing') + site('GET', '/')] }),
    sees: ['404 200'],
  },
  {
    says: 'a connection that is kept for a second request, and closed when that asks for it',
    ask: raw({
      name: host.web,
      answers: 3,
      within: 5,
      sends: [site('GET', '/'), 300, site('GET', '/', 'Connection: close')],
    }),
    sees: ['200 200'],
  },
  {
    says: 'half a request, and silence: the connection is closed in 75 s',
    ask: raw({ ...toSite(`GET / HTTP/1.1\r\nHost: ${host.web}\r\n`), within: 75 }),
    sees: ['closed', '408'],
  },
];
