/** `machine`: commands that the stack `cluster` runs around minikube's own. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { identify, identityOf, note } from '../cluster/identity';
import { kubectl } from '../cluster/kubectl';
import { loadForeign } from '../cluster/load-image';
import { forget, prepare } from '../cluster/minikube';
import type { Finish, PipelineProps } from './props';

/** A profile and whose it is. */
interface Named {
  readonly profile: string;
  readonly environment: string;
}

export function defineMachine(program: Command, { root, run, minikube }: PipelineProps, finish: Finish): void {
  const machine = program
    .command('machine', { hidden: true })
    .description('what the stack cluster runs around minikube');
  machine
    .command('prepare')
    .description("writes the files that the profile's API server is started with")
    .requiredOption('--profile <name>', 'of minikube')
    .requiredOption('--environment <name>', 'of which it is')
    .action(({ profile, environment }: Named) => prepare(minikube, profile, environment));
  machine
    .command('record')
    .description('notes which cluster it is, and tells it of which environment')
    .requiredOption('--profile <name>', 'of minikube')
    .requiredOption('--state <folder>', "the environment's states")
    .requiredOption('--environment <name>', 'of which it is')
    .action(async ({ profile, state, environment }: Named & { readonly state: string }) => {
      const cluster = kubectl(run, profile);
      const identity = await identityOf(cluster);
      if (!identity.ok) return finish('machine', identity.problem);
      const problem = await identify(cluster, environment);
      if (problem !== undefined) return finish('machine', { reason: 'refused', message: problem });
      note(join(root, state), identity.value);
    });
  machine
    .command('load')
    .description('puts an image into the nodes: from the engine where that has it, else as minikube knows it')
    .argument('<image>', 'its name')
    .requiredOption('--profile <name>', 'of minikube')
    .action(async (image: string, { profile }: { profile: string }) => {
      const problem = await loadForeign(run, image, profile);
      if (problem !== undefined) finish('machine', { reason: 'failed', message: problem });
    });
  machine
    .command('forget')
    .description('removes what the two others wrote')
    .requiredOption('--profile <name>', 'of minikube')
    .requiredOption('--state <folder>', "the environment's states")
    .action(({ profile, state }: { profile: string; state: string }) => forget(minikube, profile, join(root, state)));
}
