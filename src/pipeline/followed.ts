/** The tag that an engine follows, in a run of the pipeline: moved to the commit, and back. */
import { HopelessPods } from '../cluster/hopeless-pods';
import { type ArrivalProps, arrival } from '../gitops/arrival';
import { Git } from '../gitops/git';
import { back, type Move, type MoveProps, move, promotion } from '../gitops/promote';
import { tagOf } from '../gitops/source';
import { minutesOf, stageOf, stages } from '../gitops/stages';
import type { Manifest } from '../kubernetes/manifest';
import { failure, type Result, success } from '../programs/result';
import { type Deployed, forgetDeployed, writeDeployed } from './deployed';
import type { Destination, Release } from './release';
import { done, failed, type StepResult } from './step';

/** The shared repository, by its name in the clone. */
const remote = 'origin';

/** Whether an engine applies dist, so that a release is a move of its tag. */
export function isFollowed({ target }: Pick<Destination, 'target'>): boolean {
  return target.environment.appliedBy === 'gitops';
}

/** By what a tag is moved. */
export function movedBy({ target: { environment, root, run } }: Pick<Destination, 'target'>): MoveProps {
  return { git: new Git(run, root, remote), environment, now: new Date() };
}

/** @returns the move of the tag to a commit; its `from` is the commit that it names already where nothing is to do */
export async function plannedMove(release: Pick<Destination, 'target'>, commit: string): Promise<Result<Move>> {
  const by = movedBy(release);
  const fetched = await by.git.fetch();
  if (!fetched.ok) return fetched;
  const found = await promotion(by, commit);
  if (!found.ok) return found;
  const refusals = found.value.refusals.filter(({ reason }) => reason !== 'there');
  if (refusals.length > 0) return failure('refused', refusals.map(({ message }) => message).join('\n'));
  return success({ ...found.value, refusals });
}

/** Moves the tag, and waits until the pods are those of the commit. */
export async function follow(release: Release, planned: Move): Promise<Result<undefined>> {
  const { commit, kubectl, objects, target } = release;
  const since = Date.now();
  if (planned.from !== commit) {
    const moved = await move(movedBy(release).git, planned);
    if (!moved.ok) return moved;
    target.say(`    ${tagOf(planned.environment)} is ${commit}`);
  }
  // The engine makes it again, after the pods that it asks.
  for (const { metadata } of smokeJobs(objects)) {
    const { name, namespace = '' } = metadata;
    const gone = await kubectl.delete('job', [name], { namespace, foreground: true });
    if (!gone.ok) return failure('failed', `the last run of ${name} could not be removed: ${gone.problem.message}`);
  }
  const hopeless = new HopelessPods(kubectl, since);
  return arrival({
    ...waiting(release),
    ...{ commit, steps: ['source', 'policies', 'workloads'], look: () => hopeless.look() },
  });
}

/** The Jobs that prove a commit. */
export function smokeJobs(objects: readonly Manifest[]): readonly Manifest[] {
  return objects.filter((object) => stageOf(object) === 'smoke');
}

/** How a release waits for the engine. */
export function waiting({ clock, kubectl, patience, target: { say } }: Destination) {
  return { clock, kubectl, patience, say } satisfies Partial<ArrivalProps>;
}

/**
 * Moves the tag back from a release that is not proven, and waits until the engine is ready with the commit before.
 * A tag that someone else has moved meanwhile is theirs.
 * @param bad objects of the release that is taken back
 */
export async function tagBack(
  release: Destination,
  { commit, previous }: Deployed,
  bad: readonly Manifest[],
): Promise<StepResult> {
  const by = movedBy(release);
  const tag = tagOf(by.environment.name);
  const fetched = await by.git.fetch();
  if (!fetched.ok) return fetched;
  const planned = await back(by);
  if (!planned.ok) return planned;
  const { from, refusals, to } = planned.value;
  if (from !== commit && from !== previous) {
    await forgetDeployed(release);
    return done(`${tag} is ${from ?? 'gone'}, by another than this run, and is left`);
  }
  if (previous === undefined) {
    await forgetDeployed(release);
    if (from === undefined) return done(`${tag} was not moved`);
    return failed(`there is no commit to go back to: ${tag} names ${commit} until the next one`);
  }
  if (from === commit && previous !== commit) {
    const [fault] = refusals.map(({ message }) => message);
    if (fault !== undefined) return failed(fault, 'refused');
    if (to !== previous)
      return failed(`${tag} does not say that ${previous} was before ${commit}; move it with promote`);
    const moved = await move(by.git, planned.value);
    if (!moved.ok) return moved;
  }
  // Flux may be at work on the commit that failed, for as long as its stages may take.
  const minutes = Math.max(...stages.map((stage) => minutesOf(stage, bad)));
  const patience = release.patience + minutes * 60;
  const arrived = await arrival({ ...waiting(release), patience, commit: previous, steps: ['source', ...stages] });
  if (!arrived.ok) {
    // Where the tag was there before, only the next commit leads on.
    if (previous === commit) await forgetDeployed(release);
    return failure(arrived.problem.reason, `${previous} does not come up again: ${arrived.problem.message}`);
  }
  const noted = await writeDeployed(release, { state: 'good', commit: previous });
  return noted === undefined ? done(`${tag} is ${previous}, as before, and Flux is ready with it`) : failed(noted);
}
