/** A caller who asks all the time, whatever happens: each request at its moment, not when the one before has ended. */
import { Agent, request } from 'node:https';
import { type Answered, type Seen, seenIn } from './answers';
import type { Credentials, Door } from './users-caller';

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

export interface ProberProps {
  readonly door: Door;
  /** The authority of the front door, and a certificate where callers need one. */
  readonly credentials: Partial<Credentials>;
  /** Requests a second, over all of what is wanted in turn. */
  readonly rate: number;
  /** Whether each request has a connection of its own, as a new caller has. @default false */
  readonly anew?: boolean;
}

/** What it saw in all. */
export interface Probed {
  readonly asked: number;
  /** What was not a 200 with the right body, and when: seconds after the beginning. */
  readonly failures: readonly string[];
  /** Requests that met the end of a connection that was kept, and were asked again where that was wanted. */
  readonly again: number;
}

export class Prober {
  private readonly began = performance.now();
  private readonly answered: (Answered & { readonly sent: number; readonly what: string })[] = [];
  private readonly open = new Set<Promise<void>>();
  private asked = 0;
  private again = 0;
  private readonly agent: Agent;
  private readonly timer: NodeJS.Timeout;

  /** Begins at once. */
  constructor(
    private readonly props: ProberProps,
    private readonly wanted: readonly Wanted[],
  ) {
    const { anew = false, credentials, rate } = props;
    this.agent = new Agent({ ...credentials, keepAlive: !anew, maxSockets: 50, ...(anew ? noSessions : {}) });
    // A timer comes late where much is done: what is due by then is asked at once.
    const due = () => ((performance.now() - this.began) / 1000) * rate;
    this.timer = setInterval(() => {
      while (this.asked < due()) this.ask();
    }, 1000 / rate);
  }

  /** How often it has failed until now. */
  get failed(): number {
    return this.answered.filter(({ wrong }) => wrong !== undefined).length;
  }

  /** The answers until now, by the clock of `performance.now()`. */
  get answers(): readonly Answered[] {
    return this.answered;
  }

  /** What was seen since a moment of that clock. */
  since(from: number, to: number = performance.now()): Seen {
    return seenIn(this.answered, from, to);
  }

  /** Asks no more, and waits for what is under way. */
  async stop(): Promise<Probed> {
    clearInterval(this.timer);
    await Promise.all(this.open);
    this.agent.destroy();
    const failures = this.answered.flatMap(({ sent, what, wrong }) =>
      wrong === undefined ? [] : [`${((sent - this.began) / 1000).toFixed(1)} s: ${what}: ${wrong}`],
    );
    return { asked: this.asked, failures, again: this.again };
  }

  private ask(): void {
    const wanted = this.wanted[this.asked % this.wanted.length] as Wanted;
    this.asked += 1;
    const sent = performance.now();
    const asking = this.answer(wanted).then((wrong) => {
      this.open.delete(asking);
      const what = `${wanted.host}${wanted.path}`;
      this.answered.push({ at: performance.now(), sent, what, ...(wrong === undefined ? {} : { wrong }) });
    });
    this.open.add(asking);
  }

  /** @returns what was wrong with the answer */
  private answer(wanted: Wanted): Promise<string | undefined> {
    const { again = false, body, host, path } = wanted;
    const { address, port } = this.props.door;
    return new Promise((settle) => {
      const sent = request(
        { agent: this.agent, headers: { host }, host: address, path, port, servername: host, timeout: 10_000 },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            const isRight = response.statusCode === 200 && (body === undefined || text === body);
            settle(isRight ? undefined : `${response.statusCode} ${text.slice(0, 80)}`.trim());
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

/** A caller that resumes a session is not shown a certificate. */
const noSessions = { maxCachedSessions: 0 } as const;
