/** The images of ours that an environment runs, by what dist says. */
import type { Manifest } from '../kubernetes/manifest';
import { imagesOf } from '../kubernetes/pod-template';
import { complaint } from '../programs/complaint';
import type { Run } from '../programs/run';

export interface OwnImage {
  /** Its folder below dockerfiles. */
  readonly name: string;
  /** As dist names it: by the hash of its sources. */
  readonly reference: string;
}

/** @param prefix of our images' names, such as `localhost/breakwater/` */
export function ownImages(objects: readonly Manifest[], prefix: string): readonly OwnImage[] {
  const references = [...new Set(objects.flatMap(imagesOf))].filter((reference) => reference.startsWith(prefix)).sort();
  return references.map((reference) => ({ reference, name: reference.slice(prefix.length).replace(/:.*/, '') }));
}

/** The same image under another tag. */
export function retagged({ reference }: OwnImage, tag: string): string {
  return `${reference.slice(0, reference.lastIndexOf(':'))}:${tag}`;
}

/** @returns the id of an image in the engine's store, as nodes tell it of their pods; none where there is no such image */
export async function imageId(run: Run, engine: string, reference: string): Promise<string | undefined> {
  const { code, stdout } = await run(engine, ['image', 'inspect', '--format', '{{.Id}}', reference]);
  const id = stdout.trim();
  if (code !== 0 || id === '') return undefined;
  return id.startsWith('sha256:') ? id : `sha256:${id}`;
}

/** @returns what is wrong, or nothing */
export async function tagImage(run: Run, engine: string, from: string, to: string): Promise<string | undefined> {
  const outcome = await run(engine, ['tag', from, to]);
  return outcome.code === 0 ? undefined : `${from} could not be tagged ${to}: ${complaint(outcome)}`;
}

/** The complaint that an image is not in the engine's store. */
export function unbuilt(reference: string): string {
  return `there is no image ${reference}; the step build makes it`;
}
