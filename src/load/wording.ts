/** A measurement in words: what the terminal and the report both say. */
import { columns } from '../writing/columns';
import { type Contention, contention } from './contention';
import type { Latency } from './figures';
import type { Knee } from './knee';
import type { Measurement, Progress } from './measure';
import type { Step } from './ready-pods';
import { limits } from './thresholds';

/** Rows of what was measured: name and value. */
export function rowsOf(measurement: Measurement): readonly (readonly [string, string])[] {
  const { achieved, connections, errors, late, offered, pods, right, scale, seconds, sent, throttled, use } =
    measurement;
  const kinds = Object.entries(errors).map(([kind, count]) => `${count} × ${kind}`);
  const answers = Object.values(pods).reduce((sum, count) => sum + count, 0);
  const shares = Object.entries(pods).map(([pod, count]) => `${pod} ${((count / answers) * 100).toFixed(1)} %`);
  return [
    ['offered', `${offered}/s for ${seconds} s, over up to ${connections} connections`],
    ['sent', String(sent)],
    ['achieved', `${achieved.toFixed(1)}/s, ${((achieved / offered) * 100).toFixed(2)} % of what was offered`],
    ['right answers', String(right)],
    ['errors', kinds.join(', ') || '0'],
    ['latency', latencyText(measurement.latency)],
    ['generator late by', `p99 ${milliseconds(late.p99)}, max ${milliseconds(late.max)}`],
    ['client', `${use.client.toFixed(0)} % of one core`],
    ['machine', `${use.machine.toFixed(0)} % of ${use.cores} cores busy`],
    ['p99 by machine', contentionText(contention(measurement))],
    [
      'throttled',
      throttled === undefined ? 'the cluster does not say' : `in ${throttled.toFixed(1)} % of the periods of CPU time`,
    ],
    ['ready pods', scaleText(scale)],
    ['pods that served', String(Object.keys(pods).length)],
    ['share of each', shares.join(', ') || 'no answer said who gave it'],
  ];
}

/** Lines for the terminal: the rows, and what was in the way. */
export function describeRun(measurement: Measurement): string {
  return [...columns(rowsOf(measurement)), ...limits(measurement.use).map((line) => `note: ${line}`)].join('\n');
}

/** The rates that were tried, and the one that was found. */
export function describeKnee({ bounded, rate, tried }: Knee): string {
  return [...columns([kneeHead, ...kneeRows(tried)]), ...kneeSentences({ bounded, rate, tried })].join('\n');
}

export const kneeHead = ['rate', 'achieved', 'p50', 'p99', 'errors', 'pods', 'client', 'machine', 'served well'];

export function kneeRows(tried: Knee['tried']): readonly (readonly string[])[] {
  return tried.map(({ measurement, missed }) => {
    const { achieved, latency, offered, pods, right, sent, use } = measurement;
    return [
      String(offered),
      `${achieved.toFixed(1)}/s`,
      milliseconds(latency.p50),
      milliseconds(latency.p99),
      String(sent - right),
      String(Object.keys(pods).length),
      `${use.client.toFixed(0)} %`,
      `${use.machine.toFixed(0)} %`,
      missed.length === 0 ? 'yes' : 'no',
    ];
  });
}

/** What the search says, and what was in the way at the lowest rate that was not served. */
export function kneeSentences({ bounded, rate, tried }: Knee): readonly string[] {
  const first = tried
    .filter(({ missed }) => missed.length > 0)
    .sort((one, two) => one.measurement.offered - two.measurement.offered)[0];
  return [
    rate === 0
      ? 'no rate that was tried was served well'
      : `${rate}/s is the highest rate that was served well (no error, p99 under 500 ms)${bounded ? '' : '; no higher one was tried'}`,
    ...(first
      ? [
          ...first.missed.map((line) => `at ${first.measurement.offered}/s: ${line}`),
          ...limits(first.measurement.use).map((line) => `at ${first.measurement.offered}/s: ${line}`),
        ]
      : []),
  ];
}

/** One line about how it goes. */
export function progressText({ at, latency, ready, sent, wrong }: Progress): string {
  const pods = ready === undefined ? '' : `, ${ready} pods ready`;
  return `${at.toFixed(0)} s: ${sent} sent, ${wrong} wrong, p50 ${milliseconds(latency.p50)}, p99 ${milliseconds(latency.p99)}${pods}`;
}

function scaleText(scale: readonly Step[]): string {
  return scale.map(({ at, ready }) => `${ready} at ${at.toFixed(1)} s`).join(', ') || 'not seen';
}

function contentionText(groups: readonly Contention[]): string {
  const texts = groups.map(({ busy, p99, seconds }) => `${milliseconds(p99)} in ${seconds} s at ${busy}`);
  return texts.join(', ') || 'no whole second was seen';
}

function latencyText({ max, p50, p95, p99 }: Latency): string {
  return Object.entries({ p50, p95, p99, max })
    .map(([name, value]) => `${name} ${milliseconds(value)}`)
    .join(', ');
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
