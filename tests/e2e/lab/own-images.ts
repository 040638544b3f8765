/** Images of this repository, as the working tree has them. */
import { ownImage } from '../../../charts/context';
import { loadImage } from '../../../src/cluster/load-image';
import { lab } from '../../../src/config/environments/lab';
import { buildImages, imageNames } from '../../../src/images/build';
import { run } from '../../../src/programs/run';
import { hasKit, makeBaseImages } from './kit';

/** References by name, with the hash of their sources. */
export const ownImages: Readonly<Record<string, string>> = Object.fromEntries(
  imageNames('dockerfiles').map((name) => [name, ownImage(name, lab)]),
);

/** @param names none: nothing is built @param load profile into whose nodes they are loaded @throws with what failed */
export async function buildOwn(names: readonly string[], load?: string): Promise<void> {
  if (names.length === 0) return;
  await makeBaseImages();
  const built = await buildImages({
    dockerfiles: 'dockerfiles',
    names,
    prefix: lab.images.own,
    withoutDigests: hasKit,
    ...(load === undefined ? {} : { load: (engine, image) => loadImage(run, engine, image, load) }),
    run,
    say: (line) => console.log(`  ${line}`),
  });
  if (!built.ok) throw new Error(built.problem.message);
}
