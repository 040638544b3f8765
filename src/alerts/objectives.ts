/** Objectives of the services that people call: values, and the origin of each. */
import type { ServiceName } from '../config/services';

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
