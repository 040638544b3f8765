/** The text of a definition: YAML with a line that says where it comes from. */
import { dump } from 'js-yaml';
import type { Manifest } from '../kubernetes/manifest';

/** Versions for which the definitions are written. */
export const versions = { flux: 'Flux 2.9', 'argo-cd': 'Argo CD 3.5' } as const;

/** An engine for which there is a definition. */
export type EngineName = keyof typeof versions;

/** The objects as YAML, for `kubectl apply`. */
export function definitionText(engine: EngineName, environment: string, objects: readonly Manifest[]): string {
  const head = `# dist/${environment} by ${versions[engine]}. Written by \`gitops ${engine} --environment ${environment}\`.\n`;
  return `${head}${objects.map((object) => dump(object, { lineWidth: -1, noRefs: true })).join('---\n')}`;
}
