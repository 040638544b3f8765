/** Policy parameters for foreign YAML: as permissive as possible, unless options say more. */

import type { Manifest } from '../kubernetes/manifest';
import { containersOf, podOf } from '../policies/pods';
import type { PolicyParameters } from '../policies/policy';

export interface ForeignOptions {
  /** Prefix of the images that the same people build. @default - none are */
  readonly ownImages?: string;
  /** Full references, or prefixes that end in `/`. @default - every image that is there */
  readonly allowImage?: readonly string[];
  readonly pullPolicy: PolicyParameters['pullPolicy'];
}

/** A prefix that no image has: the name is reserved, and never a registry's. */
const reserved = 'none.invalid/';

export function foreignParameters(
  { ownImages = reserved, allowImage, pullPolicy }: ForeignOptions,
  objects: readonly Manifest[],
): PolicyParameters {
  return { ownImages, foreignImages: allowImage ?? imagesOf(objects), pullPolicy };
}

/** The registries of all images, and in full the images that name none. */
function imagesOf(objects: readonly Manifest[]): readonly string[] {
  const pods = objects.flatMap((object) => podOf(object) ?? []);
  const images = pods.flatMap(containersOf).flatMap(({ container: { image } }) => image ?? []);
  return [...new Set(images.map((image) => /^[^/]+\//.exec(image)?.[0] ?? image))];
}
