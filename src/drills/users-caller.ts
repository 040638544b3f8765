/** A caller of the users API at front doors that may change, over connections that are kept; every failure is an answer. */
import { Agent, request } from 'node:https';

/** Where a front door listens. */
export interface Door {
  readonly address: string;
  readonly port: number;
}

/** What a caller needs: a certificate of its own, and the authority of the front door. */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
  /** @default - one that every machine knows */
  readonly ca?: string;
}

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

/** Milliseconds until a request without an answer is given up: more than the front door waits for the API. */
const timeout = 20_000;

/** More than wait at once while an election lasts: a request that waits here would not be one that the API has. */
const maxSockets = 1000;

export class UsersCaller {
  private readonly agent: Agent;

  /**
   * @param host by which the API is called
   * @param door asked for each request, as a resolver is for a name
   */
  constructor(
    private readonly host: string,
    private readonly door: () => Door,
    credentials: Credentials,
  ) {
    this.agent = new Agent({ ...credentials, keepAlive: true, maxSockets });
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

  /** One page of users. */
  list(): Promise<Answer> {
    return this.ask('GET', '/users/?limit=1');
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
    const { address, port } = this.door();
    const { agent, host } = this;
    const to = { host: address, port, servername: host, method, path, headers: { host, ...headers } };
    return new Promise((settle) => {
      const failed = (error: NodeJS.ErrnoException) => settle({ status: error.code ?? error.message, body: '' });
      const sent = request({ ...to, agent, timeout }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => settle({ status: String(response.statusCode), body }));
        response.on('error', failed);
      });
      const silent = `no answer in ${timeout / 1000} s`;
      sent.on('timeout', () => sent.destroy(Object.assign(new Error(silent), { code: silent })));
      sent.on('error', failed);
      sent.end(text);
    });
  }
}
