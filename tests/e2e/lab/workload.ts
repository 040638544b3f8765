/**
 * A workload with a history: users created at a constant rate, each repeated with its key until its fate is known, and
 * reads of those that were acknowledged.
 */
import { randomUUID } from 'node:crypto';
import type { User, UsersCaller } from '../../../src/drills/users-caller';
import type { History, Read, Write } from '../../history/history';
import type { CallerCertificate } from './certificate';
import { usersCaller } from './users-caller';

/** Milliseconds between two tries of one write. */
const between = 250;

/** Milliseconds after which a write is given up: its fate stays unknown. */
const patience = 90_000;

/** Statuses after which a repeat is pointless: the API refused. */
const refusals = ['400', '403', '404', '409', '410', '413', '422'];

export interface Worked extends History {
  /** How often each other answer than the wanted one came. */
  readonly others: Readonly<Record<string, number>>;
}

export class Workload {
  private readonly writes: Write[] = [];
  private readonly reads: Read[] = [];
  private readonly others: Record<string, number> = {};
  /** Ids that were acknowledged, with their e-mail addresses. */
  private readonly known: { readonly id: string; readonly email: string }[] = [];
  private readonly open = new Set<Promise<void>>();
  private readonly run = process.hrtime.bigint().toString(36);
  private readonly began = performance.now();
  private readonly timer: NodeJS.Timeout;
  private written = 0;
  private read = 0;

  private constructor(
    private readonly writer: UsersCaller,
    private readonly reader: UsersCaller,
    private readonly rate: number,
  ) {
    this.timer = setInterval(() => this.due(), 10);
  }

  /** @param rate writes a second, and as many reads */
  static async start(rate: number, caller: CallerCertificate): Promise<Workload> {
    const [writer, reader] = [await usersCaller(caller), await usersCaller(caller)];
    return new Workload(writer, reader, rate);
  }

  /** The writes that were acknowledged until now. */
  get soFar(): History {
    return { writes: this.writes, reads: this.reads };
  }

  /** Ends when each write is acknowledged or given up, and each read answered. */
  async stop(): Promise<Worked> {
    clearInterval(this.timer);
    await Promise.all(this.open);
    this.writer.close();
    this.reader.close();
    return { writes: this.writes, reads: this.reads, others: this.others };
  }

  /** A timer comes late where much is done: what is due by then is sent at once. */
  private due(): void {
    const wanted = ((performance.now() - this.began) / 1000) * this.rate;
    for (; this.written < wanted; this.written++) this.track(this.write(this.written));
    for (; this.read < wanted; this.read++) this.track(this.ask(this.read));
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.open.delete(tracked));
    this.open.add(tracked);
  }

  private async write(number: number): Promise<void> {
    const user = { name: `Writer ${number}`, email: `faults-${this.run}-${number}@example.com` };
    const [key, sent] = [randomUUID(), performance.now()];
    while (performance.now() < sent + patience) {
      const { body, status } = await this.writer.add(user, key);
      if (status === '201') {
        const { id } = JSON.parse(body) as User;
        this.writes.push({ email: user.email, sent, acknowledged: performance.now(), ids: [id] });
        this.known.push({ id, email: user.email });
        return;
      }
      this.count(`POST ${said(status, body)}`);
      if (refusals.includes(status)) break;
      await new Promise((next) => setTimeout(next, between));
    }
    this.writes.push({ email: user.email, sent, ids: [] });
  }

  /** Every second read is of the newest that is known, the others of any. */
  private async ask(number: number): Promise<void> {
    const any = Math.floor(Math.random() * this.known.length);
    const wanted = this.known[number % 2 === 0 ? this.known.length - 1 : any];
    if (!wanted) return;
    const began = performance.now();
    const { body, status } = await this.reader.get(wanted.id);
    const answer = answerOf(status, body, wanted.email);
    if (answer !== 'found') this.count(`GET ${said(status, body)}`);
    this.reads.push({ id: wanted.id, began, ended: performance.now(), answer });
  }

  private count(other: string): void {
    this.others[other] = (this.others[other] ?? 0) + 1;
  }
}

/** A status, with what is said beside one that the API does not give when the database is away. */
function said(status: string, body: string): string {
  return status === '503' ? status : `${status} ${body.slice(0, 120)}`.trim();
}

function answerOf(status: string, body: string, email: string): Read['answer'] {
  if (status === '404') return 'missing';
  if (status !== '200') return 'none';
  return (JSON.parse(body) as User).email === email ? 'found' : 'other';
}
