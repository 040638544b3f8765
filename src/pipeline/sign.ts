/** The step `sign`: one signed statement over dist, images and bills of materials. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imageId, unbuilt } from '../images/own-images';
import { differences } from '../programs/commit';
import { ensureKeys, fingerprint } from '../supply/keys';
import { sbomFile } from '../supply/sbom';
import { signStatement } from '../supply/sign';
import { sha256 } from '../supply/signature';
import type { StatedImage } from '../supply/statement';
import { checksumsFile } from '../synth/checksums';
import { plural } from '../writing/wording';
import { folderOf, type Release } from './release';
import { done, failed, type StepResult } from './step';

/** Copies dist into the release and signs it, with the ids of images and the checksums of SBOMs. */
export async function sign(release: Release): Promise<StepResult> {
  const { commit, engine, images, places, sources, target } = release;
  const { name: environment } = target.environment;
  const ensured = ensureKeys(places.keys);
  if (!ensured.ok) return ensured;
  const folder = join(places.next, commit);
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  cpSync(join(target.root, 'dist'), dist, { recursive: true });
  // The copy is compared too: it is what is signed.
  const made = { id: commit, files: sources };
  const changed = [...new Set([...differences(target.root, made), ...differences(folder, made, ['dist'])])];
  if (changed.length > 0)
    return failed(
      `the tree was changed while this run was at work; commit it, or take it back, and run again:\n${changed.slice(0, 10).join('\n')}`,
    );
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
  const signed = signStatement({ folder, dist, statement }, ensured.value);
  if (!signed.ok) return signed;
  swap(folder, folderOf(release, commit));
  const by = fingerprint(ensured.value.publicKey);
  return done(`${plural(images.length, 'image')} and dist, by ${ensured.value.made ? 'a new key' : 'key'} ${by}`);
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
