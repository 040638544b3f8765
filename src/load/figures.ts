/** Figures of a load test: latencies from the moment at which each request was due, rates, errors, shares. */
import type { Shot } from './request';

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One second of a run, by when requests were due. */
export interface Second extends Latency {
  /** From the beginning. */
  readonly at: number;
  readonly sent: number;
  readonly right: number;
  readonly wrong: number;
}

export interface Figures {
  /** Requests per second that were wanted. */
  readonly offered: number;
  readonly seconds: number;
  readonly sent: number;
  /** Right answers. */
  readonly right: number;
  /** Right answers per second, of those that came until a second after the end. */
  readonly achieved: number;
  /** Milliseconds from when a request was due, whatever came of it. */
  readonly latency: Latency;
  /** Milliseconds by which requests left later than they were due: what the generator itself took. */
  readonly late: Pick<Latency, 'p99' | 'max'>;
  /** How many of each kind. */
  readonly errors: Readonly<Record<string, number>>;
  /** Answers of each pod. */
  readonly pods: Readonly<Record<string, number>>;
  readonly perSecond: readonly Second[];
}

/** What is kept of a request. */
interface Kept {
  /** Milliseconds after the beginning at which it was due. */
  readonly due: number;
  readonly at: number;
  readonly took: number;
  readonly failed: boolean;
}

/** A request by the moment at which it was due. */
interface Timed extends Pick<Kept, 'due' | 'failed'> {
  /** Milliseconds by which it left later than that. */
  readonly late: number;
  /** Milliseconds until its end. */
  readonly delay: number;
}

/** Collects requests in whatever order their answers come. */
export class Tally {
  private readonly kept: Kept[] = [];
  private readonly errors = new Map<string, number>();
  private readonly pods = new Map<string, number>();
  private begin = Number.POSITIVE_INFINITY;

  /** @param rate requests per second @param seconds for as long */
  constructor(
    private readonly rate: number,
    private readonly seconds: number,
  ) {}

  add({ at, place, pod, took, wrong }: Shot): void {
    // The one that left with the least delay says when the run began: no request can leave before it is due.
    const due = (place / this.rate) * 1000;
    this.begin = Math.min(this.begin, at - due);
    if (wrong !== undefined) this.errors.set(wrong, (this.errors.get(wrong) ?? 0) + 1);
    if (pod !== undefined) this.pods.set(pod, (this.pods.get(pod) ?? 0) + 1);
    this.kept.push({ due, at, took, failed: wrong !== undefined });
  }

  get sent(): number {
    return this.kept.length;
  }

  get wrong(): number {
    return [...this.errors.values()].reduce((sum, one) => sum + one, 0);
  }

  /** Latencies of the requests that were added last, for whoever watches. */
  recent(count: number): Latency {
    const from = Math.max(0, this.sent - count);
    return latency(this.kept.slice(from).map(({ took }) => took));
  }

  figures(): Figures {
    const { rate, seconds } = this;
    const all = this.kept.map(({ due, at, took, failed }): Timed => {
      const late = at - this.begin - due;
      return { due, failed, late, delay: late + took };
    });
    const last = (seconds + 1) * 1000;
    const inTime = all.filter(({ due, delay, failed }) => !failed && due + delay <= last).length;
    const { p99, max } = latency(all.map(({ late }) => late));
    return {
      offered: rate,
      seconds,
      sent: this.sent,
      right: this.sent - this.wrong,
      achieved: inTime / seconds,
      latency: latency(all.map(({ delay }) => delay)),
      late: { p99, max },
      errors: sorted(this.errors),
      pods: sorted(this.pods),
      perSecond: this.bySecond(all),
    };
  }

  private bySecond(all: readonly Timed[]): readonly Second[] {
    const groups = Array.from({ length: this.seconds }, () => ({ times: [] as number[], wrong: 0 }));
    for (const { due, delay, failed } of all) {
      const group = groups[Math.min(Math.floor(due / 1000), this.seconds - 1)];
      group?.times.push(delay);
      if (group && failed) group.wrong += 1;
    }
    return groups.map(({ times, wrong }, at) => ({
      at,
      sent: times.length,
      right: times.length - wrong,
      wrong,
      ...latency(times),
    }));
  }
}

/** Percentiles by the nearest rank: each is a time that was measured; 0 where none was. */
export function latency(times: readonly number[]): Latency {
  const ordered = Float64Array.from(times).sort();
  const at = (share: number) => ordered[Math.ceil(share * ordered.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
