/** `promote ENVIRONMENT`. */
import { Argument, type Command } from 'commander';
import type { Environment } from '../config/environment';
import { type EnvironmentName, environments } from '../config/environments';
import { possibleNeighbours } from '../config/flows';
import { differences, sentences } from '../diff/differences';
import { Git } from '../gitops/git';
import { back, type Move, move, promotedCommit, promotion, recordProof } from '../gitops/promote';
import { postureOf } from '../posture/posture';
import { written } from '../posture/text';
import { failure, type Result, success } from '../programs/result';
import { neighbourEnds } from '../reach/strangers';
import { plural } from '../writing/wording';
import { found } from './finish';
import { missingToProof, promotable } from './promoted';
import type { Finish, PipelineProps } from './props';

interface PromoteOptions {
  readonly to: string;
  readonly back?: true;
  readonly proven?: true;
  readonly yes?: true;
  readonly remote: string | false;
  readonly context?: string;
  readonly json?: true;
}

const help = `
Shows what changes for the environment, risks first, and moves its signed tag env/ENVIRONMENT with --yes. A commit is
refused that is not signed, not of the branch, not proven in the environment before for as long as its value
says, or in a freeze. --back takes the commit before, also in a freeze. --proven records that the commit which the
environment runs serves: its engine is ready, or nothing differs from dist, its pods have its images, its smoke test
has passed. A proof that is there stays, and its time.
Signatures count that git of this clone trusts: gpg.ssh.allowedSignersFile, or the keys of gpg.
Exit status: 0 it may be, or was, promoted, 1 it is refused, 2 usage error.`;

export function definePromote(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('promote', { hidden: true })
    .description('moves an environment to a commit that was proven in the one before, or back')
    .addArgument(new Argument('<environment>', 'what is promoted to').choices(promotedTo()))
    .option('--to <commit>', 'a commit or a reference', 'HEAD')
    .option('--back', 'the commit before')
    .option('--proven', 'record that what it runs serves')
    .option('--yes', 'move the tag; without it, only show')
    .option('--remote <name>', 'the shared repository', 'origin')
    .option('--no-remote', 'use the tags of this clone alone')
    .option('--context <name>', "another kube context than the environment's, for --proven")
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action(async (name: EnvironmentName, options: PromoteOptions) => {
      const environment: Environment = environments[name];
      const git = new Git(props.run, props.root, options.remote === false ? undefined : options.remote);
      const fetched = await git.fetch();
      if (!fetched.ok) return finish('promote', fetched.problem);
      const what = { git, environment, now: new Date() };
      if (options.proven) {
        const proven = await prove(props, what, options);
        return proven.ok ? props.out(`${proven.value}\n`) : finish('promote', proven.problem);
      }
      const planned = await (options.back ? back(what) : promotion(what, options.to));
      if (!planned.ok) return finish('promote', planned.problem);
      const { refusals, to } = planned.value;
      const shown = to === '' ? success('') : await changes(props, planned.value, options);
      if (!shown.ok) return finish('promote', shown.problem);
      if (shown.value !== '') props.out(`${shown.value}\n`);
      for (const { message } of refusals) props.err(`refused: ${message}\n`);
      if (refusals.length > 0) return finish('promote', found);
      if (!options.yes) return props.err('nothing is moved without --yes\n');
      const moved = await move(git, planned.value);
      if (!moved.ok) return finish('promote', moved.problem);
      const next =
        environment.appliedBy === 'gitops'
          ? `its engine takes it; then promote ${name} --proven`
          : `git checkout ${to}, then npm run up -- --environment ${name} deploys it`;
      props.err(`env/${name} is ${to}: ${next}\n`);
    });
}

function promotedTo(): readonly string[] {
  return Object.values<Environment>(environments).flatMap(({ name, promotion: own }) => (own ? [name] : []));
}

/** What a move changes: risks, then objects. */
async function changes(
  place: PipelineProps,
  { environment, from, refusals, to }: Move,
  { json }: PromoteOptions,
): Promise<Result<string>> {
  const after = await promotable(place, to, environment);
  const before = from === undefined ? success({ objects: [] }) : await promotable(place, from, environment);
  if (!after.ok) return after;
  if (!before.ok) return before;
  const sides = [before.value.objects, after.value.objects] as const;
  const risks = postureOf(...sides, neighbourEnds(possibleNeighbours()));
  if (typeof risks === 'string') return failure('failed', risks);
  const all = differences(...sides);
  const [old, now] = [from?.slice(0, 12) ?? 'nothing', to.slice(0, 12)];
  if (json) return success(JSON.stringify({ environment, from, to, refusals, risks, differences: all }, undefined, 2));
  const lines = [...sentences(all, old, now), plural(all.length, 'difference')];
  return success([written({ before: old, after: now, changes: risks }, 'text'), '', ...lines].join('\n'));
}

async function prove(
  place: PipelineProps,
  what: Parameters<typeof promotedCommit>[0],
  { context }: PromoteOptions,
): Promise<Result<string>> {
  const environment: Environment = environments[what.environment.name as EnvironmentName];
  const commit = await promotedCommit(what);
  if (!commit.ok) return commit;
  const missing = await missingToProof(place, environment, commit.value, context);
  if (!missing.ok) return missing;
  if (missing.value.length > 0) return failure('failed', missing.value.join('\n'));
  const recorded = await recordProof(what, commit.value);
  return recorded.ok ? success(`${commit.value} is proven in ${environment.name}`) : recorded;
}
