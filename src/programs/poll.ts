/** Polling: a question that is asked again until it has an answer or its time is over. */
import type { Clock } from './clock';

export interface PollProps {
  readonly clock: Clock;
  /** Seconds after which no further question is asked; the first one always is. */
  readonly timeout: number;
  /** Seconds between an answer and the next question. @default 1 */
  readonly interval?: number;
}

/** @param ask `undefined` stands for: not yet. @returns the first answer, or `undefined` when the time is over */
export async function poll<T>(
  { clock, timeout, interval = 1 }: PollProps,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = clock.now() + timeout * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (clock.now() >= end) return undefined;
    await clock.sleep(interval);
  }
}
