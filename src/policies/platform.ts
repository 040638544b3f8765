/** Objects of the platform on a shared cluster, by the label app.kubernetes.io/part-of. */
import type { Manifest } from '../kubernetes/manifest';

/** The label of the platform's objects, and its value. */
export const partOf = 'app.kubernetes.io/part-of';
export const platform = 'breakwater';

/** True if the object is labelled as part of the platform. */
export function isOurs({ metadata }: Manifest): boolean {
  return metadata.labels?.[partOf] === platform;
}

/** In CEL, what an object is part of. @param object such as `oldObject` */
export const partIn = (object: string) => `${object}.metadata.?labels[?'${partOf}'].orValue('none')`;

/** The condition "not ours" in CEL, for rules about objects outside of namespaces. */
export const notOurs = { 'not-ours': `${partIn('object')} != '${platform}'` } as const;
