/**
 * A caller who creates users at a constant rate as long as it goes on, and notes what became of each write. Each has a
 * key of its own, with which those of unknown fate are repeated at the end.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../programs/clock';
import { type Answered, type Seen, seenIn } from './answers';
import type { User, UsersCaller } from './users-caller';

/** One write, and the key with which it is repeated. */
interface Write {
  readonly key: string;
  readonly user: Omit<User, 'id'>;
}

/** What became of a write at its first try. */
interface Tried extends Answered {
  readonly write: Write;
}

/** What became of all writes. */
export interface Kept extends Seen {
  readonly sent: number;
  /** Of unknown fate at first, and acknowledged when repeated with their keys. */
  readonly repeated: number;
  /** Acknowledged, and not there. */
  readonly missing: readonly string[];
  /** There more than once. */
  readonly twice: readonly string[];
}

/** How often a write of unknown fate is repeated, a second between two tries. */
const tries = 10;

/** How many are repeated at once. */
const together = 20;

export class UsersWriter {
  private readonly tried: Tried[] = [];
  private readonly open = new Set<Promise<void>>();
  private going = true;
  /** The moment of the clock at which it sent no more: what comes later ends no gap. */
  private over: number | undefined;
  private sent = 0;
  private readonly ended: Promise<void>;
  private readonly began: number;

  /** Begins at once. @param rate writes a second; each is sent at its moment, whatever became of the one before */
  constructor(
    private readonly caller: Pick<UsersCaller, 'add' | 'all'>,
    private readonly clock: Clock,
    rate: number,
  ) {
    this.began = clock.now();
    this.ended = this.write(rate, randomUUID().slice(0, 8));
  }

  /** What was seen since a moment of the clock; a gap that has not ended counts as far as it has come. */
  since(from: number, to: number = this.clock.now()): Seen {
    return seenIn(this.tried, from, to);
  }

  /** What came of each write at its first try. */
  get answers(): readonly Answered[] {
    return this.tried;
  }

  /** Sends no more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.going = false;
    await this.ended;
    await Promise.all(this.open);
    this.over ??= this.clock.now();
  }

  /** Repeats what is of unknown fate, then compares all with what the API has. @throws where one is never acknowledged */
  async kept(): Promise<Kept> {
    await this.stop();
    const seen = this.since(this.began, this.over);
    const unknown = this.tried.filter(({ wrong }) => wrong !== undefined);
    for (let first = 0; first < unknown.length; first += together)
      await Promise.all(unknown.slice(first, first + together).map(({ write }) => this.repeat(write)));
    const counts = new Map<string, number>();
    for (const { email } of await this.caller.all()) counts.set(email, (counts.get(email) ?? 0) + 1);
    const emails = this.tried.map(({ write }) => write.user.email);
    return {
      ...seen,
      sent: this.sent,
      repeated: unknown.length,
      missing: emails.filter((email) => !counts.has(email)),
      twice: [...counts].filter(([, times]) => times > 1).map(([email]) => email),
    };
  }

  private async write(rate: number, run: string): Promise<void> {
    for (; this.going; this.sent++) {
      const wait = this.began + (this.sent * 1000) / rate - this.clock.now();
      if (wait > 0) await this.clock.sleep(wait / 1000);
      if (!this.going) return;
      const user = { name: `Writer ${this.sent}`, email: `writer-${run}-${this.sent}@example.com` };
      const one = this.send({ key: randomUUID(), user });
      this.open.add(one);
      void one.then(() => this.open.delete(one));
    }
  }

  private async send(write: Write): Promise<void> {
    const { status } = await this.caller.add(write.user, write.key);
    const at = this.clock.now();
    this.tried.push({ write, at, ...(status === '201' ? {} : { wrong: status }) });
  }

  private async repeat({ key, user }: Write): Promise<void> {
    const answers: string[] = [];
    while (answers.at(-1) !== '201') {
      if (answers.length === tries) throw new Error(`${user.email} repeated with its key: ${answers.join(', ')}`);
      if (answers.length > 0) await this.clock.sleep(1);
      answers.push((await this.caller.add(user, key)).status);
    }
  }
}
