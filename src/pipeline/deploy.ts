/** The step `deploy`: the signed release is applied, and its pods serve. */

import { join } from 'node:path';
import { apply } from '../cluster/apply';
import { loadImage } from '../cluster/load-image';
import { unfollowed } from '../gitops/arrival';
import type { Move } from '../gitops/promote';
import { imageId } from '../images/own-images';
import { failure, type Result, success } from '../programs/result';
import { publicKeyOf } from '../supply/keys';
import type { Statement } from '../supply/statement';
import { verifyStatement } from '../supply/verify';
import { readDist } from '../synth/read-dist';
import { plural } from '../writing/wording';
import { readDeployed, writeDeployed } from './deployed';
import { follow, isFollowed, plannedMove } from './followed';
import { noteBefore } from './inventory';
import { clusterOf, folderOf, type Release, yamlOf } from './release';
import { imagesOnNodes, replaceForeignPods } from './signed-pods';
import { done, failed, type StepResult } from './step';

export async function deploy(release: Release): Promise<StepResult> {
  const { commit, objects } = release;
  const vouched = await verify(release);
  if (!vouched.ok) return vouched;
  const move = isFollowed(release) ? await movable(release) : undefined;
  if (move?.ok === false) return move;
  const loaded = await load(release, vouched.value);
  if (loaded !== undefined) return failed(loaded);
  const now = await readDeployed(release);
  if (!now.ok) return now;
  const deployed = now.value;
  const good = deployed?.state === 'good' ? deployed.commit : deployed?.previous;
  // What the engine had is what its tag goes back to, whoever put it there.
  const previous = move ? move.value.from : good;
  const unknown = previous === undefined && !move ? await noteBefore(release) : undefined;
  if (unknown !== undefined) return failed(unknown);
  const told = { commit, ...(previous ? { previous } : {}) };
  const noted = await writeDeployed(release, { state: 'deploying', ...told });
  if (noted !== undefined) return failed(noted);
  const brought = move
    ? await follow(release, move.value)
    : await apply(clusterOf(release), yamlOf(release, commit), objects);
  if (!brought.ok) return brought;
  const replaced = await replaceForeignPods(release, vouched.value);
  if (!replaced.ok) return replaced;
  const serves = await writeDeployed(release, { state: 'applied', ...told });
  return serves === undefined
    ? done(`${plural(objects.length, 'object')}, pods run the signed images`)
    : failed(serves);
}

/** The move of the tag, where an engine follows it. */
async function movable(release: Release): Promise<Result<Move>> {
  const followed = await unfollowed(release.kubectl, release.target.environment);
  return followed.ok ? plannedMove(release, release.commit) : followed;
}

/** Only what the key of this machine signed is deployed: the YAML, the images in the engine's store, the SBOMs. */
async function verify(release: Release): Promise<Result<Statement>> {
  const { commit, engine, places, target } = release;
  const folder = folderOf(release, commit);
  const own = publicKeyOf(places.keys);
  if (!own.ok) return own;
  const verified = await verifyStatement({
    folder,
    publicKey: own.value,
    dist: join(folder, 'dist'),
    imageId: (reference) => imageId(target.run, engine, reference),
  });
  if (!verified.ok) return verified;
  const statement = verified.value;
  if (statement.commit !== commit || statement.environment !== target.environment.name)
    return failure(
      'refused',
      `${folder} vouches for ${statement.commit} in ${statement.environment}, and not for this commit; run the step sign`,
    );
  const copy = readDist(join(folder, 'dist'), target.environment.name);
  return copy.ok ? success(statement) : failure('refused', copy.problems.join('\n'));
}

/** The images in every node of a machine of ours; a registry's are pulled. */
async function load(release: Release, statement: Statement): Promise<string | undefined> {
  const { engine, images, places, target } = release;
  const { environment, run, say } = target;
  if (environment.cluster.kind !== 'minikube') return undefined;
  const there = await imagesOnNodes(release);
  for (const { name, reference } of images) {
    if (there.get(reference) === statement.images[name]?.id) continue;
    const problem = await loadImage(run, engine, reference, environment.context, places.scratch);
    if (problem !== undefined) return problem;
    say(`    ${name}: loaded`);
  }
  return undefined;
}
