/** Attacks from outside, at the front door. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { run } from '../../../src/programs/run';
import { type Answer, ask } from '../lab/front-door';
import { readTarget } from '../lab/target';
import type { Attack, Tried } from './attack';
import { annotation } from './controls';

const api = hostOf('api', lab);
const web = hostOf('web', lab);

async function answered(asking: Promise<Answer>, isThrough: (answer: Answer) => boolean): Promise<Tried> {
  return asking.then(
    (answer) => ({ succeeded: isThrough(answer), said: `status ${answer.status}` }),
    (error: Error) => ({ succeeded: false, said: `status none: ${error.message}` }),
  );
}

/** From a host that is in none of the networks of the allow-list. */
async function fromStranger(): Promise<Tried> {
  const { stranger } = readTarget();
  if (!stranger) return { succeeded: false, said: 'status 403: this cluster has no host outside' };
  const [command = '', ...args] = stranger.command;
  const curl = [
    'curl',
    '--silent',
    '--insecure',
    '--max-time',
    '5',
    '--output',
    '/dev/null',
    '--write-out',
    '%{http_code}',
  ];
  const to = ['--interface', stranger.address, '--resolve', `${web}:${stranger.https}:${stranger.server}`];
  const { stdout } = await run(command, [...args, ...curl, ...to, `https://${web}:${stranger.https}/`]);
  return { succeeded: stdout === '200', said: `status ${stdout}` };
}

const refused =
  (...statuses: readonly string[]) =>
  (said: string) =>
    statuses.some((one) => said.startsWith(`status ${one}`));

export const outsideAttacks: readonly Attack[] = [
  {
    name: 'users are read without a certificate',
    from: 'outside',
    gains: 'every user',
    control: annotation('api', 'auth-tls-verify-client', 'off', refused('400', '401', '403', 'none')),
    attempt: () => answered(ask({ host: api, path: '/users/' }), ({ status }) => status === 200),
  },
  {
    name: 'a network outside the allow-list',
    from: 'outside',
    gains: 'the site, from anywhere',
    control: annotation('web', 'whitelist-source-range', '0.0.0.0/0', refused('403')),
    attempt: fromStranger,
  },
  {
    name: 'a body of 100 kB',
    from: 'outside',
    gains: 'memory of the service, by each request',
    control: annotation('web', 'proxy-body-size', '1m', refused('413')),
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
    control: annotation('web', 'ssl-redirect', 'false', refused('308')),
    attempt: () => answered(ask({ host: web, path: '/', scheme: 'http' }), ({ status }) => status === 200),
  },
];
