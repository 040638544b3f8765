/** `posture [OLD] [NEW]`. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { notesOf } from '../check/note';
import { possibleNeighbours } from '../config/flows';
import { aligned } from '../posture/align';
import type { Change, Risk } from '../posture/change';
import { isAsRisky, ranked, risks } from '../posture/change';
import { connectionChanges, postureOf } from '../posture/posture';
import type { Format } from '../posture/text';
import { formats, written } from '../posture/text';
import { unevaluatedChanges } from '../posture/unevaluated';
import type { Result } from '../programs/result';
import { failure, success } from '../programs/result';
import { networkDiff } from '../reach/diff';
import { readNetwork } from '../reach/network';
import { neighbourEnds } from '../reach/strangers';
import { unevaluatedIn } from '../reach/unevaluated';
import { found } from './finish';
import type { ForeignProps } from './foreign-inputs';
import type { Finish, PipelineProps } from './props';
import type { Comparison } from './sides';
import { comparisonOf } from './sides';

export interface DiffOptions {
  readonly format: Format;
  readonly json?: true;
  readonly failOn: Risk | 'never';
}

const help = `
OLD and NEW are each an environment, a file or folder, or a reference of git: its dist, or REF:PATH.
Risks: high: what is exposed, opened to the outside or to any pod, handed over, lost, or no longer guarded; medium: a new
connection between workloads, a right, a weaker workload; low: what is closed, revoked, stronger or another version.
A rename alone is not a change. Connections are those of npm run reach.
Exit status: 0 nothing as risky as --fail-on, 1 something is, or could not be read, 2 usage error.`;

export function definePosture(program: Command, props: ForeignProps & PipelineProps, finish: Finish): void {
  const command = program
    .command('posture', { hidden: true })
    .description('says what a change opens, closes, exposes, grants, weakens or deletes, from the worst')
    .argument('[old]', 'what it was', 'HEAD')
    .argument('[new]', 'what it is (default: dist as it is on disk)')
    .option('--json', 'the same as --format json');
  addDiffOptions(command)
    .addHelpText('after', help)
    .action((before: string, after: string | undefined, options: DiffOptions) =>
      compare(props, finish, { name: 'posture', before, after, options, judge: whole }),
    );
}

/** Options of each command that compares. */
export function addDiffOptions(command: Command, when = ''): Command {
  return command
    .addOption(new Option('--format <name>', `${when}of the answer`).choices(formats).default('text'))
    .addOption(
      new Option('--fail-on <risk>', `${when}the least risk that is a failure`)
        .choices([...risks, 'never'])
        .default('high'),
    );
}

type Judge = (place: Comparison['places'][number], isDist: boolean) => readonly Change[] | string;

const whole: Judge = ({ after, before }, isDist) =>
  postureOf(before, after, isDist ? neighbourEnds(possibleNeighbours()) : []);

/** Connections alone: of `reach --diff`. */
export const connections: Judge = ({ after, before }, isDist) => {
  const diff = networkDiff(readNetwork(before), readNetwork(after), isDist ? neighbourEnds(possibleNeighbours()) : []);
  if (typeof diff === 'string') return diff;
  return [...connectionChanges(diff), ...unevaluatedChanges(aligned(before, after))];
};

interface Compare {
  readonly name: string;
  readonly before: string;
  readonly after: string | undefined;
  readonly options: DiffOptions;
  readonly judge: Judge;
}

export async function compare(props: ForeignProps & PipelineProps, finish: Finish, what: Compare): Promise<void> {
  const { after, before, judge, name, options } = what;
  const compared = await comparisonOf(props, before, after);
  if (!compared.ok) return finish(name, compared.problem);
  for (const line of [...compared.value.problems, ...notesOf(compared.value.notes)]) props.err(`${line}\n`);
  const changes = changesOf(compared.value, judge);
  if (!changes.ok) return finish(name, changes.problem);
  const format = options.json ? 'json' : options.format;
  const unless = compared.value.places.flatMap((place) => unevaluatedIn(place.after));
  props.out(
    `${written({ before, after: after ?? 'dist', changes: changes.value, ...(unless.length > 0 ? { unless } : {}) }, format)}\n`,
  );
  const isFailed = options.failOn !== 'never' && isAsRisky(changes.value, options.failOn);
  if (isFailed || compared.value.problems.length > 0) finish(name, found);
}

function changesOf({ isDist, places }: Comparison, judge: Judge): Result<readonly Change[]> {
  const all: Change[] = [];
  for (const place of places) {
    const changes = judge(place, isDist);
    if (typeof changes === 'string') return failure('failed', changes);
    const { name } = place;
    all.push(...changes.map((change) => (name === undefined ? change : { ...change, where: [name] })));
  }
  return success(ranked(all));
}
