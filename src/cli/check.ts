/** `npm run check`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isFailed, merged, type Report } from '../check/finding';
import { type Inputs, inputsOf } from '../check/input';
import { judge } from '../check/judge';
import { limits } from '../check/limits';
import { madeBy } from '../check/made-by';
import { notesOf } from '../check/note';
import { readAll } from '../check/reading';
import { exemptionRule } from '../check/rule';
import { chosen, idsOf, type JudgingRule, type RuleSets, ruleSetsOf } from '../check/rule-sets';
import { type RankedRule, sarifOf } from '../check/sarif';
import { textOf } from '../check/text';
import { declaredIn } from '../config/declared';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { foreignImages } from '../config/versions';
import { policies } from '../policies';
import { generalRules } from '../policies/general';
import { parametersOf } from '../policies/parameters';
import type { PolicyParameters } from '../policies/policy';
import type { Failure, Result } from '../programs/result';
import { failure, success } from '../programs/result';
import { checkForeign } from './check-foreign';
import { addOptions, type CheckOptions, misused } from './check-options';
import { found } from './finish';
import type { Ending, Finish, PipelineProps } from './props';

export interface CheckProps extends Pick<PipelineProps, 'root' | 'run' | 'out' | 'err'> {
  /** @default - that of this process */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
}

const ruleSets = ruleSetsOf(policies, generalRules);

/** @param sets the rules that there are */
export function defineCheck(program: Command, props: CheckProps, finish: Finish, sets: RuleSets = ruleSets): void {
  const { root } = props;
  const command = program
    .command('check')
    .description('judges YAML by every policy, without a cluster')
    .argument('[path...]', 'files, folders or - ; none: dist');
  addOptions(command).action(async (paths: readonly string[], options: CheckOptions) => {
    const message = misused(paths, options, idsOf(sets), (text) => existsSync(resolve(root, text)));
    if (message !== undefined) return finish('check', { reason: 'usage', message });
    const checked = await checkedBy(props, sets, paths, options);
    if (!checked.ok) return finish('check', checked.problem);
    const report = checked.value;
    for (const note of notesOf(report.notes)) props.err(`${note}\n`);
    props.out(written(report, options, reported(paths, options, sets)));
    if (isFailed(report, options.failOn)) finish('check', found);
    // A gate that judges nothing must not pass.
    else if (report.objects === 0) finish('check', { reason: 'usage', message: nothingJudged(paths) });
  });
}

function nothingJudged(paths: readonly string[]): string {
  return `no object was judged: there is none in ${paths.join(' ') || 'dist'}; name files or folders with objects of Kubernetes, or a chart or kustomization whose tool is on PATH`;
}

type Checked = Promise<Result<Report>>;

function checkedBy(props: CheckProps, sets: RuleSets, paths: readonly string[], options: CheckOptions): Checked {
  if (paths.length === 0) return checkDist(props, sets[options.rules ?? 'all'], idsOf(sets), options);
  const { root, run, stdin = () => process.stdin } = props;
  if (options.as === undefined) return checkForeign({ root, run, stdin }, sets, paths, options);
  return checkAs({ ...props, stdin }, sets[options.rules ?? 'all'], idsOf(sets), paths, options.as, options.policy);
}

/** Judges inputs as if they were added to the dist of an environment. */
async function checkAs(
  { root, stdin }: CheckProps & Required<Pick<CheckProps, 'stdin'>>,
  policies: readonly JudgingRule[],
  known: readonly string[],
  paths: readonly string[],
  name: EnvironmentName,
  only: CheckOptions['policy'],
): Checked {
  const inputs = inputsOf({ paths, root, stdin });
  if (!inputs.ok) return unreadable(inputs, 'usage');
  const missing = absent([name], root);
  if (missing) return missing;
  const around = inputsOf({ paths: [`dist/${name}`], root, stdin });
  if (!around.ok) return unreadable(around, 'failed');
  const { objects, problems } = await readAll(around.inputs, limits);
  const parameters = () => valuesOf(name);
  const chosen = only ? { only } : {};
  const report = await judge(inputs.inputs, { policies, known, parameters, around: objects, ...chosen });
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
  policies: readonly JudgingRule[],
  known: readonly string[],
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
    reports.push(await judge(inputs.inputs, { policies, known, parameters, ...(policy ? { only: policy } : {}) }));
  }
  const made = await madeBy(merged(reports), { run, root, environments: names });
  if (!made.ok) err(`check: ${made.problem}\n`);
  return success(made.report);
}

function unreadable({ problems }: Extract<Inputs, { ok: false }>, reason: Ending['reason']): Failure {
  return failure(reason, problems.join('\ncheck: '));
}

function written(report: Report, options: CheckOptions, rules: readonly RankedRule[]): string {
  const { by, format, json } = options;
  if (!json && format === 'text') return `${textOf(report, by).join('\n')}\n`;
  const data = json || format === 'json' ? report : sarifOf(report, rules);
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** Rules as SARIF names them: first those that judged, each with the severity that its findings have. */
function reported(
  paths: readonly string[],
  { as, policy, rules }: CheckOptions,
  sets: RuleSets,
): readonly RankedRule[] {
  const isForeign = paths.length > 0 && as === undefined;
  const judging = isForeign ? chosen(sets, rules, policy) : sets[rules ?? 'all'];
  const known = new Set<string>();
  return [...judging, ...sets.all, ...sets.general, { ...exemptionRule, severity: 'warning' as const }]
    .filter(({ id }) => !known.has(id) && known.add(id))
    .map((rule) => (isForeign ? rule : { ...rule, severity: 'error' }));
}
