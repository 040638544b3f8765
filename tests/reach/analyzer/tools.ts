/** The programs that the setup found or built. */
import { readFileSync } from 'node:fs';
import type { Analyzer, AnalyzerTools } from '../../run/analyzers';

export const toolsFile = '.cache/reach/tools.json';

/**
 * Defines the tests that need a program; if it is not available, one skipped test replaces them, with the reason in its
 * name.
 */
export function comparedWith(name: Analyzer, define: (path: string) => void): void {
  const tool = (JSON.parse(readFileSync(toolsFile, 'utf8')) as AnalyzerTools)[name];
  if ('path' in tool) describe(`compared with ${name}`, () => define(tool.path));
  else test.skip(`not compared with ${name}: ${tool.why}`, () => {});
}
