/** The step `tag`: each image under the tags of its commit and `latest`. */
import { imageId, type OwnImage, retagged, tagImage, unbuilt } from '../images/own-images';
import type { Run } from '../programs/run';
import { plural } from '../writing/wording';
import type { Release } from './release';
import { done, failed, type StepResult } from './step';

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
