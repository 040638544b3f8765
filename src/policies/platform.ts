/** What is ours on a cluster that others use too: objects outside of namespaces are told by their label. */
import type { Manifest } from './policy';

const partOf = 'app.kubernetes.io/part-of';
const platform = 'breakwater';

/** Whether the object says that it is part of the platform. */
export function isOurs({ metadata }: Manifest): boolean {
  return metadata.labels?.[partOf] === platform;
}

/** The same the other way round in CEL, as the condition of a rule about objects outside of namespaces. */
export const notOurs = {
  'not-ours': `object.metadata.?labels[?'${partOf}'].orValue('none') != '${platform}'`,
} as const;
