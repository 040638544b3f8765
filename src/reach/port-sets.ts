/** Differences of sets of ports. */
import type { Span } from './port';
import { joinSpans } from './port';

/** The ports of one set that are not in another. */
export function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return joinSpans(
    others.reduce<readonly Span[]>(
      (left, other) => left.flatMap((one) => (one.protocol === other.protocol ? cut(one, other) : [one])),
      spans,
    ),
  );
}

function cut(span: Span, { first, last }: Span): readonly Span[] {
  return [
    { ...span, last: Math.min(span.last, first - 1) },
    { ...span, first: Math.max(span.first, last + 1) },
  ].filter((one) => one.first <= one.last);
}
