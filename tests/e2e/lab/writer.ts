/**
 * A caller who creates users at a constant rate and notes which were acknowledged. Each write has a key of its own: the
 * others are repeated with it at the end, so that the fate of each is known.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:https';
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import type { CallerCertificate } from './certificate';
import { ask, frontDoorAuthority } from './front-door';
import { readTarget } from './target';

const host = hostOf('api', lab);

/** How often a write of unknown fate is repeated. */
const tries = 5;

/** One write, and the key with which it is repeated. */
interface Write {
  readonly key: string;
  readonly user: { readonly name: string; readonly email: string };
}

export interface Written {
  readonly sent: number;
  /** E-mail addresses of the users that were acknowledged with 201. */
  readonly acknowledged: readonly string[];
  /** The others: stored or not. */
  readonly unknown: readonly Write[];
  /** How often each other answer came. */
  readonly refused: Readonly<Record<string, number>>;
  /** The longest time without an acknowledged write, in seconds. */
  readonly longestGap: number;
}

/**
 * @param rate writes a second; each is sent at its moment, whatever became of the one before
 * @param seconds how long
 */
export async function write(rate: number, seconds: number, caller: CallerCertificate): Promise<Written> {
  const agent = await agentOf(caller);
  const run = process.hrtime.bigint().toString(36);
  const acknowledged: string[] = [];
  const unknown: Write[] = [];
  const refused: Record<string, number> = {};
  const began = performance.now();
  let last = began;
  let longest = 0;
  const open: Promise<void>[] = [];
  const total = rate * seconds;
  for (let number = 0; number < total; number++) {
    const wait = began + (number * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((next) => setTimeout(next, wait));
    const email = `writer-${run}-${number}@example.com`;
    const one = { key: randomUUID(), user: { name: `Writer ${number}`, email } };
    open.push(
      post(agent, one).then((answer) => {
        if (answer !== '201') {
          unknown.push(one);
          refused[answer] = (refused[answer] ?? 0) + 1;
          return;
        }
        acknowledged.push(email);
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }),
    );
  }
  await Promise.all(open);
  agent.destroy();
  return { sent: total, acknowledged, unknown, refused, longestGap: longest / 1000 };
}

async function agentOf(caller: CallerCertificate): Promise<Agent> {
  return new Agent({ ...caller, ca: await frontDoorAuthority(), keepAlive: true, maxSockets: 50 });
}

/** @returns the status, or the code of the error */
function post(agent: Agent, { key, user }: Write): Promise<string> {
  const { address, https } = readTarget().frontDoor;
  const text = JSON.stringify(user);
  const headers = {
    host,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'idempotency-key': key,
  };
  return new Promise((settle) => {
    const sent = request(
      {
        agent,
        headers,
        host: address,
        method: 'POST',
        path: '/users/',
        port: https,
        servername: host,
        timeout: 20_000,
      },
      (response) => {
        response.resume();
        response.on('end', () => settle(String(response.statusCode)));
        response.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
      },
    );
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'no answer in 20 s' })));
    sent.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
    sent.end(text);
  });
}

/** Repeats each write with its key. @throws when one is not acknowledged after several tries */
async function repeat(writes: readonly Write[], caller: CallerCertificate): Promise<void> {
  const agent = await agentOf(caller);
  try {
    for (const one of writes) {
      const answers: string[] = [];
      while (answers.at(-1) !== '201') {
        if (answers.length === tries) throw new Error(`${one.user.email} repeated with its key: ${answers.join(', ')}`);
        answers.push(await post(agent, one));
      }
    }
  } finally {
    agent.destroy();
  }
}

/** Every e-mail address that the API has, as often as it has it. */
export async function allEmails(caller: CallerCertificate, of = host): Promise<readonly string[]> {
  const emails: string[] = [];
  for (let cursor = ''; ; ) {
    const path = `/users/?limit=100${cursor && `&cursor=${cursor}`}`;
    const { body, status } = await ask({ host: of, path, ...caller });
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${body}`);
    const { items, next } = JSON.parse(body) as { items: readonly { email: string }[]; next: string | null };
    emails.push(...items.map(({ email }) => email));
    if (next === null) return emails;
    cursor = next;
  }
}

/** What became of the writes. */
export interface Kept {
  /** Acknowledged, at first or when repeated, and not there. */
  readonly missing: readonly string[];
  /** There more than once, whoever wrote them. */
  readonly twice: readonly string[];
  /** The figures, for the log. */
  readonly says: string;
}

/** Repeats the writes of unknown fate, then compares all with what the API has: each must be there once. */
export async function kept(
  { acknowledged, longestGap, refused, sent, unknown }: Written,
  caller: CallerCertificate,
): Promise<Kept> {
  const before = new Set(await allEmails(caller));
  const stored = unknown.filter(({ user }) => before.has(user.email)).length;
  await repeat(unknown, caller);
  const counts = new Map<string, number>();
  for (const email of await allEmails(caller)) counts.set(email, (counts.get(email) ?? 0) + 1);
  const missing = [...acknowledged, ...unknown.map(({ user }) => user.email)].filter((email) => !counts.has(email));
  const twice = [...counts].filter(([, times]) => times > 1).map(([email]) => email);
  const says = `${sent} writes: ${acknowledged.length} acknowledged, ${unknown.length} repeated with their keys (${stored} of them had been stored); ${missing.length} missing, ${twice.length} there twice; longest gap ${longestGap.toFixed(1)} s; others: ${JSON.stringify(refused)}`;
  return { missing, twice, says };
}
