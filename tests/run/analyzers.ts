/** Other people's evaluators of NetworkPolicies, to which ours is compared. */
import { join } from 'node:path';
import type { Run } from '../../src/programs/run';
import type { GoProgram, Tool } from '../../src/programs/tools';
import { goTool } from '../../src/programs/tools';
import type { Suite } from './suites';
import { countJest } from './suites';

export const analyzers = {
  /** Lists what connects, as ranges of ports and addresses. */
  netpolicy: {
    module: 'github.com/np-guard/netpol-analyzer',
    version: 'v1.4.4',
    // With the hashes that its own go.sum has of a module which not every copy of the checksum database knows.
    sum: [
      'h1:ut8Cg4/uqsqrskwIEDLTYNOISatxX60/gqQNyUC/UPo=',
      'github.com/np-guard/models v0.5.7 h1:U3Cc3NVRGG88+1KPdxhPTUe8JxrDUME+jiSvjHXdkyg=',
      'github.com/np-guard/models v0.5.7/go.mod h1:Cj2nHAECvIuNoEBHXyzvauf3jXYgLzjxuHH73COaazE=',
    ].join('\n'),
    folder: 'cmd/netpolicy',
    binary: 'netpolicy',
  },
  /** Says of single connections whether they are allowed. */
  cyclonus: {
    module: 'github.com/mattfenwick/cyclonus',
    version: 'v0.5.6',
    sum: 'h1:8bZ+v2Kcn4H7Z+OhX1l3BQrAHqUdmBwdBBiDIk3Wj7s=',
    folder: 'cmd/cyclonus',
    binary: 'cyclonus',
  },
} as const satisfies Record<string, GoProgram>;

export type Analyzer = keyof typeof analyzers;

/** The path of each of them, or why it is not available. */
export type AnalyzerTools = Readonly<Record<Analyzer, Tool>>;

/**
 * Builds what is not there yet, one after another, which takes minutes.
 *
 * @param given programs that are there already, by their paths: they are taken as they are
 */
export async function analyzerTools(
  run: Run,
  cacheFolder: string,
  given: Partial<Record<Analyzer, string | undefined>> = {},
  say: (line: string) => void = () => {},
): Promise<AnalyzerTools> {
  const tool = async (name: Analyzer) => {
    const path = given[name];
    return path ? { path } : goTool(run, cacheFolder, analyzers[name], say);
  };
  const netpolicy = await tool('netpolicy');
  return { netpolicy, cyclonus: await tool('cyclonus') };
}

/** Variables that name a program that is there already. */
export const analyzerVariables = { netpolicy: 'REACH_NETPOLICY', cyclonus: 'REACH_CYCLONUS' } as const;

/**
 * The suite that compares our evaluator with others', or why it cannot run here: when none of them is available. A
 * missing one is named in the suite as not compared.
 *
 * @param root of the repository
 */
export async function analyzerSuite(
  run: Run,
  root: string,
  variables: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void = () => {},
): Promise<Suite | { readonly why: string }> {
  const given = { netpolicy: variables['REACH_NETPOLICY'], cyclonus: variables['REACH_CYCLONUS'] };
  const tools = await analyzerTools(run, join(root, '.cache'), given, say);
  const missing = Object.entries(tools).flatMap(([name, tool]) => ('why' in tool ? [`${name}: ${tool.why}`] : []));
  if (missing.length === Object.keys(tools).length) return { why: missing.join('; ') };
  return {
    name: 'reach',
    command: 'node',
    args: ['node_modules/jest/bin/jest.js', '--config', 'tests/reach/analyzer/jest.config.js', '--colors=false'],
    count: countJest,
  };
}
