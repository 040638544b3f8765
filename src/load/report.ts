/** Reports of a load test: report.json for machines, report.md for people, a plot of each run. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../writing/markdown';
import type { Knee } from './knee';
import type { Measurement } from './measure';
import { drawRun } from './plot';
import { limits } from './thresholds';
import { kneeHead, kneeRows, kneeSentences, rowsOf } from './wording';

export interface About {
  /** When it began, as ISO 8601. */
  readonly at: string;
  readonly environment: string;
  readonly context: string;
  /** Such as `https://hash.example/hash/ at 127.0.0.1:18443`. */
  readonly target: string;
}

export interface LoadReport extends About {
  readonly runs: readonly Measurement[];
  /** What was missed; none: the test is passed. */
  readonly missed: readonly string[];
  /** Where the highest rate was looked for. */
  readonly knee?: Pick<Knee, 'rate' | 'bounded'>;
}

/** @param search what was tried, where the knee was looked for */
export function writeReport(folder: string, report: LoadReport, search?: Knee): void {
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(folder, 'report.md'), search ? kneePage(report, search) : runPage(report));
  for (const one of report.runs) writeFileSync(join(folder, plotOf(one, search !== undefined)), drawRun(one));
}

function runPage({ runs, missed, ...about }: LoadReport): string {
  const parts = runs.flatMap((run) => [
    table(['what', 'figure'], rowsOf(run)),
    '',
    ...limits(run.use).map((line) => `Note: ${line}.\n`),
    `![latency and rate](${plotOf(run, false)})`,
  ]);
  return [...head(about), ...parts, '', ...verdict(missed), ''].join('\n');
}

function kneePage({ missed: _, runs: __, ...about }: LoadReport, search: Knee): string {
  return [
    ...head(about),
    table(kneeHead, kneeRows(search.tried)),
    '',
    ...kneeSentences(search).map((line) => `- ${line}`),
    '',
  ].join('\n');
}

function head({ at, context, environment, target }: About): readonly string[] {
  return [
    `# Load on ${environment}`,
    '',
    `Began ${at}; ${target}, kube context \`${context}\`. The generator ran on the machine that the port is on. Latencies count from the moment at which a request was due.`,
    '',
  ];
}

function verdict(missed: readonly string[]): readonly string[] {
  return missed.length === 0 ? ['All thresholds were reached.'] : missed.map((line) => `- MISSED: ${line}`);
}

function plotOf({ offered }: Measurement, several: boolean): string {
  return several ? `plot-${offered}.svg` : 'plot.svg';
}
