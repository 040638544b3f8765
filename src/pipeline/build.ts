/** The images of a release, built from its sources or taken from the engine where an earlier release vouches for them. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildImages } from '../images/build';
import { imageId, type OwnImage } from '../images/own-images';
import { publicKeyOf } from '../supply/keys';
import { readStatement } from '../supply/verify';
import { plural } from '../writing/wording';
import type { Release } from './release';
import { done, failed, type StepResult } from './step';

export async function build(release: Release): Promise<StepResult> {
  const { engine, images, target } = release;
  const { environment, root, run, say, settings } = target;
  const known = vouchedFor(release);
  const open: OwnImage[] = [];
  for (const image of images) {
    const id = await imageId(run, engine, image.reference);
    if (id === undefined || !known.has(named(image.reference, id))) open.push(image);
  }
  for (const { name } of images.filter((one) => !open.includes(one))) say(`    ${name}: unchanged`);
  if (open.length > 0) {
    const built = await buildImages({
      dockerfiles: join(root, 'dockerfiles'),
      names: open.map(({ name }) => name),
      prefix: environment.images.own,
      engine,
      withoutDigests: settings.bases === 'by-name',
      run,
      say: (line) => say(`    ${line}`),
    });
    if (!built.ok) return built;
    const other = open.find(({ reference }) => !built.value.built.some(({ image }) => image === reference));
    if (other) return failed(`dist names ${other.reference}, which is not what its sources are; npm run synth`);
  }
  return done(`${plural(open.length, 'image')} built, ${images.length - open.length} unchanged`);
}

/** Images with their ids, as statements say that our key has signed. */
function vouchedFor({ places: { keys, releases } }: Release): ReadonlySet<string> {
  const own = publicKeyOf(keys);
  if (!own.ok || !existsSync(releases)) return new Set();
  const statements = readdirSync(releases).flatMap((commit) => {
    const read = readStatement(join(releases, commit), own.value);
    return read.ok ? [read.value] : [];
  });
  return new Set(
    statements.flatMap(({ images }) => Object.values(images).map(({ id, reference }) => named(reference, id))),
  );
}

function named(reference: string, id: string): string {
  return `${reference} ${id}`;
}
