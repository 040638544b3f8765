/** Cases of the burn-rate alerts: errors that begin and end, errors at the limit, and those of others. */
import type { Case } from './alert';
import { type Duration, secondsOf } from './duration';
import type { Burn } from './objectives';

/** Requests of each step; shares of it are whole numbers. */
const requests = 1_000_000;

/** What a counter has already counted, so that nothing is extrapolated below 0. */
const before = 1_000_000_000;

/** Steps in which requests fail. */
const failing = 20;

/** Steps of a case: so many that halves and doubles of both windows differ. */
export function stepOf({ long }: Pick<Burn, 'long'>): Duration {
  return long === '1h' ? '1m' : long === '6h' ? '5m' : '1h';
}

interface Counter {
  readonly name: string;
  /** What it counts in a step, by the share of bad requests. */
  readonly each: (bad: number) => number;
}

export function availabilityCases(service: string, burn: Burn, limit: number): readonly [Case, ...Case[]] {
  const of = (job: string, status: number) => `http_requests_total{job="${job}", status="${status}"}`;
  return cases(burn, limit, 'errors', [
    { name: of(service, 500), each: (bad) => requests * bad },
    { name: of(service, 200), each: (bad) => requests * (1 - bad) },
    { name: of('other', 503), each: () => requests },
    { name: of('other', 200), each: () => requests },
  ]);
}

export function latencyCases(service: string, within: string, burn: Burn, limit: number): readonly [Case, ...Case[]] {
  const of = (job: string, suffix: string) => `http_request_duration_seconds_${suffix}job="${job}"}`;
  return cases(burn, limit, 'late answers', [
    { name: of(service, `bucket{le="${within}", `), each: (bad) => requests * (1 - bad) },
    { name: of(service, 'bucket{le="5", '), each: () => requests },
    { name: of(service, 'count{'), each: () => requests },
    { name: of('other', `bucket{le="${within}", `), each: () => requests },
    { name: of('other', 'count{'), each: () => 3 * requests },
  ]);
}

function cases(burn: Burn, limit: number, what: string, counters: readonly Counter[]): readonly [Case, ...Case[]] {
  const step = secondsOf(stepOf(burn));
  const [long, short] = [secondsOf(burn.long) / step, secondsOf(burn.short) / step];
  const at = (steps: number): Duration => `${steps * step}s`;
  const share = 5.5 * limit;
  // A window of n steps has n samples, and so one interval less.
  const first = Math.floor((limit * (long - 1)) / share) + 1;
  const clean = 2 * long;
  const tail = 0.75 * limit;
  const value = (bad: number) => [{ value: `${Number(((100 * bad) / (long - 1)).toPrecision(4))}%` }];
  const end = clean + failing;
  const fails = [
    [0, clean],
    [share, failing],
    [tail, short],
  ] as const;
  return [
    {
      says: `${what} begin, and all but end`,
      series: Object.fromEntries(counters.map(({ name, each }) => [name, values(each, fails)])),
      fires: { at: at(clean + first), alerts: value(share * first) },
      still: { at: at(end + short - 2), alerts: value(share * failing + tail * (short - 2)) },
      silent: [at(end + short - 1)],
    },
    {
      says: `${what} at the limit, which others exceed`,
      series: Object.fromEntries(counters.map(({ name, each }) => [name, values(each, [[limit, clean]])])),
      silent: [at(long), at(clean)],
    },
    { says: 'no request at all', series: {}, silent: [at(long)] },
  ];
}

/** A counter in the notation of promtool: parts of so many steps, each with a share of bad requests. */
function values(each: Counter['each'], parts: readonly (readonly [bad: number, steps: number])[]): string {
  let total = before;
  const texts = parts.map(([bad, steps]) => {
    const grows = Math.round(each(bad));
    const text = `${total + grows}+${grows}x${steps - 1}`;
    total += grows * steps;
    return text;
  });
  return [before, ...texts].join(' ');
}
