/** What goes with the images of a release: SBOMs, the tags of its commit, and the signed statement over all of it. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imageId, type OwnImage, retagged, tagImage } from '../images/own-images';
import type { Run } from '../programs/run';
import { ensureKeys, fingerprint } from '../supply/keys';
import { sbomFile, sbomOf } from '../supply/sbom';
import { sha256 } from '../supply/signature';
import { type StatedImage, signStatement } from '../supply/statement';
import { checksumsFile } from '../synth/checksums';
import { plural } from '../writing/wording';
import { folderOf, type Release } from './release';
import { done, failed, type StepResult } from './step';

/**
 * Writes the bill of materials of each image, for the release that is signed next. A release of the same commit stays
 * as it was signed until then: a failed run may go back to it.
 */
export async function sbom(release: Release): Promise<StepResult> {
  const { commit, engine, images, places, target } = release;
  const folder = join(places.next, commit);
  rmSync(places.next, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let components = 0;
  for (const { name, reference } of images) {
    const id = await imageId(target.run, engine, reference);
    if (id === undefined) return failed(unbuilt(reference));
    const text = sbomOf(join(target.root, 'dockerfiles', name), { name, reference, id });
    writeFileSync(join(folder, sbomFile(name)), text);
    components += (JSON.parse(text) as { readonly components?: readonly unknown[] }).components?.length ?? 0;
  }
  return done(`${plural(images.length, 'document')}, ${plural(components, 'component')}`);
}

/** Gives each image the tags of its commit and `latest`: one image of three names. */
export async function tag({ commit, engine, images, target: { run } }: Release): Promise<StepResult> {
  const problems = await Promise.all(images.map((image) => tagOne(run, engine, image, [commit, 'latest'])));
  const wrong = problems.filter((problem) => problem !== undefined);
  if (wrong.length > 0) return failed(wrong.join('\n'));
  return done(`${plural(images.length, 'image')}: ${commit} and latest are one`);
}

/** @returns what is wrong, or nothing */
async function tagOne(run: Run, engine: string, image: OwnImage, tags: readonly string[]): Promise<string | undefined> {
  const id = await imageId(run, engine, image.reference);
  if (id === undefined) return unbuilt(image.reference);
  for (const name of tags.map((one) => retagged(image, one))) {
    const problem = await tagImage(run, engine, image.reference, name);
    if (problem !== undefined) return problem;
    const now = await imageId(run, engine, name);
    if (now !== id) return `${name} is the image ${now ?? 'none'}, and ${image.reference} is ${id}`;
  }
  return undefined;
}

/** Copies dist into the release and signs it, with the ids of images and the checksums of SBOMs. */
export async function sign(release: Release): Promise<StepResult> {
  const { commit, engine, images, places, target } = release;
  const { name: environment } = target.environment;
  const ensured = ensureKeys(places.keys);
  if (!ensured.ok) return failed(ensured.problem);
  const folder = join(places.next, commit);
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  cpSync(join(target.root, 'dist'), dist, { recursive: true });
  const stated: Record<string, StatedImage> = {};
  for (const { name, reference } of images) {
    const id = await imageId(target.run, engine, reference);
    if (id === undefined) return failed(unbuilt(reference));
    const bill = join(folder, sbomFile(name));
    if (!existsSync(bill)) return failed(`there is no ${bill}; the step sbom writes it`);
    stated[name] = { reference, id, sbom: sha256(readFileSync(bill)) };
  }
  const checksums = sha256(readFileSync(join(dist, checksumsFile)));
  const statement = { commit, environment, checksums, images: stated };
  const signed = signStatement({ folder, dist, statement }, ensured.keys);
  if (!signed.ok) return failed(signed.problems.join('\n'));
  swap(folder, folderOf(release, commit));
  const by = fingerprint(ensured.keys.publicKey);
  return done(`${plural(images.length, 'image')} and dist, by ${ensured.keys.made ? 'a new key' : 'key'} ${by}`);
}

/** A copy takes the place of what is there, as a whole. */
function swap(from: string, to: string): void {
  const copy = `${from}.signed`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(from, copy, { recursive: true });
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(copy, to);
}

function unbuilt(reference: string): string {
  return `there is no image ${reference}; the step build makes it`;
}
