/** Objectives of the services that people call, values with the origin of each; and the rates at which they are missed. */
import type { ServiceName } from '../config/services';
import type { Duration } from './duration';

export interface Target {
  /** Per cent of the requests. */
  readonly percent: number;
  /** Where the number comes from. */
  readonly from: string;
}

export interface Objective {
  readonly service: ServiceName;
  /** Requests that are not answered by 5xx. */
  readonly availability: Target;
  /** Requests that are answered in time. */
  readonly latency: Target & {
    /** Seconds, as the bucket of the histogram has them. */
    readonly within: '0.1' | '0.25' | '0.5' | '1';
  };
}

const loadTest = 'the threshold that a load test must meet: 99 of 100 answers in 250 ms (src/load/thresholds.ts)';

export const objectives: readonly Objective[] = [
  {
    service: 'api',
    availability: {
      percent: 99.9,
      from: 'its database: a primary that is lost is replaced in seconds, and 43 minutes a month pay for hundreds of those',
    },
    latency: { percent: 99, within: '0.25', from: loadTest },
  },
  {
    service: 'web',
    availability: { percent: 99.9, from: 'it needs no other service: what is left are lost nodes and faulty releases' },
    latency: { percent: 99, within: '0.25', from: loadTest },
  },
  {
    service: 'hash',
    availability: { percent: 99.9, from: 'it needs no other service: what is left are lost nodes and faulty releases' },
    latency: { percent: 99, within: '0.25', from: loadTest },
  },
];

/** A pair of windows. The long one says that it matters, the short one that it goes on. */
export interface Burn {
  readonly severity: 'critical' | 'warning';
  readonly long: Duration;
  readonly short: Duration;
  /** How many times faster than the objective allows. */
  readonly rate: number;
  /** The share of a month's errors that is gone when it fires. */
  readonly spent: string;
}

export const burns: readonly Burn[] = [
  { severity: 'critical', long: '1h', short: '5m', rate: 14.4, spent: '2 %' },
  { severity: 'critical', long: '6h', short: '30m', rate: 6, spent: '5 %' },
  { severity: 'warning', long: '3d', short: '6h', rate: 1, spent: '10 %' },
];
