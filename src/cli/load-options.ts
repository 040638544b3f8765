/** Options of `npm run load`. */
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { EnvironmentName } from '../config/environments';
import { loadAtMost } from '../config/rate-limits';
import { highest } from '../load/knee';
import type { Loopback } from '../load/target';
import { parseLoopback } from '../load/target';
import { thresholds } from '../load/thresholds';
import { environmentOption } from './environment-option';

/** The longest that a run takes. */
const longest = { minutes: 30, seconds: 1800 } as const;

export interface LoadOptions {
  readonly rate: number;
  readonly minutes: number;
  readonly seconds?: number;
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly to?: Loopback;
  readonly url: string;
  readonly connections: number;
  readonly maxErrors: number;
  readonly minAchieved: number;
  readonly maxP99: number;
  readonly knee?: true;
  readonly json?: true;
  readonly out?: string;
}

/** Gives a command the options of load. */
export function loadOptions(command: Command): Command {
  return command
    .addOption(new Option('--rate <n>', 'requests per second').argParser(whole(1, highest)).default(500))
    .addOption(new Option('--minutes <n>', 'for as long').argParser(between(0, longest.minutes)).default(10))
    .addOption(
      new Option('--seconds <n>', 'the same in seconds; with --knee of each step, 15 where nothing is said')
        .argParser(whole(1, longest.seconds))
        .conflicts('minutes'),
    )
    .addOption(environmentOption('whose front door'))
    .option('--context <name>', "another kube context than the environment's")
    .addOption(new Option('--to <address>', 'another port of this machine, as in 127.0.0.1:28443').argParser(loopback))
    .addOption(
      new Option('--url <path>', 'the path to which each text is appended').argParser(pathOf).default('/hash/'),
    )
    .addOption(
      new Option('--connections <n>', 'open at once, at the most')
        .argParser(whole(1, loadAtMost.connections))
        .default(100),
    )
    .addOption(
      new Option('--max-errors <n>', 'answers that may be wrong or missing')
        .argParser(whole(0, Number.MAX_SAFE_INTEGER))
        .default(thresholds.errors),
    )
    .addOption(
      new Option('--min-achieved <percent>', 'of the rate').argParser(between(0, 100)).default(thresholds.achieved),
    )
    .addOption(
      new Option('--max-p99 <ms>', 'within which 99 of 100 answers come')
        .argParser(between(0, 60_000))
        .default(thresholds.p99),
    )
    .addOption(
      new Option('--knee', 'look for the highest rate that is served well, from --rate up').conflicts('minutes'),
    )
    .option('--json', 'the report as JSON; progress goes to standard error')
    .option('--out <folder>', 'where the report is written');
}

function number(text: string, hint: string, fits: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || !fits(value)) throw new InvalidArgumentError(hint);
  return value;
}

function whole(least: number, most: number): (text: string) => number {
  return (text) =>
    number(
      text,
      `Use a whole number from ${least} to ${most}.`,
      (value) => Number.isInteger(value) && value >= least && value <= most,
    );
}

/** More than the one, up to the other. */
function between(above: number, most: number): (text: string) => number {
  return (text) =>
    number(text, `Use a number above ${above}, up to ${most}.`, (value) => value > above && value <= most);
}

function loopback(text: string): Loopback {
  const place = parseLoopback(text);
  if (!place)
    throw new InvalidArgumentError('Use a port of this machine, as in 127.0.0.1:28443: load goes nowhere else.');
  return place;
}

function pathOf(text: string): string {
  if (!/^\/([\w.~-]+\/)*$/.test(text))
    throw new InvalidArgumentError('Use a path that begins and ends with /, as in /hash/.');
  return text;
}
