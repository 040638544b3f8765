/** `npm run load`. */
import { mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Environment } from '../config/environment';
import { environments } from '../config/environments';
import { findKnee } from '../load/knee';
import type { Progress } from '../load/measure';
import { measure } from '../load/measure';
import type { LoadReport } from '../load/report';
import { writeReport } from '../load/report';
import { doorOf, openDoor } from '../load/target';
import { missed } from '../load/thresholds';
import { generator } from '../load/vegeta';
import { describeKnee, describeRun, progressText } from '../load/wording';
import type { Reason } from '../programs/result';
import type { LoadOptions } from './load-options';
import { loadOptions } from './load-options';
import type { Finish, PipelineProps } from './props';

export function defineLoad(program: Command, props: PipelineProps, finish: Finish): void {
  const command = program
    .command('load')
    .description('asks the hash service through the front door at a constant rate, and says how it did');
  loadOptions(command).action((options: LoadOptions) => load(props, options, finish));
}

async function load(props: PipelineProps, options: LoadOptions, end: Finish): Promise<void> {
  const { err, out, root, run, terminal = false } = props;
  const { connections, json, knee, rate, url } = options;
  const fail = (message: string, reason: Reason = 'failed') => end('load', { reason, message });
  const environment: Environment = environments[options.environment];
  const place = options.to ?? doorOf(environment);
  if (!place) {
    return fail(
      `the front door of ${environment.name} is not on this machine, and load goes nowhere else; name a port that leads there with --to`,
      'usage',
    );
  }
  const seconds = options.seconds ?? (knee ? 15 : Math.max(1, Math.round(options.minutes * 60)));
  const at = new Date().toISOString();
  const folder = resolve(root, options.out ?? join('state', 'load', at.replaceAll(/[:.]/g, '-')));
  mkdirSync(folder, { recursive: true });
  const context = options.context ?? environment.context;
  const door = await openDoor({ run, environment, context, place, path: url, folder });
  if ('problem' in door) return fail(door.problem, 'unreachable');
  // After the door: the first build takes minutes.
  const tool = await generator(run, join(root, '.cache'), (line) => err(`load: ${line}\n`));
  if ('why' in tool) return fail(`no generator: ${tool.why}`, 'missing');
  const tell = progress(props);
  const attempt = async (one: number) => {
    const found = await measure({ run, vegeta: tool.path, door, context, rate: one, seconds, connections, tell });
    if (terminal) err(clear);
    return found;
  };
  const about = { at, environment: environment.name, context, target: `https://${door.host}${url} at ${door.address}` };
  const finish = (report: LoadReport, words: string, wrote: () => void) => {
    wrote();
    out(json ? `${JSON.stringify(report, undefined, 2)}\n` : `${words}\nreport: ${relative(root, folder)}\n`);
    if (report.missed.length > 0) fail(report.missed.join('\nload: '));
  };
  if (knee) {
    const found = await findKnee(rate, async (one) => {
      err(`load: ${one}/s for ${seconds} s\n`);
      return attempt(one);
    });
    if ('problem' in found) return fail(found.problem);
    const { bounded, rate: highestRate, tried } = found;
    const none = highestRate === 0 ? ['no rate that was tried was served well'] : [];
    const runs = tried.map(({ measurement }) => measurement);
    const report = { ...about, runs, missed: none, knee: { rate: highestRate, bounded } };
    return finish(report, describeKnee(found), () => writeReport(folder, report, found));
  }
  const measurement = await attempt(rate);
  if ('problem' in measurement) return fail(measurement.problem);
  const wanted = { errors: options.maxErrors, achieved: options.minAchieved, p99: options.maxP99 };
  const report = { ...about, runs: [measurement], missed: missed(measurement, wanted) };
  finish(report, describeRun(measurement), () => writeReport(folder, report));
}

/** Takes the last line of a terminal away. */
const clear = '\r\u001b[2K';

/** Seconds between two lines of progress in a log, which keeps it short. */
const seldom = 10;

/** On a terminal one line that changes each second, elsewhere a line now and then. */
function progress({ err, terminal = false }: PipelineProps): (progress: Progress) => void {
  return (one) => {
    if (terminal) err(`${clear}${progressText(one)}`);
    else if (Math.round(one.at) % seldom === 0) err(`${progressText(one)}\n`);
  };
}
