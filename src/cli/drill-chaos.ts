/** `npm run drill:chaos`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { environmentOf, otherEnvironment } from '../cluster/identity';
import { kubectl } from '../cluster/kubectl';
import type { Environment } from '../config/environment';
import { type EnvironmentName, environments } from '../config/environments';
import { startCallers } from '../drills/chaos/callers';
import { undo } from '../drills/chaos/drill';
import type { Scene } from '../drills/chaos/experiment';
import { experiments } from '../drills/chaos/experiments';
import { OpenFaults } from '../drills/chaos/open-fault';
import { problems, report, summary, verdictOf } from '../drills/chaos/report';
import { series } from '../drills/chaos/series';
import { clock } from '../programs/clock';
import { done, failure, type Result } from '../programs/result';
import { columns } from '../writing/columns';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface ChaosOptions {
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly confirm?: string;
  readonly because?: string;
  readonly lasts?: number;
  readonly undo?: true;
  readonly list?: true;
  readonly json?: true;
}

/** @param start begins the callers; tests have others */
export function defineDrillChaos(
  program: Command,
  props: PipelineProps,
  finish: Finish,
  start: typeof startCallers = startCallers,
): void {
  program
    .command('drill:chaos')
    .description('drill: something is broken on purpose while callers go on, undone, and judged by what they got')
    .argument('[name]', 'of the experiment (default: all, one after another)')
    .addOption(environmentOption('whose platform is broken'))
    .option('--context <name>', "another kube context than the environment's")
    .option('--confirm <environment>', 'the name of the environment again; nothing is broken without it')
    .option('--because <reason>', 'why a cluster on which others depend is broken; needed for a given one')
    .option('--lasts <seconds>', 'how long the fault lasts (default: as the experiment says)', parseSeconds)
    .option('--undo', 'undo the fault of a drill that was killed, and do nothing else')
    .option('--list', 'the experiments, and nothing is broken')
    .option('--json', 'the result as JSON; progress goes to standard error')
    .addHelpText(
      'after',
      `
Begins only where the steady state holds and no alert fires. The fault is undone at the abort condition, at Ctrl-C and
at its end; what a killed drill has left, --undo takes away. An experiment that cannot be done here is refused with the
reason. The report is written into state/chaos. Exit status 1: a hypothesis did not hold.`,
    )
    .action((name: string | undefined, options: ChaosOptions) => chaos({ ...props, start }, name, options, finish));
}

function parseSeconds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1800) return value;
  throw new InvalidArgumentError('use whole seconds from 1 to 1800');
}

async function chaos(
  props: PipelineProps & { readonly start: typeof startCallers },
  name: string | undefined,
  options: ChaosOptions,
  finish: Finish,
): Promise<void> {
  const { err, out, root, run, start } = props;
  const { json, lasts, list } = options;
  if (list) return out(json ? `${JSON.stringify(experiments, undefined, 2)}\n` : `${listed()}\n`);
  const environment: Environment = environments[options.environment];
  const scene = { kubectl: kubectl(run, options.context ?? environment.context), run, clock, environment };
  const open = new OpenFaults(root, environment.name);
  const allowed = await mayBreak(scene, options, open, name);
  if (!allowed.ok) return finish('drill:chaos', allowed.problem);
  if (options.undo) return undoOpen(props, scene, open, finish);
  const at = new Date().toISOString();
  const say = (line: string) => (json ? err : out)(`${line}\n`);
  const chosen = experiments.filter((one) => name === undefined || one.name === name);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const more = lasts === undefined ? {} : { lasts };
  const outcomes = await series({ scene, open, say, start, signal: stop.signal, ...more }, chosen);
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
  const file = join(root, 'state', 'chaos', `${at.replaceAll(/[:.]/g, '-')}.md`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, report(environment.name, at, outcomes));
  const bad = [
    ...problems(outcomes),
    // One that was named was wanted; of all of them, some have no place here.
    ...outcomes.flatMap(({ experiment, refused }) =>
      name === undefined || refused === undefined ? [] : [`${experiment.name}: ${refused}`],
    ),
    ...(stop.signal.aborted ? ['it was interrupted'] : []),
  ];
  const result = {
    environment: environment.name,
    at,
    outcomes: outcomes.map((one) => ({ ...one, verdict: verdictOf(one) })),
    problems: bad,
  };
  out(json ? `${JSON.stringify(result, undefined, 2)}\n` : `\n${summary(outcomes)}\nreport: ${relative(root, file)}\n`);
  if (bad.length > 0) finish('drill:chaos', { reason: 'failed', message: bad.join('\n') });
}

function listed(): string {
  return columns([
    ['name', 'fault', 'lasts', 'hypothesis'],
    ...experiments.map(({ breaks, hypothesis, lasts, name }) => [name, breaks, `${lasts} s`, hypothesis]),
  ]).join('\n');
}

/** Everything that must be so before anything is broken. */
async function mayBreak(
  { environment, kubectl: on }: Scene,
  { because = '', confirm, undo: isUndone }: ChaosOptions,
  open: OpenFaults,
  name: string | undefined,
): Promise<Result<undefined>> {
  const names = experiments.map((one) => one.name);
  if (name !== undefined && !names.includes(name))
    return failure('usage', `there is no experiment '${name}'; there are ${names.join(', ')}`);
  if (confirm !== environment.name)
    return failure(
      'usage',
      `${environment.name} would be broken on purpose: confirm it with --confirm ${environment.name}`,
    );
  if (environment.cluster.kind === 'given' && because.trim().length < 10)
    return failure('refused', `others depend on ${environment.name}: say with --because why it is broken now`);
  const said = await environmentOf(on);
  if (!said.ok) return said;
  if (said.value !== environment.name)
    return failure('refused', otherEnvironment(on.context, said.value || 'no environment', environment.name));
  const left = open.read();
  if (left && !isUndone)
    return failure('conflict', `the fault of ${left.experiment} of ${left.at} was not undone: undo it with --undo`);
  return done;
}

async function undoOpen({ out }: PipelineProps, scene: Scene, open: OpenFaults, finish: Finish): Promise<void> {
  const left = open.read();
  const experiment = experiments.find(({ name }) => name === left?.experiment);
  if (!left || !experiment) return out('no fault is there\n');
  const stuck = await undo(experiment, left.target, scene);
  if (stuck !== undefined) return finish('drill:chaos', { reason: 'failed', message: stuck });
  open.remove();
  out(`${experiment.name}: ${experiment.restores}\n`);
}
