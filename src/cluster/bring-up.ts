/** Bring-up of a cluster that runs: what dist needs before it can be applied. */
import type { Run } from '../programs/run';
import { hasCertManager, installCertManager } from './cert-manager';
import { identify } from './identity';
import type { Kubectl } from './kubectl';
import { loadForeign } from './load-image';

export interface BringUpProps {
  readonly run: Run;
  readonly kubectl: Kubectl;
  /** The environment that the cluster is, or becomes. */
  readonly environment: string;
  /** Whether the cluster is a minikube, on which cert-manager is installed where it is absent. */
  readonly minikube: boolean;
  /** Images for every node. @default - none */
  readonly images?: readonly string[];
  /** Receives progress, a line at a time. */
  readonly say: (line: string) => void;
}

/** @returns what is wrong */
export async function bringUp(props: BringUpProps): Promise<string | undefined> {
  const { environment, images = [], kubectl, minikube, run, say } = props;
  const other = await identify(kubectl, environment);
  if (other !== undefined) return other;
  if (!(await hasCertManager(kubectl))) {
    if (!minikube)
      return 'the cluster has no cert-manager, which dist needs; npm run up -- --only platform installs it';
    say('    cert-manager is not there, and is installed');
    const missing = await installCertManager(run, kubectl);
    if (missing !== undefined) return missing;
  }
  for (const image of images) {
    const problem = await loadForeign(run, image, kubectl.context);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
