/** The last lines of pods: what they said before they failed. */
import type { Kubectl } from './kubectl';
import type { Pod } from './pod-reasons';

/** Of its container that crashed, or of the one that runs. @param lines how many @default 5 */
export async function lastLines(
  kubectl: Kubectl,
  { metadata }: Pick<Pod, 'metadata'>,
  lines?: number,
): Promise<readonly string[]> {
  for (const previous of [true, false]) {
    const which = { previous, ...(lines === undefined ? {} : { lines }) };
    const found = await kubectl.logs(metadata.name, metadata.namespace, which);
    if (found.ok && found.value.length > 0) return found.value.map((line) => `  | ${line.slice(0, 300)}`);
  }
  return [];
}
