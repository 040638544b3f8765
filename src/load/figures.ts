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

const none: Latency = { p50: 0, p95: 0, p99: 0, max: 0 };

/** Collects requests in whatever order their answers come. */
export class Tally {
  private readonly places: number[] = [];
  private readonly sentAt: number[] = [];
  private readonly took: number[] = [];
  private readonly failed = new Set<number>();
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
    this.begin = Math.min(this.begin, at - this.dueAfter(place));
    if (wrong !== undefined) {
      this.failed.add(this.places.length);
      this.errors.set(wrong, (this.errors.get(wrong) ?? 0) + 1);
    }
    if (pod !== undefined) this.pods.set(pod, (this.pods.get(pod) ?? 0) + 1);
    this.places.push(place);
    this.sentAt.push(at);
    this.took.push(took);
  }

  get sent(): number {
    return this.places.length;
  }

  get wrong(): number {
    return this.failed.size;
  }

  /** Latencies of the requests that were added last, for whoever watches. */
  recent(count: number): Latency {
    const from = Math.max(0, this.sent - count);
    return latency(this.took.slice(from));
  }

  figures(): Figures {
    const { rate, seconds } = this;
    const delays = this.places.map((place, index) => this.sentOf(index) - this.dueAfter(place));
    const all = delays.map((late, index) => late + (this.took[index] ?? 0));
    const last = (seconds + 1) * 1000;
    const inTime = all.filter(
      (one, index) => !this.failed.has(index) && this.dueAfter(this.places[index] ?? 0) + one <= last,
    ).length;
    const { p99, max } = latency(delays);
    return {
      offered: rate,
      seconds,
      sent: this.sent,
      right: this.sent - this.wrong,
      achieved: inTime / seconds,
      latency: latency(all),
      late: { p99, max },
      errors: sorted(this.errors),
      pods: sorted(this.pods),
      perSecond: this.bySecond(all),
    };
  }

  private bySecond(all: readonly number[]): readonly Second[] {
    const groups = Array.from({ length: this.seconds }, () => ({ times: [] as number[], wrong: 0 }));
    for (const [index, one] of all.entries()) {
      const second = Math.min(Math.floor(this.dueAfter(this.places[index] ?? 0) / 1000), this.seconds - 1);
      const group = groups[second];
      group?.times.push(one);
      if (group && this.failed.has(index)) group.wrong += 1;
    }
    return groups.map(({ times, wrong }, at) => ({
      at,
      sent: times.length,
      right: times.length - wrong,
      wrong,
      ...latency(times),
    }));
  }

  /** Milliseconds after the beginning at which a request was due. */
  private dueAfter(place: number): number {
    return (place / this.rate) * 1000;
  }

  private sentOf(index: number): number {
    return (this.sentAt[index] ?? 0) - this.begin;
  }
}

/** Percentiles by the nearest rank: each is a time that was measured. */
export function latency(times: readonly number[]): Latency {
  if (times.length === 0) return none;
  const ordered = Float64Array.from(times).sort();
  const at = (share: number) => ordered[Math.ceil(share * ordered.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
