/** A caller of the users API at the front door, over connections that are kept; every failure is an answer. */
import { Agent, request } from 'node:https';
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import type { CallerCertificate } from './certificate';
import { frontDoorAuthority } from './front-door';
import { readTarget } from './target';

const host = hostOf('api', lab);

/** A user of the API. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** `status`: that of HTTP, or the code of the error. */
export interface Answer {
  readonly status: string;
  readonly body: string;
}

export class UsersCaller {
  private constructor(private readonly agent: Agent) {}

  static async make(caller: CallerCertificate): Promise<UsersCaller> {
    // More than wait at once while an election lasts: a request that waits here would not be one that the API has.
    return new UsersCaller(new Agent({ ...caller, ca: await frontDoorAuthority(), keepAlive: true, maxSockets: 1000 }));
  }

  /** @param key with which the write may be repeated */
  add(user: Omit<User, 'id'>, key: string): Promise<Answer> {
    const text = JSON.stringify(user);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'idempotency-key': key,
    };
    return this.ask('POST', '/users/', headers, text);
  }

  get(id: string): Promise<Answer> {
    return this.ask('GET', `/users/${id}`);
  }

  /** Every user that the API has. @throws where a page is refused */
  async all(): Promise<readonly User[]> {
    const users: User[] = [];
    for (let cursor = ''; ; ) {
      const path = `/users/?limit=100${cursor && `&cursor=${cursor}`}`;
      const { body, status } = await this.ask('GET', path);
      if (status !== '200') throw new Error(`GET ${path}: ${status} ${body}`);
      const { items, next } = JSON.parse(body) as { readonly items: readonly User[]; readonly next: string | null };
      users.push(...items);
      if (next === null) return users;
      cursor = next;
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private ask(method: string, path: string, headers: Record<string, string | number> = {}, text = ''): Promise<Answer> {
    const { address, https } = readTarget().frontDoor;
    const to = { host: address, port: https, servername: host, method, path, headers: { host, ...headers } };
    return new Promise((settle) => {
      const failed = (error: NodeJS.ErrnoException) => settle({ status: error.code ?? error.message, body: '' });
      const sent = request({ ...to, agent: this.agent, timeout: 20_000 }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => settle({ status: String(response.statusCode), body }));
        response.on('error', failed);
      });
      sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'no answer in 20 s' })));
      sent.on('error', failed);
      sent.end(text);
    });
  }
}
