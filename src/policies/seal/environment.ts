/** Environment of an object, offline and in CEL. */
import type { Manifest } from '../../kubernetes/manifest';

/** The label, or `none`. */
export function environmentOf({ metadata }: Manifest): string {
  return metadata.labels?.['env'] ?? 'none';
}

/** The same in CEL. @param object such as `namespaceObject` */
export const environmentIn = (object: string) => `${object}.metadata.?labels[?'env'].orValue('none')`;
