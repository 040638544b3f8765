/** The step `push`: the images of a release that is proven, as they were signed, to a registry. */
import { imageId } from '../images/own-images';
import { pushImage } from '../images/push';
import type { PushTarget } from '../images/push-target';
import { publicKeyOf } from '../supply/keys';
import { readStatement } from '../supply/verify';
import { plural } from '../writing/wording';
import { readApplied } from './deployed';
import { folderOf, type Release } from './release';
import { done, failed, type Step, type StepResult } from './step';

/** The step for a registry; it comes after all others. */
export function pushTo(target: PushTarget): Step {
  const why = `the images of a proven commit are in ${target.registry}`;
  return { name: 'push', why, run: (release) => push(release, target) };
}

async function push(release: Release, to: PushTarget): Promise<StepResult> {
  const { commit, engine, places, target } = release;
  const { run, say } = target;
  const now = await readApplied(release);
  if (!now.ok) return now;
  if (now.value.state !== 'good')
    return failed(`${commit} is not proven yet; run the steps smoke and finish`, 'refused');
  const own = publicKeyOf(places.keys);
  if (!own.ok) return own;
  const statement = readStatement(folderOf(release, commit), own.value);
  if (!statement.ok) return statement;
  const images = Object.entries(statement.value.images);
  // All of them are what was signed before the first one leaves.
  for (const [name, { id, reference }] of images) {
    const is = await imageId(run, engine, reference);
    if (is !== id) return failed(`${name}: ${reference} is ${is ?? 'not there'}, and ${id} was signed`, 'refused');
  }
  for (const [name, { reference }] of images) {
    const pushed = await pushImage({ run, engine, from: reference, to: `${to.prefix}${name}:${commit}`, target: to });
    if (!pushed.ok) return pushed;
    say(`    ${to.prefix}${name}:${commit}@${pushed.value}`);
  }
  return done(`${plural(images.length, 'image')} to ${to.prefix}`);
}
