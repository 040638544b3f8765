/** `npm run check -- PATH`: YAML of others, with what a team says about it in a configuration and a baseline. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Baseline, baselineOf, parseBaseline, sinceBaseline } from '../check/baseline';
import { type Config, configOf, configured, noConfig } from '../check/config';
import type { Report } from '../check/finding';
import { inputsOf } from '../check/input';
import { judge } from '../check/judge';
import { foreignParameters } from '../check/parameters';
import { chosen, idsOf, type RuleSets, severityIn } from '../check/rule-sets';
import { readValue } from '../check/survey';
import { failure, type Result, success } from '../programs/result';
import type { CheckOptions } from './check-options';
import { type ForeignProps, foreignInputs } from './foreign-inputs';

export async function checkForeign(
  props: ForeignProps,
  sets: RuleSets,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Result<Report>> {
  const { root } = props;
  const config = await configAt(root, options.config, idsOf(sets));
  if (!config.ok) return config;
  const baseline = baselineAt(root, options.baseline);
  if (!baseline.ok) return baseline;
  const found = await foreignInputs(props, paths, { render: options.render, skipped: config.value.skipped });
  if (!found.ok) return failure('usage', found.problem.message.replaceAll('\n', '\ncheck: '));
  const { ownImages, allowImage, pullPolicy = 'Always' } = options;
  const foreign = { ...(ownImages ? { ownImages } : {}), ...(allowImage ? { allowImage } : {}), pullPolicy };
  const rules = chosen(sets, options.rules, options.policy);
  const judged = await judge(found.value.inputs, {
    policies: rules,
    severityOf: severityIn(rules),
    known: idsOf(sets),
    tolerant: true,
    parameters: (objects) => foreignParameters(foreign, objects),
    ...(options.policy ? { only: options.policy } : {}),
  });
  const all = { ...judged, notes: [...found.value.notes, ...judged.notes] };
  const report = configured(all, config.value, options.config);
  if (options.writeBaseline !== undefined) {
    writeFileSync(resolve(root, options.writeBaseline), baselineOf(report));
    return success({ ...report, findings: [], known: report.findings.length });
  }
  return success(baseline.value ? sinceBaseline(report, baseline.value) : report);
}

async function configAt(root: string, file: string | undefined, known: readonly string[]): Promise<Result<Config>> {
  if (file === undefined) return success(noConfig);
  const found = inputsOf({ paths: [file], root, stdin: () => process.stdin });
  const [input] = found.ok ? found.inputs : [];
  if (!input) return failure('usage', `--config: there is no file ${file}`);
  const read = configOf(await readValue(input), known);
  return read.ok
    ? success(read.config)
    : failure('usage', read.problems.map((one) => `${file}: ${one}`).join('\ncheck: '));
}

function baselineAt(root: string, file: string | undefined): Result<Baseline | undefined> {
  if (file === undefined) return success(undefined);
  try {
    const baseline = parseBaseline(readFileSync(resolve(root, file), 'utf8'));
    return baseline
      ? success(baseline)
      : failure('usage', `${file} is not a baseline; write one with --write-baseline`);
  } catch {
    return failure('usage', `--baseline: there is no file ${file}; write it with --write-baseline ${file}`);
  }
}
