/** `npm run reach [-- FROM [TO]]`. */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { EnvironmentName } from '../config/environments';
import { neighbours } from '../config/flows';
import type { Block } from '../kubernetes/cidr';
import { parseBlock } from '../kubernetes/cidr';
import { readObjects } from '../kubernetes/read';
import type { Result } from '../programs/result';
import { failure, success } from '../programs/result';
import { answers } from '../reach/answer';
import type { End } from '../reach/end';
import { readNetwork } from '../reach/network';
import { policyProblems } from '../reach/problems';
import { findEnd, partiesOf } from '../reach/view/ends';
import { answersJson, matrixJson } from '../reach/view/json';
import { drawView } from '../reach/view/svg';
import { describeAnswers, describeEnd, describeView } from '../reach/view/text';
import type { View } from '../reach/view/view';
import { onlyOf, viewOf } from '../reach/view/view';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface ReachOptions {
  readonly environment: EnvironmentName;
  readonly path?: string;
  readonly pods: readonly Block[];
  readonly svg?: string;
  readonly json?: true;
}

const howTo = 'Flows are declared in src/config/flows.ts: docs/how-to/add-a-flow.md.';

export function defineReach(program: Command, { root, out }: PipelineProps, finish: Finish): void {
  program
    .command('reach')
    .description('says who can open connections to whom, by the NetworkPolicies alone, and why')
    .argument('[from]', 'a workload, namespace/workload, a neighbour such as front-door, or an IP address outside')
    .argument('[to]', 'the same: every port between the two is explained')
    .addOption(environmentOption('whose dist to read'))
    .addOption(new Option('--path <path>', 'read other YAML: a file, or all below a folder').conflicts('environment'))
    .addOption(
      new Option('--pods <cidr>', 'where pods have addresses, for rules with an ipBlock; twice for two families')
        .argParser(block)
        .default([], 'nowhere'),
    )
    .option('--svg <file>', 'draw the matrix')
    .option('--json', 'as JSON')
    .action((from: string | undefined, to: string | undefined, options: ReachOptions) => {
      const said = answer(
        root,
        [from, to].filter((name) => name !== undefined),
        options,
      );
      if (said.ok) out(`${said.value}\n`);
      else finish('reach', said.problem);
    });
}

/** What is said of the ends that were named: none, one or two. */
function answer(root: string, names: readonly string[], options: ReachOptions): Result<string> {
  const { json, svg } = options;
  if (svg !== undefined && names.length > 0) return failure('usage', '--svg draws the whole matrix; omit the names');
  const matrix = read(root, options);
  if (!matrix.ok) return matrix;
  const view = matrix.value;
  const ends: End[] = [];
  for (const name of names) {
    const found = findEnd(view.parties, name);
    if (typeof found === 'string') return failure('usage', found);
    ends.push(found);
  }
  const [from, to] = ends;
  if (from && to) {
    const why = answers(view.network, { from, to });
    if (json) return success(answersJson(view, from, to, why));
    const hint = options.path === undefined && !why.some(({ open }) => open) ? [howTo] : [];
    return success([describeAnswers(view, from, to, why), ...hint].join('\n\n'));
  }
  if (from) {
    const one = onlyOf(view, from);
    return success(json ? matrixJson(one) : describeEnd(one, from));
  }
  if (svg !== undefined) writeFileSync(resolve(root, svg), drawView(view));
  if (json) return success(matrixJson(view));
  return success(svg === undefined ? describeView(view) : `${svg} written`);
}

/** The matrix of an environment, or of other YAML. */
function read(root: string, { environment, path, pods }: ReachOptions): Result<View> {
  const source = path ?? `dist/${environment}`;
  const place = path === undefined ? join(root, source) : resolve(root, path);
  if (!existsSync(place)) {
    return path === undefined
      ? failure('missing', `there is no ${source}; write it with npm run synth`)
      : failure('usage', `there is no ${path}`);
  }
  try {
    const objects = readObjects(place);
    const problems = policyProblems(objects);
    if (problems.length > 0) {
      return failure('failed', `no API server accepts the policies of ${source}:\n  ${problems.join('\n  ')}`);
    }
    const network = readNetwork(objects, pods);
    if (network.pods.length === 0) return failure('failed', `${source} has no workloads`);
    return success(viewOf(source, network, partiesOf(network, path === undefined ? neighbours : {})));
  } catch (error) {
    return failure('failed', error instanceof Error ? error.message : String(error));
  }
}

function block(text: string, before: readonly Block[]): readonly Block[] {
  const found = parseBlock(text);
  if (!found) throw new InvalidArgumentError('Use a CIDR, as in 10.244.0.0/16.');
  return [...before, found];
}
