/** The step `sbom`: the bill of materials of each image. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageId, unbuilt } from '../images/own-images';
import { sbomFile, sbomOf } from '../supply/sbom';
import { plural } from '../writing/wording';
import type { Release } from './release';
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
