/** `npm run pipeline`. */
import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { kubectl } from '../cluster/kubectl';
import { environments } from '../config/environments';
import { releases } from '../config/versions';
import type { PushTarget } from '../images/push-target';
import { parsePushTarget } from '../images/push-target';
import { isFollowed, plannedMove } from '../pipeline/followed';
import { mark } from '../pipeline/leftovers';
import { releaseLock, takeLock } from '../pipeline/lock';
import { pushTo } from '../pipeline/push';
import { ready } from '../pipeline/ready';
import type { Record } from '../pipeline/record';
import { recover } from '../pipeline/recover';
import { placesOf } from '../pipeline/release';
import { runSteps } from '../pipeline/run-steps';
import type { Step, StepName } from '../pipeline/step';
import { isAfterDeploy, stepNames } from '../pipeline/step';
import { steps } from '../pipeline/steps';
import { clock } from '../programs/clock';
import { confine } from '../programs/confine';
import { liveLine } from '../programs/live-line';
import type { Result } from '../programs/result';
import { success } from '../programs/result';
import type { Run } from '../programs/run';
import { columns } from '../writing/columns';
import { prepare } from './deploy-target';
import { environmentOption } from './environment-option';
import { found } from './finish';
import type { Finish, PipelineProps } from './props';

interface PipelineOptions {
  readonly environment: string;
  readonly only?: Step['name'];
  readonly from?: StepName;
  readonly patience: number;
  readonly push?: string;
  readonly withoutDigests?: true;
  readonly json?: true;
}

/** Environments on a machine of ours: the others are deployed by who owns them. */
const local = Object.values(environments).flatMap(({ cluster, name }) => (cluster.kind === 'minikube' ? [name] : []));

const help = `
Steps, in their order:
${columns(steps.map(({ name, why }) => [`  ${name}`, why])).join('\n')}

A tree that is not clean is refused. What fails before deploy leaves the cluster untouched; what fails from there on is
rolled back to the last good release. Records of runs: state/ENVIRONMENT/pipeline/runs.
Where an engine applies dist, deploy moves the tag env/ENVIRONMENT that it follows, and a roll-back moves it back.
With --push a last step pushes the images as they were signed, under the commit. Who may is the engine's own matter:
docker login, podman login. docker.io/TEAM and TEAM are Docker Hub's. Nothing is taken back where only that fails.
Exit status: 0 the commit is deployed and proven, 1 it is not, and the cluster is as it was, 2 usage error.`;

export function definePipeline(program: Command, props: PipelineProps, finish: Finish): void {
  const { root, out, err } = props;
  program
    .command('pipeline')
    .description('takes the commit to a verified deployment on the local cluster, or says why not')
    .addOption(environmentOption('on a cluster of this machine', local))
    .addOption(new Option('--only <step>', 'this step alone').choices([...stepNames, 'push']).conflicts('from'))
    .addOption(new Option('--from <step>', 'this step and those after it').choices(stepNames))
    .option('--push <prefix>', 'push the images of a proven commit there, such as registry.example/team')
    .option('--patience <seconds>', 'how long a roll-out may take', secondsOf, 180)
    .option('--without-digests', 'take base images of our builds by name')
    .option('--json', 'the record of the run as JSON')
    .addHelpText('after', help)
    .action(async (options: PipelineOptions) => {
      // Not by its own parser: that would repeat a password that stands in it.
      const push = options.push === undefined ? undefined : parsePushTarget(options.push);
      if (push?.ok === false) return finish('pipeline', push.problem);
      if (options.only === 'push' && !push)
        return finish('pipeline', { reason: 'usage', message: 'say with --push where images are pushed' });
      const progress = options.json ? err : out;
      const id = randomBytes(8).toString('hex');
      const run: Run = (command, args, given) =>
        props.run(command, args, { ...given, env: { ...given?.env, [mark]: id } });
      const places = placesOf(root, options.environment);
      const locked = takeLock(places, id);
      if (!locked.ok) return finish('pipeline', locked.problem);
      try {
        if (locked.value.left !== undefined) progress(`${locked.value.left}\n`);
        const deployed = await deployCommit({ ...props, run, out: progress }, options, push?.value);
        if (!deployed.ok) return finish('pipeline', deployed.problem);
        const record = deployed.value;
        if (options.json) out(`${JSON.stringify(record, undefined, 2)}\n`);
        if (record.outcome !== 'passed') finish('pipeline', found);
        progress(`pipeline: ${closing(record)} in ${record.seconds.toFixed(1)} s\n`);
      } finally {
        releaseLock(places);
      }
    });
}

async function deployCommit(
  props: PipelineProps,
  options: PipelineOptions,
  push: PushTarget | undefined,
): Promise<Result<Record>> {
  const { err, out, run } = props;
  const { environment, from, only, patience, withoutDigests } = options;
  // A cluster that is made on the way has no releases: the stack platform brings those.
  const leaveOut = Object.keys(releases);
  const asked = { environment, leaveOut, ...(withoutDigests ? { withoutDigests } : {}) };
  const prepared = await prepare(props, asked, ['kubectl', 'git']);
  if (!prepared.ok) return prepared;
  const target = prepared.value;
  const cluster = kubectl(run, target.environment.context, clock);
  const destination = { target, kubectl: cluster, places: placesOf(props.root, environment), patience, clock, confine };
  const all = push ? [...steps, pushTo(push)] : steps;
  const asSteps = chosen(all, { ...(from ? { from } : {}), ...(only ? { only } : {}) });
  // Whatever becomes of this run: what a killed one left half done is taken back.
  const recovered = await recover(destination, asSteps[0]?.name ?? 'check');
  if (!recovered.ok) return recovered;
  if (recovered.value !== undefined) out(`${recovered.value}\n`);
  const begun = await ready(destination);
  if (!begun.ok) return begun;
  const release = begun.value;
  // What the engine's tag would not be moved to is refused before minutes of work.
  const moves = isFollowed(release) && asSteps.some(({ name }) => name === 'deploy');
  const movable = moves ? await plannedMove(release, release.commit) : begun;
  if (!movable.ok) return movable;
  out(`${release.commit} to ${environment}, with ${release.engine}\n`);
  const live = liveLine(process.stderr.isTTY === true, err);
  const say = (line: string) => {
    live.clear();
    out(`${line}\n`);
  };
  const record = await runSteps({
    release: { ...release, target: { ...target, run, say } },
    steps: asSteps,
    say,
    live: live.show,
    again: (step) => {
      const rest = step === 'push' ? `--only push --push ${push?.prefix}` : undefined;
      return `npm run pipeline -- --environment ${environment} ${rest ?? (isAfterDeploy(step) ? '--from deploy' : `--only ${step}`)}`;
    },
  });
  return success(record);
}

/** The steps that were asked for. */
function chosen(all: readonly Step[], { from, only }: Pick<PipelineOptions, 'from' | 'only'>): readonly Step[] {
  if (only) return all.filter(({ name }) => name === only);
  return from ? all.slice(stepNames.indexOf(from)) : all;
}

function closing({ commit, environment, outcome, problem = '' }: Record): string {
  if (outcome === 'passed') return `${commit} passed on ${environment},`;
  const why = problem.replace(/\n.*/s, '');
  return outcome === 'rolled back' ? `rolled back (${why})` : `${outcome} (${why})`;
}

function secondsOf(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('use seconds, 1 to 9999.');
  return Number(value);
}
