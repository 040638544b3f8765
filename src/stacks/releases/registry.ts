/** Registry of a chart's images. */
import type { Sources } from '../../config/environment';

/** @returns the registry of a site that has its own, without a slash at its end, or the one where the images are published */
export function registryOf(registry: Sources['registry'], upstream: string): string {
  return registry === 'upstream' ? upstream : registry.replace(/\/$/, '');
}

/** @returns an image as it is named where its registry is another: what a release's pods ask for */
export function imageFrom(registry: Sources['registry'], image: string): string {
  return image.replace(/^[^/]+/, (upstream) => registryOf(registry, upstream));
}
