/** The target of a deploy, for every command: an environment, its settings, and the programs. */
import { join } from 'node:path';
import type { Environment } from '../config/environment';
import type { Result } from '../programs/result';
import type { Run } from '../programs/run';
import type { Settings } from '../stacks/settings';
import type { Part } from '../stacks/stack';
import { parts, stackName, stateFolder } from '../stacks/stack';
import { TerraformStackRun } from './terraform';

export interface DeployTarget {
  readonly environment: Environment;
  readonly settings: Settings;
  /** The root of the repository. */
  readonly root: string;
  readonly run: Run;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Called with each line of progress. */
  readonly say: (line: string) => void;
  /** Writes the stacks of the environment. */
  readonly synthesize: () => Promise<Result<undefined>>;
  /** The folder into which they are written. */
  readonly outdir: string;
}

/** How a deploy ended. */
export type DeployResult = Result<undefined>;

/** The parts that an environment has, in the order in which they are applied. */
export function partsOf({ cluster, appliedBy }: Pick<Environment, 'cluster' | 'appliedBy'>): readonly Part[] {
  return parts.filter(
    (part) =>
      (part !== 'cluster' || cluster.kind === 'minikube') && (part !== 'workloads' || appliedBy === 'terraform'),
  );
}

/** The folder of an environment's states. */
export function stateOf({ root, environment }: Pick<DeployTarget, 'root' | 'environment'>): string {
  return join(root, stateFolder(environment.name));
}

/** @returns Terraform on one part of the target */
export function terraform({ run, outdir, variables, say, environment }: DeployTarget, part: Part): TerraformStackRun {
  const progress = (news: string) => say(`    ${news}`);
  return new TerraformStackRun(
    { run, outdir, variables, progress },
    stackName(environment.name, part),
    part === 'cluster',
  );
}
