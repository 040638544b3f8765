/** Attacks from outside, at the front door. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { type Answer, ask, isTlsRefusal, statusForStranger } from '../lab/front-door';
import type { Attack, Tried } from './attack';
import { annotation } from './controls';

const api = hostOf('api', lab);
const web = hostOf('web', lab);

async function answered(asking: Promise<Answer>, isThrough: (answer: Answer) => boolean): Promise<Tried> {
  return asking.then(
    (answer) => ({ succeeded: isThrough(answer), said: `status ${answer.status}` }),
    (error: NodeJS.ErrnoException) => ({
      succeeded: false,
      said: `${isTlsRefusal(error) ? 'refused by TLS' : 'unanswered'}: ${error.message}`,
    }),
  );
}

async function fromStranger(): Promise<Tried> {
  const status = await statusForStranger(web);
  return { succeeded: status === '200', said: `status ${status}` };
}

const refused =
  (...beginnings: readonly string[]) =>
  (said: string) =>
    beginnings.some((one) => said.startsWith(one));

export const outsideAttacks: readonly Attack[] = [
  {
    name: 'users are read without a certificate',
    from: 'outside',
    gains: 'every user',
    control: annotation(
      'api',
      'auth-tls-verify-client',
      'off',
      refused('status 400', 'status 401', 'status 403', 'refused by TLS'),
    ),
    attempt: () => answered(ask({ host: api, path: '/users/' }), ({ status }) => status === 200),
  },
  {
    name: 'a network outside the allow-list',
    from: 'outside',
    gains: 'the site, from anywhere',
    control: annotation('web', 'whitelist-source-range', '0.0.0.0/0', refused('status 403')),
    attempt: fromStranger,
  },
  {
    name: 'a body of 100 kB',
    from: 'outside',
    gains: 'memory of the service, by each request',
    control: annotation('web', 'proxy-body-size', '1m', refused('status 413')),
    attempt: () =>
      answered(
        ask({ host: web, path: '/', method: 'POST', body: 'x'.repeat(100_000) }),
        ({ status }) => status !== 413,
      ),
  },
  {
    name: 'plain HTTP',
    from: 'outside',
    gains: 'whatever is on the line',
    control: annotation('web', 'ssl-redirect', 'false', refused('status 308')),
    attempt: () => answered(ask({ host: web, path: '/', scheme: 'http' }), ({ status }) => status === 200),
  },
];
