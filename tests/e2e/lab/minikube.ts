/** minikube, and clusters that it starts with an environment's own flags. */
import { homedir } from 'node:os';
import { identify } from '../../../src/cluster/identity';
import { kubectl } from '../../../src/cluster/kubectl';
import { prepare } from '../../../src/cluster/minikube';
import { minikubeHome } from '../../../src/cluster/minikube-home';
import type { Environment, Minikube } from '../../../src/config/environment';
import { lab } from '../../../src/config/environments/lab';
import { placedOn } from '../../../src/config/placed-on';
import { run } from '../../../src/programs/run';
import { start } from '../../../src/stacks/cluster/start';
import { readSettings } from '../../../src/stacks/settings';
import { kitSettings } from './kit';

export const home = minikubeHome(process.env, homedir());

/** @throws with its output, where it failed */
export async function minikube(...args: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await run('minikube', args);
  if (code === 0) return stdout;
  throw new Error(`minikube ${args.slice(0, 3).join(' ')}: exit ${code}: ${(stderr || stdout).trim().slice(-1000)}`);
}

export interface Machine {
  readonly profile: string;
  readonly environment: Environment;
  /** @default 1 */
  readonly nodes?: number;
  /** Whether the front door gets its ports of this machine. @default false */
  readonly frontDoor?: boolean;
}

/** Starts a cluster anew, with the files and flags of an environment, and tells it which environment it is of. */
export async function startMachine({ environment, frontDoor = false, nodes = 1, profile }: Machine): Promise<void> {
  await minikube('delete', '--profile', profile);
  prepare(home, profile, environment.name);
  const placed = placedOn(environment, lab) as Environment & { readonly cluster: Minikube };
  const machine = { ...placed, context: profile, nodes: { ...placed.nodes, count: nodes } };
  const settings = readSettings(lab, kitSettings);
  if (!settings.ok) throw new Error(settings.problems.join('\n'));
  const { nodePorts } = settings.settings;
  const [, ...args] = start(machine, nodePorts ? { nodePorts } : {}, frontDoor).split(' ');
  await minikube(...args);
  const problem = await identify(kubectl(run, profile), environment.name);
  if (problem !== undefined) throw new Error(problem);
}
