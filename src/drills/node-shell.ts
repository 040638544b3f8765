/** Programs in the namespaces of a node, as root: of a cluster of minikube, whose nodes are on this machine. */
import type { Run } from '../programs/run';
import { must } from './machine';

/** The nodes of a profile. */
export interface Nodes {
  readonly run: Run;
  readonly profile: string;
}

/** @returns what it printed @throws StageProblem where it failed */
export function onNode({ profile, run }: Nodes, node: string, ...command: readonly string[]): Promise<string> {
  return must(run, 'minikube', ['ssh', '--profile', profile, '--node', node, '--', ...command]);
}
