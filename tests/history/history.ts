/** The history of a workload, judged: an acknowledged write is there, once, and every later read finds it. */

/** A write with all its tries. Moments are milliseconds of one clock. */
export interface Write {
  /** Part of this write alone. */
  readonly email: string;
  readonly sent: number;
  /** When the first answer came that acknowledged it; none: its fate is unknown. */
  readonly acknowledged?: number;
  /** The id of each answer that acknowledged it. */
  readonly ids: readonly string[];
}

/** A read of what a write has made. `none`: no answer, or one that says nothing about the data. */
export interface Read {
  readonly id: string;
  readonly began: number;
  readonly ended: number;
  readonly answer: 'found' | 'missing' | 'other' | 'none';
}

/** A document, as one source has it afterwards. */
export interface Stored {
  readonly id: string;
  readonly email: string;
}

export interface History {
  readonly writes: readonly Write[];
  readonly reads: readonly Read[];
}

/** Violations, a sentence each; none: the history is one of a store that keeps its promises. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly stale: readonly string[];
  /** Reads that began after the acknowledgement and were answered: only these can be stale. */
  readonly judged: number;
}

/** @param sources by their names: what each has, complete */
export function judge({ reads, writes }: History, sources: Readonly<Record<string, readonly Stored[]>>): Verdict {
  const all = Object.entries(sources);
  const acknowledged = writes.filter((write) => write.acknowledged !== undefined);
  const moments = new Map(acknowledged.flatMap(({ acknowledged: at = 0, ids }) => ids.map((id) => [id, at])));
  const later = reads.filter(({ answer, began, id }) => answer !== 'none' && began > (moments.get(id) ?? Infinity));
  return {
    lost: all.flatMap(([source, stored]) => lostFrom(source, acknowledged, stored)),
    twice: [
      ...writes.filter(({ ids }) => new Set(ids).size > 1).map(({ email, ids }) => `${email}: ids ${ids.join(', ')}`),
      ...all.flatMap(([source, stored]) => twiceIn(source, writes, stored)),
    ],
    stale: later
      .filter(({ answer }) => answer !== 'found')
      .map(({ answer, began, id }) => {
        const after = began - (moments.get(id) ?? 0);
        return `${id}: ${answer}, read ${after.toFixed(0)} ms after its acknowledgement`;
      }),
    judged: later.length,
  };
}

function lostFrom(source: string, writes: readonly Write[], stored: readonly Stored[]): readonly string[] {
  const emails = new Map(stored.map(({ email, id }) => [id, email]));
  return writes.flatMap(({ email, ids }) => {
    const wrong = ids.filter((id) => emails.get(id) !== email);
    return ids.length > 0 && wrong.length === 0
      ? []
      : [`${email}: not in ${source} as ${wrong.join(', ') || 'any id'}`];
  });
}

function twiceIn(source: string, writes: readonly Write[], stored: readonly Stored[]): readonly string[] {
  const mine = new Set(writes.map(({ email }) => email));
  const ids = new Map<string, string[]>();
  for (const { email, id } of stored) if (mine.has(email)) ids.set(email, [...(ids.get(email) ?? []), id]);
  return [...ids]
    .filter(([, found]) => found.length > 1)
    .map(([email, found]) => `${email}: ${found.length} times in ${source}: ${found.join(', ')}`);
}

/** The longest time without an acknowledgement that overlaps a span, in seconds. */
export function gapIn({ writes }: Pick<History, 'writes'>, from: number, to: number): number {
  const moments = writes.flatMap(({ acknowledged }) => acknowledged ?? []).sort((a, b) => a - b);
  const before = moments.findLast((at) => at <= from) ?? from;
  const within = moments.filter((at) => at > from && at < to);
  const next = moments.find((at) => at >= to) ?? to;
  const edges = [before, ...within, next];
  return Math.max(...edges.slice(1).map((at, index) => at - (edges[index] ?? at))) / 1000;
}

/** The value that a share of all do not exceed, by the nearest rank. @throws where there are none */
export function percentile(values: readonly number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)];
  if (value === undefined) throw new Error('there are no values');
  return value;
}
