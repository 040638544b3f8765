/** Servers that count their requests: their names, and the questions that are asked of each in the same way. */
import { type ServiceName, services } from '../config/services';
import type { Panel } from './board';

/** Services behind the front door: each counts what it answers, and how long that took; probes are counted apart. */
export const servers = (Object.keys(services) as ServiceName[]).filter((name) => 'host' in services[name]);

const among = (jobs: readonly string[]) => `job=~"${jobs.join('|')}"`;

/** Requests a second by job and more labels. */
function rate(jobs: readonly string[], labels: string, more = ''): string {
  return `sum by (${labels}) (rate(http_requests_total{${among(jobs)}${more}}[5m]))`;
}

/** The share of requests that a server could not answer; zero where it answered all. */
export function errorShare(jobs: readonly string[], labels = 'job'): string {
  const all = rate(jobs, labels);
  return `(${rate(jobs, labels, ', status=~"5.."')} or ${all} * 0) / ${all}`;
}

function quantile(jobs: readonly string[], share: number, labels = 'job'): string {
  const buckets = `rate(http_request_duration_seconds_bucket{${among(jobs)}}[5m])`;
  return `histogram_quantile(${share}, sum by (${labels}, le) (${buckets}))`;
}

/** Why a panel on requests may be empty. */
const uncalled = 'no caller has asked since the pods started';

/** Traffic, errors and latency of some servers, a line each. */
export function golden(jobs: readonly string[]): readonly [Panel, Panel, Panel] {
  return [
    {
      title: 'Requests',
      says: 'How many requests of callers are answered in a second.',
      unit: 'reqps',
      queries: [{ expression: rate(jobs, 'job'), legend: '{{job}}' }],
      emptyBecause: uncalled,
    },
    {
      title: 'Share of errors',
      says: 'The share of requests that ended with a fault of ours, a status of 5xx. Above one in a thousand an alert is near.',
      unit: 'percentunit',
      queries: [{ expression: errorShare(jobs), legend: '{{job}}' }],
      emptyBecause: uncalled,
    },
    {
      title: 'Time to answer',
      says: 'Half of the requests are answered within the lower line, 99 of 100 within the upper one.',
      unit: 's',
      queries: [
        { expression: quantile(jobs, 0.99), legend: '{{job}}, 99 of 100' },
        { expression: quantile(jobs, 0.5), legend: '{{job}}, half' },
      ],
      emptyBecause: uncalled,
    },
  ];
}

/** What callers of one server ask for, and get. */
export function routes(job: string): readonly [Panel, Panel] {
  return [
    {
      title: 'Requests by route',
      says: 'Which part of the service is called.',
      unit: 'reqps',
      queries: [{ expression: rate([job], 'method, route'), legend: '{{method}} {{route}}' }],
      emptyBecause: uncalled,
    },
    {
      title: 'Answers by status',
      says: 'What callers get: 4xx is a fault of theirs, or a guess; 5xx is ours.',
      unit: 'reqps',
      queries: [{ expression: rate([job], 'status'), legend: '{{status}}' }],
      emptyBecause: uncalled,
    },
  ];
}
