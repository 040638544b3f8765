/** The cost of the policies: the histogram that the API server keeps of the time that they take of a request. */
import { must } from './kubectl';

/** Requests of one operation that the policies let through. */
export interface Cost {
  readonly operation: string;
  readonly requests: number;
  readonly meanMs: number;
  /** Upper bounds: buckets are all that there is. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const metric = 'apiserver_admission_controller_admission_duration_seconds';

/** Since the API server began. */
export async function admissionCost(): Promise<readonly Cost[]> {
  const lines = (await must('get', '--raw', '/metrics')).split('\n').filter((line) => line.startsWith(metric));
  return ['CREATE', 'UPDATE', 'DELETE', 'CONNECT'].flatMap((operation) => costOf(operation, lines));
}

/** @param lines of the histogram */
export function costOf(operation: string, lines: readonly string[]): readonly Cost[] {
  const labels = ['name="ValidatingAdmissionPolicy"', `operation="${operation}"`, 'rejected="false"'];
  const own = lines.filter((line) => labels.every((label) => line.includes(label)));
  const figure = (part: string) =>
    Number(
      own
        .find((line) => line.startsWith(`${metric}_${part}{`))
        ?.split(' ')
        .at(-1),
    );
  const requests = figure('count');
  if (!(requests > 0)) return [];
  const buckets = own.flatMap((line) => {
    const bound = /le="([^"]+)"/.exec(line)?.[1];
    return bound === undefined
      ? []
      : [{ bound: Number(bound.replace('+Inf', 'Infinity')), count: Number(line.split(' ').at(-1)) }];
  });
  const quantile = (part: number) =>
    (buckets.find(({ count }) => count >= requests * part)?.bound ?? Number.POSITIVE_INFINITY) * 1000;
  return [
    { operation, requests, meanMs: (figure('sum') / requests) * 1000, p50Ms: quantile(0.5), p99Ms: quantile(0.99) },
  ];
}
