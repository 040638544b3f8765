/** Names: in the handshake, in the header, in both, in neither, and in the target of the request. */
import { type DoorCase, digest, host, raw, seen } from './case';
import { lines, sendRaw } from './raw';

const get = (path: string, ...headers: readonly string[]) => lines(`GET ${path} HTTP/1.1`, ...headers);

/** No service answers: an ended handshake, or a status that names none. */
const notServed = ['refused', 'closed', '400', '403', '404', '421'];

const served = '/hash/abc123';

export const hostCases: readonly DoorCase[] = [
  {
    says: 'a host and its path are served',
    ask: async () => {
      const { statuses, text } = await sendRaw({ name: host.hash, sends: [get(served, `Host: ${host.hash}`)] });
      return `${statuses.join(' ')}${text.includes(digest) ? ' digest' : ''}`;
    },
    sees: ['200 digest'],
  },
  {
    says: 'plain HTTP is sent to HTTPS, to the same host, path and query',
    ask: async () => {
      const { statuses, text } = await sendRaw({ plain: true, sends: [get('/a/b?c=d', `Host: ${host.web}`)] });
      return `${statuses.join(' ')} ${/^location: (.*)$/im
        .exec(text)?.[1]
        ?.trim()
        .replace(/:\d+(?=\/)/, '')}`;
    },
    sees: [`308 https://${host.web}/a/b?c=d`],
  },
  {
    says: 'an unknown host is not served',
    ask: raw({ name: host.unknown, sends: [get('/', `Host: ${host.unknown}`)] }),
    sees: notServed,
  },
  {
    says: 'an unknown host over plain HTTP is not served',
    ask: raw({ plain: true, sends: [get('/', `Host: ${host.unknown}`)] }),
    sees: [...notServed, '308'],
  },
  {
    says: 'the handshake of the site does not open the API, which asks for certificates in its own',
    ask: raw({ name: host.web, sends: [get('/users/', `Host: ${host.api}`)] }),
    sees: notServed,
  },
  {
    says: 'nor does the handshake of the hash service',
    ask: raw({ name: host.hash, sends: [get('/users/', `Host: ${host.api}`)] }),
    sees: notServed,
  },
  {
    says: 'nor does a handshake without a name',
    ask: raw({ sends: [get('/users/', `Host: ${host.api}`)] }),
    sees: notServed,
  },
  {
    says: 'nor does one with an unknown name',
    ask: raw({ name: host.unknown, sends: [get('/users/', `Host: ${host.api}`)] }),
    sees: notServed,
  },
  {
    says: 'the handshake of the API with a certificate does not open another host as the API',
    ask: async ({ caller }) =>
      seen(await sendRaw({ ...caller, name: host.api, sends: [get(served, `Host: ${host.hash}`)] })),
    sees: ['200', ...notServed],
  },
  {
    says: 'a host in capitals is the same host',
    ask: raw({ name: host.web, sends: [get('/', `Host: ${host.web.toUpperCase()}`)] }),
    sees: ['200'],
  },
  {
    says: 'a host with the port behind it is the same host',
    ask: raw({ name: host.web, sends: [get('/', `Host: ${host.web}:443`)] }),
    sees: ['200'],
  },
  {
    says: 'a host with a dot at its end is the same host, or none',
    ask: raw({ name: host.web, sends: [get('/', `Host: ${host.web}.`)] }),
    sees: ['200', ...notServed],
  },
  {
    says: 'two hosts are none',
    ask: raw({ name: host.web, sends: [get('/users/', `Host: ${host.web}`, `Host: ${host.api}`)] }),
    sees: ['400'],
    but: {
      'envoy-gateway': { sees: ['404'], why: 'it reads them as one name with a comma in it, which no service has' },
    },
  },
  {
    says: 'no host is none',
    ask: raw({ name: host.web, sends: [get('/')] }),
    sees: ['400'],
  },
  {
    says: 'an empty host is none',
    ask: raw({ name: host.web, sends: [get('/', 'Host:')] }),
    sees: notServed,
  },
  {
    says: 'the host of the API in the target of a request to the site is not served',
    ask: raw({ name: host.web, sends: [get(`https://${host.api}/users/`, `Host: ${host.web}`)] }),
    sees: notServed,
  },
  {
    says: 'the host of the API in a forwarding header is not followed',
    ask: raw({ name: host.web, sends: [get('/users/', `Host: ${host.web}`, `X-Forwarded-Host: ${host.api}`)] }),
    sees: ['404'],
  },
];
