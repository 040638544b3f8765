/** `machine`: what the stack `cluster` runs around minikube's own commands. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadForeign } from '../load-image';
import { forget, identityOf, note, prepare } from '../machine';
import type { End, PipelineProps } from '../props';

export function defineMachine(program: Command, { root, run, minikube, err }: PipelineProps, end: End): void {
  const machine = program
    .command('machine', { hidden: true })
    .description('what the stack cluster runs around minikube');
  machine
    .command('prepare')
    .description("writes the files that the profile's API server is started with")
    .requiredOption('--profile <name>', 'of minikube')
    .action(({ profile }: { profile: string }) => prepare(minikube, profile));
  machine
    .command('record')
    .description('notes which cluster it is')
    .requiredOption('--profile <name>', 'of minikube')
    .requiredOption('--state <folder>', "the environment's states")
    .action(async ({ profile, state }: { profile: string; state: string }) => {
      const identity = await identityOf(run, profile);
      if (identity.ok) return note(join(root, state), identity.uid);
      err(`machine: ${identity.problem}\n`);
      end(1);
    });
  machine
    .command('load')
    .description('puts an image into the nodes: from the engine where that has it, else as minikube knows it')
    .argument('<image>', 'its name')
    .requiredOption('--profile <name>', 'of minikube')
    .action(async (image: string, { profile }: { profile: string }) => {
      const problem = await loadForeign(run, image, profile);
      if (problem === undefined) return;
      err(`machine: ${problem}\n`);
      end(1);
    });
  machine
    .command('forget')
    .description('removes what the two others wrote')
    .requiredOption('--profile <name>', 'of minikube')
    .requiredOption('--state <folder>', "the environment's states")
    .action(({ profile, state }: { profile: string; state: string }) => forget(minikube, profile, join(root, state)));
}
