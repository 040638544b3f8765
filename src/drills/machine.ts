/** A minikube that is made for a drill and deleted after it, with what an environment needs before its YAML is applied. */
import { join } from 'node:path';
import { bringUp } from '../cluster/bring-up';
import { kubectl } from '../cluster/kubectl';
import { prepare } from '../cluster/minikube';
import type { Environment, Minikube } from '../config/environment';
import { foreignImages } from '../config/versions';
import { buildImages } from '../images/build';
import { ownImages } from '../images/own-images';
import type { Manifest } from '../kubernetes/manifest';
import type { Clock } from '../programs/clock';
import type { Run } from '../programs/run';
import { start } from '../stacks/cluster/start';
import type { Settings } from '../stacks/settings';
import { StageProblem } from './problem';

export interface MachineProps {
  readonly root: string;
  readonly run: Run;
  readonly clock: Clock;
  /** Where minikube keeps its things. */
  readonly minikube: string;
  readonly settings: Pick<Settings, 'bases' | 'nodePorts'>;
  /** Profile and context. */
  readonly profile: string;
  /** Whose cluster it plays, already placed on the machine of the drill. */
  readonly environment: Environment & { readonly cluster: Minikube };
  /** Whether it has a front door, on the ports of this machine that the environment names. @default false */
  readonly frontDoor?: boolean;
}

/** Makes the machine anew, with its images and cert-manager. @throws StageProblem */
export async function makeMachine(props: MachineProps, objects: readonly Manifest[]): Promise<void> {
  const { clock, environment, frontDoor = false, minikube, profile, run, settings } = props;
  await deleteMachine(props);
  prepare(minikube, profile, environment.name);
  const [program = '', ...args] = start({ ...environment, context: profile }, settings, frontDoor).split(' ');
  await must(run, program, args);
  // The front door's is an addon; its ports of this machine are of use with it alone.
  const addons = frontDoor ? [...environment.cluster.addons, 'ingress'] : [];
  for (const addon of addons) await must(run, 'minikube', ['addons', 'enable', addon, `--profile=${profile}`]);
  const images = [...(await build(props, objects)), ...foreignImages(environment)];
  const on = kubectl(run, profile, clock);
  const problem = await bringUp({
    run,
    kubectl: on,
    environment: environment.name,
    minikube: true,
    images,
    say: () => {},
  });
  if (problem !== undefined) throw new StageProblem(problem);
}

/** Deletes the machine, whether it is there or not. */
export async function deleteMachine({ profile, run }: Pick<MachineProps, 'profile' | 'run'>): Promise<void> {
  await run('minikube', ['delete', `--profile=${profile}`]);
}

/** A program that has to succeed. @throws StageProblem with its last words */
export async function must(run: Run, command: string, args: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await run(command, args);
  if (code === 0) return stdout;
  throw new StageProblem(
    `${command} ${args.slice(0, 3).join(' ')} …: exit ${code}: ${(stderr || stdout).trim().slice(-1000)}`,
  );
}

/** @returns the names of the images of ours that the objects run */
async function build(
  { environment, root, run, settings }: MachineProps,
  objects: readonly Manifest[],
): Promise<readonly string[]> {
  const own = ownImages(objects, environment.images.own);
  const built = await buildImages({
    dockerfiles: join(root, 'dockerfiles'),
    names: own.map(({ name }) => name),
    prefix: environment.images.own,
    withoutDigests: settings.bases === 'by-name',
    run,
    say: () => {},
  });
  if (!built.ok) throw new StageProblem(built.problem.message);
  return built.value.built.map(({ image }) => image);
}
