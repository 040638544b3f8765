/** `npm run reach [-- FROM [TO]]`. */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { limits } from '../check/limits';
import { notesOf } from '../check/note';
import { readAll } from '../check/reading';
import { repeatedIn } from '../check/repeated';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { neighboursOf } from '../config/flows';
import type { Block } from '../kubernetes/cidr';
import { parseBlock } from '../kubernetes/cidr';
import type { Manifest } from '../kubernetes/manifest';
import { readObjects } from '../kubernetes/read';
import type { Result } from '../programs/result';
import { failure, success } from '../programs/result';
import { answers } from '../reach/answer';
import type { End } from '../reach/end';
import { readNetwork } from '../reach/network';
import { policyProblems } from '../reach/problems';
import { unlessOf } from '../reach/unless';
import { findEnd, partiesOf } from '../reach/view/ends';
import { answersJson, matrixJson } from '../reach/view/json';
import { drawView } from '../reach/view/svg';
import { describeAnswers, describeEnd, describeView } from '../reach/view/text';
import type { View } from '../reach/view/view';
import { onlyOf, unlessFor, viewOf } from '../reach/view/view';
import { exposuresOf } from '../reach/world';
import { plural } from '../writing/wording';
import { environmentOption } from './environment-option';
import { found } from './finish';
import { type ForeignProps, foreignInputs } from './foreign-inputs';
import { addDiffOptions, compare, connections, type DiffOptions } from './posture';
import type { Finish, PipelineProps } from './props';

interface ReachOptions extends DiffOptions {
  readonly diff?: true;
  readonly environment: EnvironmentName;
  readonly path?: readonly string[];
  readonly pods: readonly Block[];
  readonly svg?: string;
}

const help = `
What is not evaluated is named, and a verdict that it may change says unless: policies of network plug-ins and meshes,
peers that only a cluster resolves, labels of which only a cluster knows the value.
Exit status: 0 success, 1 something was not read or not evaluated, or --diff found what --fail-on names, 2 usage error.`;

const howTo = 'Flows are declared in src/config/flows.ts: docs/how-to/add-a-flow.md.';

export function defineReach(program: Command, props: ForeignProps & PipelineProps, finish: Finish): void {
  const { root, out, err } = props;
  const command = program
    .command('reach')
    .description('says who can open connections to whom, by the NetworkPolicies alone, and why')
    .argument('[from]', 'a workload, namespace/workload, a neighbour such as front-door, or an IP address outside')
    .argument('[to]', 'the same: every port between the two is explained')
    .addOption(environmentOption('whose dist to read'))
    .addOption(
      new Option('--path <path>', 'read other YAML: a file, all below a folder, or - ; may be repeated')
        .argParser((path: string, before: readonly string[] = []) => [...before, path])
        .conflicts('environment'),
    )
    .addOption(
      new Option('--pods <cidr>', 'where pods have addresses, for rules with an ipBlock; twice for two families')
        .argParser(block)
        .default([], 'nowhere'),
    )
    .option('--svg <file>', 'draw the matrix')
    .option('--json', 'as JSON')
    .option('--diff', 'compare two sides, FROM and TO: environments, paths, references of git (its dist, or REF:PATH)');
  addDiffOptions(command, 'with --diff: ')
    .addHelpText('after', help)
    .action(async (from: string | undefined, to: string | undefined, options: ReachOptions) => {
      if (options.diff) {
        if (from === undefined)
          return finish('reach', { reason: 'usage', message: '--diff needs what it was, and may have what it is' });
        return compare(props, finish, { name: 'reach', before: from, after: to, options, judge: connections });
      }
      const read = options.path ? await readForeign(props, options.path) : readDist(root, options.environment);
      if (!read.ok) return finish('reach', read.problem);
      const { notes, objects, problems } = read.value;
      for (const line of [...problems, ...notes]) err(`${line}\n`);
      const names = [from, to].filter((name) => name !== undefined);
      const said = answer(root, names, options, objects);
      if (!said.ok) return finish('reach', said.problem);
      out(`${said.value.text}\n`);
      if (problems.length > 0 || said.value.unless.some(({ minor }) => !minor)) finish('reach', found);
    });
}

interface Said {
  readonly text: string;
  /** Policies that were not evaluated, and may make it another answer. */
  readonly unless: View['unless'];
}

/** What is said of the ends that were named: none, one or two. */
function answer(
  root: string,
  names: readonly string[],
  options: ReachOptions,
  objects: readonly Manifest[],
): Result<Said> {
  const { svg } = options;
  if (svg !== undefined && names.length > 0) return failure('usage', '--svg draws the whole matrix; omit the names');
  const matrix = viewFrom(objects, options);
  if (!matrix.ok) return matrix;
  const view = matrix.value;
  const ends: End[] = [];
  for (const name of names) {
    const end = findEnd(view.parties, name);
    if (typeof end === 'string') return failure('usage', end);
    ends.push(end);
  }
  const text = textOf(view, ends, options, root);
  return success({ text, unless: ends.length === 0 ? view.unless : unlessFor(view, ends) });
}

function textOf(view: View, [from, to]: readonly End[], { json, path, svg }: ReachOptions, root: string): string {
  if (from && to) {
    const why = answers(view.network, { from, to });
    if (json) return answersJson(view, from, to, why);
    const hint = path === undefined && !why.some(({ open }) => open) ? [howTo] : [];
    return [describeAnswers(view, from, to, why), ...hint].join('\n\n');
  }
  if (from) {
    const one = onlyOf(view, from);
    return json ? matrixJson(one) : describeEnd(one, from);
  }
  if (svg !== undefined) writeFileSync(resolve(root, svg), drawView(view));
  if (json) return matrixJson(view);
  return svg === undefined ? describeView(view) : `${svg} written`;
}

/** What was read, and what was not: sentences. */
interface Reading {
  readonly objects: readonly Manifest[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

function readDist(root: string, environment: EnvironmentName): Result<Reading> {
  const place = join(root, 'dist', environment);
  if (!existsSync(place)) return failure('missing', `there is no dist/${environment}; write it with npm run synth`);
  try {
    return success({ objects: readObjects(place), problems: [], notes: [] });
  } catch (error) {
    return failure('failed', error instanceof Error ? error.message : String(error));
  }
}

/** Reads on where a file cannot be read, and says so. */
async function readForeign(props: ForeignProps, paths: readonly string[]): Promise<Result<Reading>> {
  const inputs = await foreignInputs(props, paths, { render: true });
  if (!inputs.ok) return inputs;
  const { notes, objects, problems } = await readAll(inputs.value.inputs, limits, true);
  const all = [...inputs.value.notes, ...notes, ...repeatedIn(objects)];
  const read = `${plural(objects.length, 'object')} of ${plural(inputs.value.inputs.length, 'file')}`;
  const unread = problems.length > 0 ? `; ${plural(problems.length, 'problem')} with what was to be read` : '';
  return success({
    objects: objects.map(({ manifest }) => manifest),
    problems: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    notes: [...notesOf(all), `reach: read ${read}${unread}${all.length > 0 ? `; ${plural(all.length, 'note')}` : ''}`],
  });
}

/** The matrix of an environment, or of other YAML. */
function viewFrom(objects: readonly Manifest[], { environment, path, pods }: ReachOptions): Result<View> {
  const source = path?.join(', ') ?? `dist/${environment}`;
  const problems = policyProblems(objects);
  if (problems.length > 0)
    return failure('failed', `no API server accepts the policies of ${source}:\n  ${problems.join('\n  ')}`);
  const network = readNetwork(objects, pods);
  if (network.pods.length === 0) return failure('failed', `${source} has no workloads`);
  const parties = partiesOf(network, path === undefined ? neighboursOf(environments[environment]) : {});
  const world = exposuresOf(objects, network, parties);
  return success(viewOf({ source, network, parties, world, unless: unlessOf(objects, network) }));
}

function block(text: string, before: readonly Block[]): readonly Block[] {
  const found = parseBlock(text);
  if (!found) throw new InvalidArgumentError('Use a CIDR, as in 10.244.0.0/16.');
  return [...before, found];
}
