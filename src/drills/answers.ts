/** Answers that callers got during a drill, and what they come to within a span of time. */

export interface Answered {
  /** When it came, in milliseconds of the clock. */
  readonly at: number;
  /** What came in place of the right answer. @default - it was right */
  readonly wrong?: string;
}

/** What was seen within a span of time. */
export interface Seen {
  readonly acknowledged: number;
  /** The longest time without a right answer, in seconds. */
  readonly gap: number;
  /** How often each other answer came. */
  readonly refused: Readonly<Record<string, number>>;
}

/** A gap that has not ended counts as far as it has come. */
export function seenIn(answers: readonly Answered[], from: number, to: number): Seen {
  const within = answers.filter(({ at }) => at > from && at <= to);
  const right = within.filter(({ wrong }) => wrong === undefined).map(({ at }) => at);
  const bounds = [from, ...right.toSorted((one, other) => one - other), to];
  const gaps = bounds.slice(1).map((at, index) => at - (bounds[index] ?? at));
  return {
    acknowledged: right.length,
    gap: Math.max(0, ...gaps) / 1000,
    refused: counted(within.flatMap(({ wrong }) => wrong ?? [])),
  };
}

function counted(answers: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
