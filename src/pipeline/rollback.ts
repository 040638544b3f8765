/** Back to the last good release: its YAML, as it was signed, and nothing of what failed. */
import { join } from 'node:path';
import { apply, remove } from '../cluster/apply';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { publicKeyOf } from '../supply/keys';
import { verifyFiles } from '../supply/statement';
import { readDist } from '../synth/read-dist';
import { plural } from '../writing/wording';
import { type Deployed, forgetDeployed, writeDeployed } from './deployed';
import { readBefore } from './inventory';
import { type Destination, folderOf } from './release';
import { done, failed, type StepResult } from './step';

/** @param found what the cluster says: a release that is on its way */
export async function rollback(release: Destination, found: Deployed): Promise<StepResult> {
  const bad = readDist(join(folderOf(release, found.commit), 'dist'), release.target.environment.name);
  if (found.previous) {
    const back = await toPrevious(release, found.previous, bad.ok ? bad.objects : []);
    return back.ok && !bad.ok ? done(`${back.says}; what only ${found.commit} had is not known, and is left`) : back;
  }
  if (bad.ok) return toNothing(release, found.commit, bad.objects);
  return failed(
    `there was no release before ${found.commit}, and what that one made is not known here: ${bad.problems.join('; ')}\nremove it by hand, then kubectl --context ${release.target.environment.context} delete configmap deployed-release --namespace kube-system`,
  );
}

async function toPrevious(release: Destination, previous: string, bad: readonly Manifest[]): Promise<StepResult> {
  const good = goodRelease(release, previous);
  if (!good.ok) return failed(good.problem);
  const problem = await apply(release, previous, good.objects);
  if (problem !== undefined) return failed(`${previous} does not come up again: ${problem}`);
  const { left } = await remove(release, bad, good.objects, { keep: ['PersistentVolumeClaim'] });
  const noted = await writeDeployed(release, { state: 'good', commit: previous });
  if (noted !== undefined) return failed(noted);
  return done([`the cluster runs ${previous}, as before`, ...left].join('; '));
}

type Good =
  | { readonly ok: true; readonly objects: readonly Manifest[] }
  | { readonly ok: false; readonly problem: string };

/** The release is checked as it was when it was deployed; its images are on the nodes. */
function goodRelease({ places, target }: Destination, commit: string): Good {
  const folder = folderOf({ places }, commit);
  const dist = join(folder, 'dist');
  const { name } = target.environment;
  const own = publicKeyOf(places.keys);
  const verified = own.ok
    ? verifyFiles({ folder, publicKey: own.publicKey, dist })
    : { ok: false as const, problems: [own.problem] };
  const lost = (why: readonly string[]): Good => ({
    ok: false,
    problem: `${why.join('\n')}\nthe last good release, ${commit}, is not in ${places.releases} as it was signed; check out that commit and run the pipeline there`,
  });
  if (!verified.ok) return lost(verified.problems);
  const { statement } = verified;
  if (statement.commit !== commit || statement.environment !== name)
    return lost([`${folder} vouches for ${statement.commit} in ${statement.environment}`]);
  const read = readDist(dist, name);
  return read.ok ? read : lost(read.problems);
}

/** The first release of a cluster: what it made is taken away, what others had applied before stays. */
async function toNothing(release: Destination, commit: string, bad: readonly Manifest[]): Promise<StepResult> {
  const before = new Set(readBefore(release, commit));
  const stays = bad.filter((object) => before.has(identity(object)));
  const { left, removed } = await remove(release, bad, stays, { keep: [] });
  await forgetDeployed(release);
  const rest =
    stays.length > 0
      ? [`${plural(stays.length, 'object')} that others had applied before stay, as this release has them`]
      : [];
  return done([`there was no release before: ${plural(removed, 'object')} removed again`, ...rest, ...left].join('; '));
}
