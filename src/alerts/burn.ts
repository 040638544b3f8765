/** Burn-rate alerts: how fast a service spends the errors that its objective leaves it, over a long and a short window. */
import type { Alert, Case, Over, Subject } from './alert';
import { availabilityCases, latencyCases, stepOf } from './burn-cases';
import { type Burn, burns, type Objective, objectives } from './objectives';

/** The share of bad requests above which a burn is too fast. */
export function limitOf({ rate }: Pick<Burn, 'rate'>, percent: number): number {
  return Number(((rate * (100 - percent)) / 100).toPrecision(6));
}

type Share = (window: string) => string;

function burnAlert(
  name: string,
  { service }: Objective,
  burn: Burn,
  texts: Pick<Alert, 'description' | 'summary'>,
  {
    cases,
    limit,
    share,
  }: { readonly cases: readonly [Case, ...Case[]]; readonly limit: number; readonly share: Share },
): Alert {
  return {
    name,
    severity: burn.severity,
    owner: 'applications',
    service,
    window: burn.long,
    ...texts,
    query: (over: Over) => `${share(over(burn.long))} > ${limit} and ${share(over(burn.short))} > ${limit}`,
    every: stepOf(burn),
    cases,
  };
}

function availability(objective: Objective, burn: Burn): Alert {
  const { availability: target, service } = objective;
  const limit = limitOf(burn, target.percent);
  const requests = (matchers: string, window: string) =>
    `sum(rate(http_requests_total{job="${service}"${matchers}}[${window}]))`;
  return burnAlert(
    'AvailabilityBurn',
    objective,
    burn,
    {
      summary: `${service} answers too many requests by an error.`,
      description: `{{ $value | humanizePercentage }} of the requests of ${service} ended with 5xx in the last ${burn.long}; ${target.percent} % must not. When this fires, ${burn.spent} of the errors of a month are spent.`,
    },
    {
      limit,
      share: (window) => `${requests(', status=~"5.."', window)} / ${requests('', window)}`,
      cases: availabilityCases(service, burn, limit),
    },
  );
}

function latency(objective: Objective, burn: Burn): Alert {
  const { latency: target, service } = objective;
  const limit = limitOf(burn, target.percent);
  const histogram = (suffix: string, matchers: string, window: string) =>
    `sum(rate(http_request_duration_seconds_${suffix}{job="${service}"${matchers}}[${window}]))`;
  const all = (window: string) => histogram('count', '', window);
  const fast = (window: string) => histogram('bucket', `, le="${target.within}"`, window);
  return burnAlert(
    'LatencyBurn',
    objective,
    burn,
    {
      summary: `${service} answers too many requests too late.`,
      description: `{{ $value | humanizePercentage }} of the requests of ${service} took longer than ${target.within} s in the last ${burn.long}; ${target.percent} % must not. When this fires, ${burn.spent} of the late answers of a month are spent.`,
    },
    {
      limit,
      share: (window) => `(${all(window)} - ${fast(window)}) / ${all(window)}`,
      cases: latencyCases(service, target.within, burn, limit),
    },
  );
}

export const burn: Subject = {
  name: 'objectives',
  alerts: () =>
    objectives.flatMap((objective) => burns.flatMap((one) => [availability(objective, one), latency(objective, one)])),
};
