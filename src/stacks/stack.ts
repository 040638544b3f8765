/** Base of every stack: named by its environment, state beside the repository, no absolute path. */
import { join, relative, sep } from 'node:path';
import type { Construct } from 'constructs';
import type { Environment } from '../config/environment';
import { LocalBackend, TerraformStack } from './cdktf';
import type { Settings } from './settings';

/** The stacks of an environment, in the order in which they are applied; destroyed in the other one. */
export const parts = ['cluster', 'platform', 'workloads'] as const;
export type Part = (typeof parts)[number];

export interface StackProps {
  readonly environment: Environment;
  readonly settings: Settings;
  /** The folder into which the app synthesizes, as it was given. */
  readonly outdir: string;
}

/** Where an environment keeps its states and the identity of its cluster, below the repository; never in git. */
export function stateFolder(environment: string): string {
  return `state/${environment}`;
}

/** The file with the UID of `kube-system`, in the state folder: written when a cluster is first deployed to. */
export const identityFile = 'kube-system.uid';

/** The name of a stack, by which it is deployed: `lab-platform`. Its folder has that name too, one for each environment. */
export function stackName(environment: string, part: Part): string {
  return `${environment}-${part}`;
}

/** A stack whose state is a file below the repository, so that it survives the folder that it is synthesized into. */
export class EnvironmentStack extends TerraformStack {
  /** From the stack's folder to the repository: what commands and files are relative to. */
  readonly root: string;

  constructor(scope: Construct, part: Part, { environment, outdir }: StackProps) {
    const name = stackName(environment.name, part);
    super(scope, name);
    this.root = relative(join(outdir, 'stacks', name), '.')
      .split(sep)
      .join('/');
    new LocalBackend(this, { path: `${this.root}/${stateFolder(environment.name)}/${part}.tfstate` });
  }
}
