/** What is ours on a cluster that others use too: objects outside of namespaces are told by their label. */
import type { Manifest } from '../kubernetes/manifest';

/** The label by which ours is told, and its value. */
export const partOf = 'app.kubernetes.io/part-of';
export const platform = 'breakwater';

/** Whether the object says that it is part of the platform. */
export function isOurs({ metadata }: Manifest): boolean {
  return metadata.labels?.[partOf] === platform;
}

/** In CEL, what an object is part of. @param object such as `oldObject` */
export const partIn = (object: string) => `${object}.metadata.?labels[?'${partOf}'].orValue('none')`;

/** Whether it is not ours in CEL, as the condition of a rule about objects outside of namespaces. */
export const notOurs = { 'not-ours': `${partIn('object')} != '${platform}'` } as const;
