/** Command line of `npm run bench`: options, table, exit status. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Cost, Row, Time } from './pairs';
import { measure } from './pairs';
import type { Group, Subject } from './subject';
import { groups } from './subject';

const help = `
Each figure is of whole processes: the median of the runs after one that does not count. "x node -e 0" is the median of
the ratios to a node process that does nothing, run just before: it holds when the machine gets slower or faster, or is
another one. MiB is the largest peak memory, of programs of Node.js. With --against, runs of both checkouts alternate. It judges nothing: a machine under load must not turn a
build red. All runs write into one temporary folder (about 1 GB, see TMPDIR), which is removed at the end.
Exit status: 0 success, 1 a program failed, 2 usage error.`;

export interface BenchProps {
  /** Arguments after the name of the program. */
  readonly argv: readonly string[];
  /** Root of this checkout, with lib built. */
  readonly root: string;
  /** Programs of the groups that were chosen. */
  readonly subjects: (groups: readonly Group[]) => readonly Subject[];
  readonly time: Time;
  /** The machine, in a line. */
  readonly machine: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface Options {
  readonly runs: number;
  readonly against?: string;
  readonly only?: readonly Group[];
}

/** @returns the exit status: 0 success, 1 failure, 2 usage error */
export function bench(props: BenchProps): number {
  let options: Options;
  try {
    options = parse(props);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  const { root, time, machine, out, err } = props;
  const { runs, against, only = groups } = options;
  const checkouts = { now: root, ...(against === undefined ? {} : { other: resolve(root, against) }) };
  out(`${machine}, ${runs} runs, seconds of the whole process\n${head}\n`);
  try {
    for (const subject of props.subjects(only)) {
      const compared = subject.program === undefined ? checkouts : { now: root };
      out(`${linesOf(measure(subject, compared, runs, time), against).join('\n')}\n`);
    }
  } catch (error) {
    err(`bench: ${(error as Error).message}\n`);
    return 1;
  }
  return 0;
}

function parse({ argv, root, out, err }: BenchProps): Options {
  return new Command('npm run bench --')
    .description('times synth, check and the stacks as whole processes')
    .addOption(new Option('--runs <number>', 'that count, of each program').argParser(countOf).default(10))
    .addOption(
      new Option(
        '--against <folder>',
        'compare with another checkout, whose lib is built (npm ci && npm run build)',
      ).argParser((folder) => checkoutOf(resolve(root, folder), folder)),
    )
    .addOption(new Option('--only <group...>', 'not all programs').choices(groups))
    .addHelpText('after', help)
    .configureOutput({ writeOut: out, writeErr: err })
    .allowExcessArguments(false)
    .exitOverride()
    .parse(argv, { from: 'user' })
    .opts<Options>();
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 999.');
  return Number(text);
}

function checkoutOf(folder: string, written: string): string {
  if (!existsSync(join(folder, 'lib', 'charts', 'main.js')))
    throw new InvalidArgumentError('It has no lib/charts/main.js: name a checkout, and build it first.');
  return written;
}

const titleWidth = 42;
const head = `${''.padEnd(titleWidth)} median    min    max  x node -e 0   MiB`;

/** A line, and with another checkout two more. */
function linesOf({ subject, now, other, change }: Row, against: string | undefined): readonly string[] {
  const line = (title: string, figures: string) => `${title.padEnd(titleWidth)}${figures}`.trimEnd();
  return [
    line(subject.title, figuresOf(now)),
    ...(other === undefined ? [] : [line(`  ${against}`, figuresOf(other))]),
    ...(change === undefined ? [] : [line('  here / there', figureOf(change))]),
  ];
}

function figuresOf({ seconds: { median, min, max }, ratio, memory }: Cost): string {
  return `${[median, min, max].map(figureOf).join('')}${ratio.toFixed(1).padStart(13)}${String(memory ?? '').padStart(6)}`;
}

function figureOf(value: number): string {
  return value.toFixed(2).padStart(7);
}
