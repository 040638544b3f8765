/** Certificates of callers, and networks: what opens the API, and what only looks as if. */
import { connect, type TLSSocket } from 'node:tls';
import { statusForStranger } from '../lab/front-door';
import { readTarget } from '../lab/target';
import { type Callers, type DoorCase, host, raw, seen } from './case';
import { lines, type Raw, sendRaw } from './raw';

const users = (...headers: readonly string[]) => lines('GET /users/ HTTP/1.1', `Host: ${host.api}`, ...headers);

const atApi = (more: Partial<Raw> = {}, ...headers: readonly string[]): Raw => ({
  name: host.api,
  sends: [users(...headers)],
  ...more,
});

/** The handshake is ended, or the request refused before the service is asked. */
const shut = ['refused', 'closed', '400', '403'];

/** A session of the site, which asked for no certificate, as a client keeps it. */
async function sessionOf(name: string): Promise<Buffer | undefined> {
  const { address, https } = readTarget().frontDoor;
  return new Promise((settle, fail) => {
    const socket: TLSSocket = connect({ host: address, port: https, servername: name, rejectUnauthorized: false }, () =>
      socket.write(lines('GET / HTTP/1.1', `Host: ${name}`)),
    );
    const end = (session?: Buffer) => {
      clearTimeout(patience);
      socket.destroy();
      settle(session);
    };
    const patience = setTimeout(end, 5000);
    socket.on('session', end).on('error', fail).resume();
  });
}

export const callerCases: readonly DoorCase[] = [
  { says: 'no certificate', ask: raw(atApi()), sees: shut },
  {
    says: 'a certificate of another authority of the cluster',
    ask: async ({ foreign }) => seen(await sendRaw(atApi(foreign))),
    sees: shut,
  },
  {
    says: 'a certificate of the authority of callers is served',
    ask: async ({ caller }: Callers) => seen(await sendRaw(atApi(caller))),
    sees: ['DATA'],
  },
  {
    says: 'headers that say that a certificate was verified',
    ask: raw(
      atApi({}, 'ssl-client-verify: SUCCESS', 'ssl-client-subject-dn: CN=caller', 'X-SSL-Client-Verify: SUCCESS'),
    ),
    sees: shut,
  },
  {
    says: 'headers that carry a certificate',
    ask: async ({ caller }) => {
      const flat = encodeURIComponent(caller.cert);
      return seen(await sendRaw(atApi({}, `X-Forwarded-Client-Cert: Cert="${flat}"`, `ssl-client-cert: ${flat}`)));
    },
    sees: shut,
  },
  {
    says: 'a session of the site, taken on at the API',
    ask: async () => {
      const session = await sessionOf(host.web);
      return seen(await sendRaw(atApi(session ? { session } : {})));
    },
    sees: shut,
  },
  { says: 'TLS 1.2 at the API', ask: raw(atApi({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })), sees: shut },
  {
    says: 'TLS 1.1 at the site',
    ask: raw({
      name: host.web,
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
      sends: [lines('GET / HTTP/1.1', `Host: ${host.web}`)],
    }),
    sees: ['refused', 'closed'],
  },
  { says: 'a network outside of the allow-list', ask: () => statusForStranger(host.web), sees: ['403'] },
  {
    says: 'a network outside of the allow-list that names one inside',
    ask: () => statusForStranger(host.web, 'X-Forwarded-For: 127.0.0.1', 'X-Real-IP: 127.0.0.1'),
    sees: ['403'],
  },
];
