/** A caller who asks all the time, whatever happens: each request at its moment, not when the one before has ended. */
import { Agent, request } from 'node:https';
import { frontDoorAuthority } from './front-door';
import { readTarget } from './target';

export interface Seen {
  readonly asked: number;
  /** What was not a 200 with the right body, and when: seconds after the beginning. */
  readonly failures: readonly string[];
  /** Requests that met the end of a connection that was kept, and were asked again where that was wanted. */
  readonly again: number;
}

export interface Wanted {
  readonly host: string;
  readonly path: string;
  /** The whole body. @default - any */
  readonly body?: string;
  /**
   * Whether a request that sets out on a kept connection just as it is closed is asked again on another, as clients may
   * (RFC 9112, 9.3.1). @default false: it is a failure
   */
  readonly again?: boolean;
}

/** Where a front door listens, and the authority that signs for it, in PEM. */
export interface Door {
  readonly address: string;
  readonly https: number;
  readonly ca: string;
}

/** The request that every version of the hash service answers alike. */
export const knownHash: Wanted = {
  host: 'hash.lab.breakwater.example',
  path: '/hash/abc123',
  body: '6367c48dd193d56ea7b0baad25b19455e529f5ee',
};

export class Prober {
  private readonly began = performance.now();
  private readonly failures: string[] = [];
  private readonly open = new Set<Promise<void>>();
  private asked = 0;
  private again = 0;
  private readonly agent: Agent;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly door: Door,
    private readonly wanted: readonly Wanted[],
    rate: number,
  ) {
    this.agent = new Agent({ ca: door.ca, keepAlive: true, maxSockets: 50 });
    // A timer comes late where much is done: what is due by then is asked at once.
    const due = () => ((performance.now() - this.began) / 1000) * rate;
    this.timer = setInterval(() => {
      while (this.asked < due()) this.ask();
    }, 1000 / rate);
  }

  /** @param rate requests a second, over all of what is wanted in turn */
  static async start(rate: number, ...wanted: readonly Wanted[]): Promise<Prober> {
    return Prober.at({ ...readTarget().frontDoor, ca: await frontDoorAuthority() }, rate, ...wanted);
  }

  /** The same at a front door of another cluster. */
  static at(door: Door, rate: number, ...wanted: readonly Wanted[]): Prober {
    return new Prober(door, wanted, rate);
  }

  /** How often it has failed until now. */
  get failed(): number {
    return this.failures.length;
  }

  async stop(): Promise<Seen> {
    clearInterval(this.timer);
    await Promise.all(this.open);
    this.agent.destroy();
    return { asked: this.asked, failures: this.failures, again: this.again };
  }

  private ask(): void {
    const wanted = this.wanted[this.asked % this.wanted.length] as Wanted;
    this.asked += 1;
    const at = ((performance.now() - this.began) / 1000).toFixed(1);
    const asking = this.answer(wanted).then((problem) => {
      this.open.delete(asking);
      if (problem !== undefined) this.failures.push(`${at} s: ${wanted.host}${wanted.path}: ${problem}`);
    });
    this.open.add(asking);
  }

  /** @returns what was wrong with the answer */
  private answer(wanted: Wanted): Promise<string | undefined> {
    const { again = false, body, host, path } = wanted;
    const { address, https } = this.door;
    return new Promise((settle) => {
      const sent = request(
        { agent: this.agent, headers: { host }, host: address, path, port: https, servername: host, timeout: 10_000 },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            const isRight = response.statusCode === 200 && (body === undefined || text === body);
            settle(isRight ? undefined : `${response.statusCode} ${text.slice(0, 80)}`);
          });
          response.on('error', (error) => settle(error.message));
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no answer within 10 s')));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (!again || !sent.reusedSocket || error.code !== 'ECONNRESET') return settle(error.message);
        this.again += 1;
        settle(this.answer(wanted));
      });
      sent.end();
    });
  }
}
