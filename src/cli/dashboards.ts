/** `npm run dashboards`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { kubectl } from '../cluster/kubectl';
import { askOver } from '../cluster/prometheus';
import type { Kubectl } from '../cluster/requests';
import { type EnvironmentName, environments } from '../config/environments';
import { boards } from '../dashboards';
import type { Board, Panel } from '../dashboards/board';
import { drawing, type Series } from '../dashboards/drawing';
import { type Result, success } from '../programs/result';
import { columns } from '../writing/columns';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface DashboardsOptions {
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly minutes: number;
  readonly out: string;
  readonly json?: true;
}

/** Points of a line: one for each few pixels. */
const points = 120;

export function defineDashboards(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('dashboards')
    .description("draws each dashboard with the data of a cluster's Prometheus")
    .addOption(environmentOption('whose cluster is asked'))
    .option('--context <name>', "another kube context than the environment's")
    .option('--minutes <number>', 'how far back', minutesOf, 60)
    .option('--out <folder>', 'where the pictures go', '.cache/dashboards')
    .option('--json', 'how many lines each panel has, as JSON')
    .addHelpText(
      'after',
      `
One SVG picture a board, of the panels that Grafana shows, by its own questions. Exit status 1: Prometheus does not
answer, or a panel is empty that has no reason to be.`,
    )
    .action(async ({ context, environment, json, minutes, out }: DashboardsOptions) => {
      const cluster = kubectl(props.run, context ?? environments[environment].context);
      const to = Math.floor(Date.now() / 1000);
      const span = { from: to - minutes * 60, to, step: Math.max(1, Math.round((minutes * 60) / points)) };
      mkdirSync(out, { recursive: true });
      const rows: Row[] = [];
      for (const board of boards) {
        const asked = await answersOf(cluster, board, span);
        if (!asked.ok) return finish('dashboards', asked.problem);
        const file = join(out, `${board.uid}.svg`);
        writeFileSync(file, drawing(board, asked.value, to));
        const panels = board.rows.flatMap((row) => row.panels);
        rows.push(...panels.map((panel) => rowOf(board, panel, asked.value.get(panel.title) ?? [])));
        if (!json) props.out(`${file}\n`);
      }
      if (json) props.out(`${JSON.stringify(rows, undefined, 2)}\n`);
      const empty = rows.filter(({ lines, why }) => lines === 0 && why === undefined);
      const said = rows
        .filter(({ lines }) => lines === 0)
        .map(({ board, panel, why }) => [board, panel, why ?? 'no data']);
      if (!json) for (const line of columns(said)) props.out(`${line}\n`);
      if (empty.length > 0) finish('dashboards', { reason: 'failed', message: `${empty.length} panels have no data` });
    });
}

interface Row {
  readonly board: string;
  readonly panel: string;
  readonly lines: number;
  readonly why?: string;
}

function rowOf({ title }: Board, panel: Panel, series: readonly Series[]): Row {
  const { emptyBecause, title: own } = panel;
  return { board: title, panel: own, lines: series.length, ...(emptyBecause ? { why: emptyBecause } : {}) };
}

async function answersOf(
  cluster: Kubectl,
  { rows }: Board,
  span: Parameters<typeof askOver>[2],
): Promise<Result<ReadonlyMap<string, readonly Series[]>>> {
  const answers = new Map<string, readonly Series[]>();
  for (const { queries, title } of rows.flatMap(({ panels }) => panels)) {
    const series: Series[] = [];
    for (const { expression, legend } of queries) {
      const lines = await askOver(cluster, expression, span);
      if (!lines.ok) return lines;
      series.push(...lines.value.map(({ labels, points: own }) => ({ name: named(legend, labels), points: own })));
    }
    answers.set(
      title,
      series.filter((one) => one.points.length > 0),
    );
  }
  return success(answers);
}

/** `{{pod}}` is the value of that label. */
function named(legend: string, labels: Readonly<Record<string, string>>): string {
  return legend.replace(/\{\{(\w+)\}\}/g, (_, label: string) => labels[label] ?? '');
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 10_080)
    throw new InvalidArgumentError('it is a whole number from 1 to 10080, which is a week');
  return minutes;
}
