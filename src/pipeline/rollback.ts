/** Rollback to the last good release: its YAML as it was signed, or the tag that an engine follows. */
import { join } from 'node:path';
import { apply } from '../cluster/apply';
import { remove } from '../cluster/remove';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { failure, type Result, success } from '../programs/result';
import { publicKeyOf } from '../supply/keys';
import { verifyFiles } from '../supply/verify';
import { readDist } from '../synth/read-dist';
import { plural } from '../writing/wording';
import { type Deployed, forgetDeployed, writeDeployed } from './deployed';
import { isFollowed, tagBack } from './followed';
import { readBefore } from './inventory';
import { clusterOf, type Destination, folderOf, yamlOf } from './release';
import { done, failed, type StepResult } from './step';

/** @param found what the cluster says: a release that is on its way */
export async function rollback(release: Destination, found: Deployed): Promise<StepResult> {
  const bad = readDist(join(folderOf(release, found.commit), 'dist'), release.target.environment.name);
  if (isFollowed(release)) return tagBack(release, found, bad.ok ? bad.objects : []);
  if (found.previous) {
    const back = await toPrevious(release, found.previous, bad.ok ? bad.objects : []);
    return back.ok && !bad.ok ? done(`${back.value}; what only ${found.commit} had is not known, and is left`) : back;
  }
  if (bad.ok) return toNothing(release, found.commit, bad.objects);
  return failed(
    `there was no release before ${found.commit}, and what that one made is not known here: ${bad.problems.join('; ')}\ndelete its objects, then kubectl --context ${release.target.environment.context} delete configmap deployed-release --namespace kube-system`,
  );
}

async function toPrevious(release: Destination, previous: string, bad: readonly Manifest[]): Promise<StepResult> {
  const good = goodRelease(release, previous);
  if (!good.ok) return good;
  const applied = await apply(clusterOf(release), yamlOf(release, previous), good.value);
  if (!applied.ok)
    return failure(applied.problem.reason, `${previous} does not come up again: ${applied.problem.message}`);
  const { left } = await remove(release.kubectl, bad, good.value, ['PersistentVolumeClaim']);
  const noted = await writeDeployed(release, { state: 'good', commit: previous });
  if (noted !== undefined) return failed(noted);
  return done([`the cluster runs ${previous}, as before`, ...left].join('; '));
}

/** The release is verified as it was when it was deployed; its images are on the nodes. */
function goodRelease(release: Destination, commit: string): Result<readonly Manifest[]> {
  const { places, target } = release;
  const folder = folderOf(release, commit);
  const dist = join(folder, 'dist');
  const { name } = target.environment;
  const own = publicKeyOf(places.keys);
  const verified = own.ok ? verifyFiles({ folder, publicKey: own.value, dist }) : own;
  const lost = (why: string) =>
    failure(
      'refused',
      `${why}\nthe last good release, ${commit}, is not in ${places.releases} as it was signed; check out that commit and run the pipeline there`,
    );
  if (!verified.ok) return lost(verified.problem.message);
  const statement = verified.value;
  if (statement.commit !== commit || statement.environment !== name)
    return lost(`${folder} vouches for ${statement.commit} in ${statement.environment}`);
  const read = readDist(dist, name);
  return read.ok ? success(read.objects) : lost(read.problems.join('\n'));
}

/** The first release of a cluster: what it made is taken away, what others had applied before stays. */
async function toNothing(release: Destination, commit: string, bad: readonly Manifest[]): Promise<StepResult> {
  const before = new Set(readBefore(release, commit));
  const stays = bad.filter((object) => before.has(identity(object)));
  const { left, removed } = await remove(release.kubectl, bad, stays, []);
  await forgetDeployed(release);
  const rest =
    stays.length > 0
      ? [`${plural(stays.length, 'object')} that others had applied before stay, as this release has them`]
      : [];
  return done([`there was no release before: ${plural(removed, 'object')} removed again`, ...rest, ...left].join('; '));
}
