/** The knee: the highest rate that is served well. */
import { loadAtMost } from '../config/rate-limits';
import type { Measurement } from './measure';
import type { Thresholds } from './thresholds';
import { missed } from './thresholds';

/** What counts as served: slower than a run that must be good, and still without an error. */
export const kneeThresholds: Thresholds = { errors: 0, achieved: 99, p99: 500 };

export interface Tried {
  readonly measurement: Measurement;
  /** Why it was not served well; none: it was. */
  readonly missed: readonly string[];
}

export interface Knee {
  /** The highest rate that was served well; 0: none was. */
  readonly rate: number;
  /** Whether a higher one was tried and not served. */
  readonly bounded: boolean;
  readonly tried: readonly Tried[];
}

/** The highest rate that is ever sent. */
export const highest: number = loadAtMost.perSecond;

/** How near to each other the last good rate and the first bad one are brought: a twentieth of the rate. */
const near = 0.05;

/** Steps at the most: each has its time, so that the search has an end. */
const most = 20;

/**
 * Raises the rate by a half until it is not served well, then halves what is between.
 *
 * @param first the rate to begin with
 * @param attempt measures one rate
 * @param wanted what counts as served well
 */
export async function findKnee(
  first: number,
  attempt: (rate: number) => Promise<Measurement | { readonly problem: string }>,
  wanted: Thresholds = kneeThresholds,
): Promise<Knee | { readonly problem: string }> {
  const tried: Tried[] = [];
  let [good, bad] = [0, Number.POSITIVE_INFINITY];
  let rate = Math.min(first, highest);
  while (tried.length < most) {
    const measurement = await attempt(rate);
    if ('problem' in measurement) return measurement;
    const wrong = missed(measurement, wanted);
    tried.push({ measurement, missed: wrong });
    if (wrong.length === 0) good = rate;
    else bad = rate;
    if (good === highest || bad <= 1 || bad - good <= Math.max(1, good * near)) break;
    rate = Number.isFinite(bad) ? Math.round((good + bad) / 2) : Math.min(highest, Math.round(rate * 1.5));
  }
  return { rate: good, bounded: Number.isFinite(bad), tried };
}
