/** How objects are written: one document each, nothing folded or aliased, so that a changed value is a changed line. */
import { dump } from 'js-yaml';
import type { Manifest } from './render';

/** @returns the text of a file that says which chart it comes from */
export function toYaml(chart: string, objects: readonly Manifest[]): string {
  const documents = objects.map((object) => dump(object, { lineWidth: -1, noRefs: true }));
  return `# Chart '${chart}'. Written by \`npm run synth\`: change the chart, not this file.\n${documents.join('---\n')}`;
}
