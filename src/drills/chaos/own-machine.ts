/** Faults that reach below the API server: where the nodes are on this machine. */
import { failure, type Result, success } from '../../programs/result';
import type { Nodes } from '../node-shell';
import type { Scene } from './experiment';

/** The nodes of a scene. */
export function nodesOf({ kubectl, run }: Pick<Scene, 'kubectl' | 'run'>): Nodes {
  return { run, profile: kubectl.context };
}

/** @returns the nodes, or why they cannot be reached */
export function reachable(scene: Scene): Result<Nodes> {
  const { environment } = scene;
  if (environment.cluster.kind === 'minikube') return success(nodesOf(scene));
  return failure(
    'refused',
    `the nodes of ${environment.name} are others': this fault is made on nodes of minikube alone`,
  );
}
