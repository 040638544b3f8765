/** The steps that change the cluster: the signed release is applied; once it is proven, it is the good one. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { apply, remove } from '../cluster/apply';
import { loadImage } from '../cluster/load-image';
import { imageId } from '../images/own-images';
import { publicKeyOf } from '../supply/keys';
import { type Statement, verifyStatement } from '../supply/statement';
import { readDist } from '../synth/read-dist';
import { plural } from '../writing/wording';
import { readApplied, readDeployed, writeDeployed } from './deployed';
import { noteBefore } from './inventory';
import { folderOf, type Release } from './release';
import { imagesOnNodes, replaceForeignPods } from './signed-pods';
import { done, failed, type StepResult } from './step';

/** How many releases are kept to go back to. */
const kept = 5;

export async function deploy(release: Release): Promise<StepResult> {
  const { commit, objects } = release;
  const vouched = await verify(release);
  if (!vouched.ok) return failed(vouched.problem);
  const loaded = await load(release, vouched.statement);
  if (loaded !== undefined) return failed(loaded);
  const now = await readDeployed(release);
  if (!now.ok) return failed(now.problem);
  const { deployed } = now;
  const previous = deployed?.state === 'good' ? deployed.commit : deployed?.previous;
  const unknown = previous === undefined ? await noteBefore(release) : undefined;
  if (unknown !== undefined) return failed(unknown);
  const told = { commit, ...(previous ? { previous } : {}) };
  const noted = await writeDeployed(release, { state: 'deploying', ...told });
  if (noted !== undefined) return failed(noted);
  const problem = (await apply(release, commit, objects)) ?? (await replaceForeignPods(release, vouched.statement));
  if (problem !== undefined) return failed(problem);
  const serves = await writeDeployed(release, { state: 'applied', ...told });
  return serves === undefined
    ? done(`${plural(objects.length, 'object')}, pods run the signed images`)
    : failed(serves);
}

type Vouched = { readonly ok: true; readonly statement: Statement } | { readonly ok: false; readonly problem: string };

/** What is deployed is what this machine's key has signed: the YAML, the images in the engine's store, the SBOMs. */
async function verify(release: Release): Promise<Vouched> {
  const { commit, engine, places, target } = release;
  const folder = folderOf(release, release.commit);
  const own = publicKeyOf(places.keys);
  if (!own.ok) return own;
  const verified = await verifyStatement({
    folder,
    publicKey: own.publicKey,
    dist: join(folder, 'dist'),
    imageId: (reference) => imageId(target.run, engine, reference),
  });
  if (!verified.ok) return { ok: false, problem: verified.problems.join('\n') };
  const { statement } = verified;
  if (statement.commit !== commit || statement.environment !== target.environment.name)
    return {
      ok: false,
      problem: `${folder} vouches for ${statement.commit} in ${statement.environment}, and not for this commit; run the step sign`,
    };
  const copy = readDist(join(folder, 'dist'), target.environment.name);
  return copy.ok ? { ok: true, statement } : { ok: false, problem: copy.problems.join('\n') };
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

/** Notes that the release is good, and removes what only the one before it had. */
export async function finish(release: Release): Promise<StepResult> {
  const { commit, objects, places, target } = release;
  const now = await readApplied(release);
  if (!now.ok) return failed(now.problem);
  const { previous } = now.deployed;
  const noted = await writeDeployed(release, { state: 'good', commit, ...(previous ? { previous } : {}) });
  if (noted !== undefined) return failed(noted);
  const before = previous ? readDist(join(folderOf(release, previous), 'dist'), target.environment.name) : undefined;
  const { left, removed } = await remove(release, before?.ok ? before.objects : [], objects);
  const unknown = before && !before.ok ? [`what only ${previous} had is not known, and is left`] : [];
  for (const line of [...unknown, ...left]) target.say(`    ${line}`);
  forgetReleases(places.releases, [commit, ...(previous ? [previous] : [])]);
  return done(`${commit} is good${removed > 0 ? `; ${plural(removed, 'object')} of the one before removed` : ''}`);
}

/** Removes releases but the last ones and those that are needed. */
function forgetReleases(folder: string, needed: readonly string[]): void {
  const byTime = readdirSync(folder)
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of byTime.slice(kept).filter((one) => !needed.includes(one.name)))
    rmSync(join(folder, name), { recursive: true, force: true });
}
