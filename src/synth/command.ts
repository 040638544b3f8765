/** Command line of `npm run synth`: options, output, exit status. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { compare, read, recover, replace, sweep, wanted } from './dist';
import type { OriginProps } from './origins';
import { origins } from './origins';
import type { ChartMaker } from './render';
import { render } from './render';
import type { CountedFile } from './report';
import { counted, rows, table } from './report';

export interface SynthProps<Environment extends { readonly name: string }> {
  /** Arguments after the name of the program. */
  readonly argv: readonly string[];
  readonly environments: Readonly<Record<string, Environment>>;
  readonly charts: Iterable<ChartMaker<Environment>>;
  /** Violations of the values, as sentences. With any of them nothing is rendered. */
  readonly problems: readonly string[];
  /** Notices about values that are valid, printed after writing. @default - none */
  readonly notices?: readonly string[];
  /** An environment on the machine of another, for `--on`. @default - there is no such option */
  readonly placedOn?: (environment: Environment, host: Environment) => Environment;
  /** An environment with values that a drill gives, for `--given`; it throws a sentence. @default - no such option */
  readonly withGiven?: (environment: Environment, text: string) => Environment;
  /** For `--origins`: the construct and source line of each object as JSON. @default - there is no such option */
  readonly origins?: OriginProps;
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
}

interface Options {
  readonly check?: true;
  readonly environment?: readonly string[];
  readonly stdout?: true;
  readonly out: string;
  readonly json?: true;
  readonly origins?: true;
  readonly on?: string;
  readonly given?: string;
}

/** Exit codes. */
export const exit = { ok: 0, failed: 1, usage: 2 } as const;

/** @returns the exit code: 0 success, 1 refused or not up to date, 2 usage error */
export function synth<Environment extends { readonly name: string }>(props: SynthProps<Environment>): number {
  const { environments, err } = props;
  let options: Options;
  try {
    options = parse(props);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exit.ok : exit.usage;
  }
  const host = environments[options.on ?? ''];
  const writes = !(options.check || options.stdout || options.origins);
  const forDrills = options.given ? '--given' : host && '--on';
  if (forDrills && writes && isWithin(options.out, 'dist')) {
    err.write(
      `synth: ${forDrills} is for drills and must not be written into dist; name a folder beside it with --out\n`,
    );
    return exit.usage;
  }
  const placed = (one: Environment) => {
    const at = host && props.placedOn ? props.placedOn(one, host) : one;
    return options.given && props.withGiven ? props.withGiven(at, options.given) : at;
  };
  let chosen: readonly (readonly [string, Environment])[];
  try {
    chosen = Object.entries(environments)
      .filter(([name]) => options.environment?.includes(name) ?? true)
      .map(([name, environment]) => [name, placed(environment)] as const);
  } catch (error) {
    err.write(`synth: --given: ${(error as Error).message}\n`);
    return exit.usage;
  }
  const names = chosen.map(([name]) => name);
  // A list, since what is gone through once for each environment may be a generator.
  const charts = [...props.charts];
  const { origins: asked } = props;
  if (options.origins && asked) {
    const all = chosen.map(([, environment]) => origins(charts, environment, asked));
    props.out.write(`${JSON.stringify(Object.assign({}, ...all))}\n`);
    return exit.ok;
  }
  const rendered =
    props.problems.length > 0 ? [] : chosen.map(([, environment]) => render(charts, environment, counted));
  const problems = [...props.problems, ...rendered.flatMap((one) => one.problems)];
  if (problems.length > 0) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    err.write(`${problems.join('\n')}\nsynth: ${count}; nothing was written\n`);
    return exit.failed;
  }
  const files = rendered.flatMap((one) => one.files);
  if (options.stdout) {
    props.out.write(files.map(({ text }) => text).join('---\n'));
    return exit.ok;
  }
  try {
    return options.check ? check(props, options, files, names) : write(props, options, files, names);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    err.write(
      options.check
        ? `synth: cannot read '${options.out}' (${message}); make it readable, or use --out FOLDER\n`
        : `synth: cannot write '${options.out}' (${message}); make it and its parent folder writable, or use --out FOLDER\n`,
    );
    return exit.failed;
  }
}

/** True if a folder is the other one, or below it. */
function isWithin(folder: string, other: string): boolean {
  const path = relative(resolve(other), resolve(folder));
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function parse<Environment extends { readonly name: string }>(props: SynthProps<Environment>): Options {
  const { argv, environments, out, err } = props;
  const command = new Command('npm run synth --')
    .description('Renders every chart of every environment into dist: plain YAML, to be reviewed and applied as it is.')
    .option('--check', 'write nothing; exit 1 when dist is not what would be written')
    .addOption(new Option('--environment <name...>', 'only these').choices(Object.keys(environments)))
    .addOption(new Option('--stdout', 'print the YAML instead of writing it').conflicts(['check', 'json']))
    .option('--out <folder>', 'another folder than dist', 'dist')
    .option('--json', 'say what was done as JSON')
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) })
    .allowExcessArguments(false)
    .exitOverride();
  if (props.origins) {
    const option = new Option('--origins', 'say where each object is made, as JSON, and write nothing').hideHelp();
    command.addOption(option.conflicts(['check', 'stdout', 'json']));
  }
  if (props.placedOn) {
    const option = new Option('--on <name>', 'as they would be on the machine of this environment, for drills');
    command.addOption(option.choices(Object.keys(environments)));
  }
  if (props.withGiven)
    command.addOption(
      new Option('--given <json>', 'with these values of the database (service, move) and of dns, for drills'),
    );
  return command.parse(argv, { from: 'user' }).opts<Options>();
}

function check(
  { out, err, environments }: Pick<SynthProps<{ name: string }>, 'out' | 'err' | 'environments'>,
  options: Options,
  files: readonly CountedFile[],
  names: readonly string[],
): number {
  const present = read(options.out);
  const stale = compare(present, wanted(present, files, names, Object.keys(environments))).filter(
    ({ change }) => change !== 'same',
  );
  if (options.json) out.write(`${JSON.stringify({ stale }, undefined, 2)}\n`);
  if (stale.length === 0) {
    if (!options.json) out.write(`${options.out} is up to date: ${files.length} files\n`);
    return exit.ok;
  }
  const words = {
    changed: 'is not what would be written',
    new: 'is missing',
    removed: 'belongs to no chart',
    same: '',
  } as const;
  for (const { path, change } of stale) err.write(`${options.out}/${path} ${words[change]}\n`);
  err.write(`repair: npm run synth${options.out === 'dist' ? '' : ` -- --out ${options.out}`}\n`);
  return exit.failed;
}

function write(
  {
    out,
    err,
    environments,
    notices = [],
  }: Pick<SynthProps<{ name: string }>, 'out' | 'err' | 'environments' | 'notices'>,
  options: Options,
  files: readonly CountedFile[],
  names: readonly string[],
): number {
  const folder = resolve(options.out);
  if (recover(folder)) err.write(`${options.out} was put back after a run that was killed\n`);
  sweep(folder);
  const present = read(folder);
  const target = wanted(present, files, names, Object.keys(environments));
  const changes = compare(present, target);
  if (changes.some(({ change }) => change !== 'same')) replace(folder, target);
  const all = rows(files, changes);
  const changed = changes.filter(({ change }) => change !== 'same');
  if (options.json) {
    out.write(`${JSON.stringify({ environments: all, changes: changed }, undefined, 2)}\n`);
    return exit.ok;
  }
  out.write(`${table(all)}\n`);
  const orphans = changed.filter(({ change }) => change === 'removed');
  for (const { path } of orphans) out.write(`removed ${options.out}/${path}, which belongs to no chart\n`);
  out.write(
    changed.length === 0 ? `${options.out} was up to date\n` : `${options.out} written: review it with git diff\n`,
  );
  for (const notice of notices) err.write(`notice: ${notice}\n`);
  return exit.ok;
}
