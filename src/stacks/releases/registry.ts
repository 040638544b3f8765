/** Where a chart's images come from. */
import type { Sources } from '../../config/environment';

/** What a chart calls the registry of its images, which some take apart from their path. */
export interface ImageSource {
  /** Without a slash at its end: `quay.io`, `registry.internal/mirror`. */
  readonly registry: string;
}

/** @returns the registry of a site that has its own, or the one where the images are published */
export function registryOf(registry: Sources['registry'], upstream: string): string {
  return registry === 'upstream' ? upstream : registry.replace(/\/$/, '');
}
