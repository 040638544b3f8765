/** Strips: what callers got over time, a character for each span. */
import { type Answered, seenIn } from '../answers';
import type { Answers } from './callers';
import { callerNames } from './experiment';

/** Characters of a strip. */
const width = 60;

/** A character for each of so many spans: `.` all right, `x` some wrong, `#` none right, a space where nothing came. */
export function stripOf(answers: readonly Answered[], from: number, to: number): string {
  const span = Math.max(1, to - from) / width;
  return Array.from({ length: width }, (_, place) => {
    const { acknowledged, refused } = seenIn(answers, from + place * span, from + (place + 1) * span);
    const isWrong = Object.keys(refused).length > 0;
    if (acknowledged === 0) return isWrong ? '#' : ' ';
    return isWrong ? 'x' : '.';
  }).join('');
}

/**
 * The strip of each caller, and one that shows how long the fault was there.
 *
 * @param span in milliseconds, from the beginning of the fault
 * @param fault its seconds
 */
export function stripsOf(
  answers: Answers,
  span: { readonly from: number; readonly to: number },
  fault: number,
): Readonly<Record<string, string>> {
  const length = Math.max(1, span.to - span.from);
  const there = Math.min(width, Math.max(1, Math.round((fault * 1000 * width) / length)));
  const strips = callerNames.flatMap((name) => {
    const own = answers[name];
    return own ? [[name, stripOf(own, span.from, span.to)] as const] : [];
  });
  return Object.fromEntries([...strips, ['fault', '='.repeat(there)]]);
}
