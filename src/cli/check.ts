/** `npm run check`. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { Option } from 'commander';
import { merged, type Report } from '../check/finding';
import { type Input, type Inputs, inputsOf } from '../check/input';
import { judge } from '../check/judge';
import { limits } from '../check/limits';
import { madeBy } from '../check/made-by';
import { type ForeignOptions, foreignParameters } from '../check/parameters';
import { readAll } from '../check/reading';
import { exemptionRule } from '../check/rule';
import { sarifOf } from '../check/sarif';
import { textOf } from '../check/text';
import { declaredIn } from '../config/declared';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { foreignImages } from '../config/versions';
import { policies } from '../policies';
import { parametersOf } from '../policies/parameters';
import { exemptionNeeded, type Policy, type PolicyParameters } from '../policies/policy';
import type { Failure, Result } from '../programs/result';
import { failure, success } from '../programs/result';
import { unknownPolicy } from '../writing/nearest';
import { found } from './finish';
import type { Ending, Finish, PipelineProps } from './props';

interface CheckOptions extends Partial<ForeignOptions> {
  readonly format: 'text' | 'json' | 'sarif';
  readonly json?: true;
  readonly policy?: readonly string[];
  readonly environment?: readonly EnvironmentName[];
  readonly as?: EnvironmentName;
}

export interface CheckProps extends Pick<PipelineProps, 'root' | 'run' | 'out' | 'err'> {
  /** @default - that of this process */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
}

const help = `
Without a path it judges dist, each environment with its own values, and says what made the object.
With paths it judges any YAML, all of it together as one environment: files, folders with all *.yaml, *.yml and
*.json below them (without .git and node_modules, links to folders not followed), or - for standard input. Then any
image is allowed that has a tag and a digest, and containers say imagePullPolicy Always, unless options say otherwise.
With --as the YAML is judged as if it were added to dist/ENVIRONMENT, with that environment's values: an object replaces
the one of the same kind and name. Findings about other objects of dist are reported where the addition causes them.
Exit status: 0 nothing found, 1 something found or unreadable, 2 usage error.`;

/** @param all the policies that there are */
export function defineCheck(
  program: Command,
  props: CheckProps,
  finish: Finish,
  all: readonly Policy[] = policies,
): void {
  program
    .command('check')
    .description('judges YAML by every policy, without a cluster')
    .argument('[path...]', 'files, folders or - ; none: dist')
    .addOption(new Option('--format <name>', 'of the answer').choices(['text', 'json', 'sarif']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--policy <id...>', 'tell only what these find (names: npm run policies); paths stand before it')
    .addOption(new Option('--environment <name...>', 'of dist, only these').choices(Object.keys(environments)))
    .addOption(
      new Option('--as <environment>', 'with paths: as if added to dist/ENVIRONMENT, with its values').choices(
        Object.keys(environments),
      ),
    )
    .option('--own-images <prefix>', 'with paths: images that end in the hash of their sources, not in a digest')
    .option(
      '--allow-image <image>',
      'with paths: the only images, by full name or a prefix that ends in /; may be repeated',
      (image: string, before: readonly string[] = []) => [...before, image],
    )
    .addOption(
      new Option('--pull-policy <name>', 'with paths: what containers must say').choices(['Always', 'IfNotPresent']),
    )
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const message = misused(paths, options, [...all.map(({ id }) => id), exemptionNeeded]);
      if (message !== undefined) return finish('check', { reason: 'usage', message });
      const checked =
        paths.length > 0 ? await checkPaths(props, all, paths, options) : await checkDist(props, all, options);
      if (!checked.ok) return finish('check', checked.problem);
      const report = checked.value;
      for (const note of report.notes) props.err(`${note}\n`);
      props.out(written(report, options.json ? 'json' : options.format, all));
      if (report.findings.length + report.problems.length > 0) finish('check', found);
    });
}

/** What is wrong with the arguments. */
function misused(paths: readonly string[], options: CheckOptions, known: readonly string[]): string | undefined {
  const unknown = options.policy?.find((id) => !known.includes(id));
  if (unknown !== undefined) return unknownPolicy(unknown, known);
  if (paths.length > 0 && options.environment)
    return '--environment chooses of dist, which is judged without paths; leave one of them out';
  const foreign = {
    '--own-images': options.ownImages,
    '--allow-image': options.allowImage,
    '--pull-policy': options.pullPolicy,
  };
  const useless = Object.entries(foreign).find(([, value]) => value !== undefined);
  if (options.as && useless)
    return `${useless[0]} is for YAML of others; omit it, since --as takes the values of ${options.as}`;
  if (paths.length === 0 && options.as)
    return `--as needs files, folders or -; dist/${options.as} itself is judged by --environment ${options.as}`;
  if (paths.length === 0 && useless)
    return `${useless[0]} is for YAML of others; name files or folders, since dist has values of its own`;
  return undefined;
}

type Checked = Promise<Result<Report>>;

async function checkPaths(
  props: CheckProps,
  all: readonly Policy[],
  paths: readonly string[],
  options: CheckOptions,
): Checked {
  const { root, stdin = () => process.stdin } = props;
  const inputs = inputsOf({ paths, root, stdin });
  if (!inputs.ok) return unreadable(inputs, 'usage');
  if (options.as) return checkAs(props, all, inputs.inputs, options.as, options.policy);
  const { ownImages, allowImage, pullPolicy = 'Always' } = options;
  const foreign = { ...(ownImages ? { ownImages } : {}), ...(allowImage ? { allowImage } : {}), pullPolicy };
  const report = await judge(inputs.inputs, {
    policies: all,
    parameters: (objects) => foreignParameters(foreign, objects),
    ...(options.policy ? { only: options.policy } : {}),
  });
  return success(report);
}

/** Judges inputs as if they were added to the dist of an environment. */
async function checkAs(
  { root, stdin = () => process.stdin }: CheckProps,
  all: readonly Policy[],
  inputs: readonly Input[],
  name: EnvironmentName,
  only: CheckOptions['policy'],
): Checked {
  const missing = absent([name], root);
  if (missing) return missing;
  const around = inputsOf({ paths: [`dist/${name}`], root, stdin });
  if (!around.ok) return unreadable(around, 'failed');
  const { objects, problems } = await readAll(around.inputs, limits);
  const parameters = () => valuesOf(name);
  const report = await judge(inputs, { policies: all, parameters, around: objects, ...(only ? { only } : {}) });
  return success({ ...report, problems: [...problems, ...report.problems] });
}

/** The failure where an environment has no dist. */
function absent(names: readonly EnvironmentName[], root: string): Failure | undefined {
  const missing = names.find((name) => !existsSync(`${root}/dist/${name}`));
  return missing && failure('missing', `there is no dist/${missing}; write it with npm run synth`);
}

function valuesOf(name: EnvironmentName): PolicyParameters {
  const values = environments[name];
  return parametersOf(values, foreignImages(values), declaredIn(values));
}

async function checkDist(
  { root, run, err }: CheckProps,
  all: readonly Policy[],
  { environment, policy }: CheckOptions,
): Checked {
  const names = environment ?? (Object.keys(environments) as EnvironmentName[]);
  const missing = absent(names, root);
  if (missing) return missing;
  const reports: Report[] = [];
  for (const name of names) {
    const inputs = inputsOf({ paths: [`dist/${name}`], root, stdin: () => process.stdin });
    if (!inputs.ok) return unreadable(inputs, 'failed');
    const parameters = () => valuesOf(name);
    reports.push(await judge(inputs.inputs, { policies: all, parameters, ...(policy ? { only: policy } : {}) }));
  }
  const made = await madeBy(merged(reports), { run, root, environments: names });
  if (!made.ok) err(`check: ${made.problem}\n`);
  return success(made.report);
}

function unreadable({ problems }: Extract<Inputs, { ok: false }>, reason: Ending['reason']): Failure {
  return failure(reason, problems.join('\ncheck: '));
}

function written(report: Report, format: CheckOptions['format'], all: readonly Policy[]): string {
  if (format === 'text') return `${textOf(report).join('\n')}\n`;
  const data = format === 'json' ? report : sarifOf(report, [...all, exemptionRule]);
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
