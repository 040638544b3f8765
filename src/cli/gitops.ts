/** `gitops ENGINE`: what a GitOps engine must know of an environment, as YAML. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import { type EnvironmentName, environments } from '../config/environments';
import { engineAccounts } from '../config/personas';
import { repository } from '../config/repository';
import { argoCdObjects } from '../gitops/argo-cd';
import { fluxObjects } from '../gitops/flux';
import { definitionText, versions } from '../gitops/text';
import { readObjects } from '../kubernetes/read';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

const engines = ['flux', 'argo-cd'] as const;

interface GitopsOptions {
  readonly environment: EnvironmentName;
  readonly repository: string;
  readonly key: readonly string[];
}

const help = `
It is made of dist as it is on disk: apply it again, before the commit, when dist has a kind or a namespace that it did not
have. Start, and what each engine does: docs/how-to/gitops.md.`;

export function defineGitops(program: Command, { root, out }: PipelineProps, finish: Finish): void {
  program
    .command('gitops', { hidden: true })
    .description('prints what a GitOps engine needs to apply dist of an environment')
    .addArgument(new Argument('<engine>', 'whose objects').choices(engines))
    .addOption(environmentOption('whose dist it applies'))
    .option('--repository <url>', 'where the engine finds this repository', urlOf, repository)
    .option('--key <id>', 'of Argo CD: 16 digits of a key that signs commits; may be repeated', keyOf, [])
    .addHelpText('after', help)
    .action((engine: (typeof engines)[number], options: GitopsOptions) => {
      const environment = environments[options.environment];
      const dist = join(root, 'dist', environment.name);
      if (!existsSync(dist)) {
        const message = `there is no dist/${environment.name}; write it with npm run synth`;
        return finish('gitops', { reason: 'missing', message });
      }
      if (engine === 'argo-cd' && options.key.length === 0) {
        const message = 'name with --key the keys that sign commits: gpg --list-keys --keyid-format=long';
        return finish('gitops', { reason: 'usage', message });
      }
      const { ci }: { readonly ci: readonly string[] } = environment.personas;
      if (!ci.includes(engineAccounts[engine])) {
        const message = `policies of ${environment.name} refuse ${versions[engine]}, which is not among its deployers; add engineAccounts['${engine}'] to personas.ci in src/config/environments/${environment.name}.ts, and write dist with npm run synth`;
        return finish('gitops', { reason: 'refused', message });
      }
      const props = { environment, objects: readObjects(dist), repository: options.repository };
      const objects = engine === 'flux' ? fluxObjects(props) : argoCdObjects({ ...props, keys: options.key });
      out(definitionText(engine, environment.name, objects));
    });
}

function urlOf(text: string): string {
  if (!/^(https?|ssh):\/\/[^\s@]+@?[^\s@]*$/.test(text) || /:\/\/[^/]*:[^/]*@/.test(text))
    throw new InvalidArgumentError('it is http://, https:// or ssh://, without a password.');
  return text;
}

function keyOf(text: string, before: readonly string[]): readonly string[] {
  if (!/^[0-9A-F]{16}$/.test(text)) throw new InvalidArgumentError('it is 16 digits, 0-9 and A-F.');
  return [...before, text];
}
