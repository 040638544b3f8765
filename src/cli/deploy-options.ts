/** Options that the commands of a deploy share, and the settings that they stand for. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { releases } from '../config/versions';
import type { UpOptions } from '../deploy/up';
import { variables as names } from '../stacks/settings';
import { parts } from '../stacks/stack';
import { environmentOption } from './environment-option';
import type { PipelineProps } from './props';

export interface DeployOptions extends UpOptions {
  readonly environment?: string;
  readonly charts?: string;
  readonly registry?: string;
  readonly leaveOut?: readonly string[];
  readonly loaded?: true;
  readonly withoutDigests?: true;
  readonly yes?: true;
}

/** Defines a command with the options that all of them have. */
export function deployCommand(
  program: Command,
  { variables }: PipelineProps,
  name: string,
  description: string,
): Command {
  return program
    .command(name)
    .description(description)
    .addOption(environmentOption(`or ${names.environment}`, undefined, variables[names.environment]))
    .option('--charts <folder>', 'take charts from NAME-VERSION.tgz in a folder such as ./mirror')
    .option(
      '--registry <prefix>',
      'take foreign images from here in place of their registry, as in registry.internal/mirror/',
    )
    .addOption(new Option('--leave-out <release...>', 'releases not to install').choices(Object.keys(releases)))
    .option('--loaded', "load foreign images into the nodes from this machine's engine; nothing is pulled")
    .option('--without-digests', 'take base images of our builds by name');
}

/** `--only`: stacks in place of all. */
export function partsOption(): Option {
  return new Option('--only <part...>', 'stacks; none: all').choices(parts);
}

/** `--yes`: the plan of a remote cluster was reviewed. */
export function goAhead(): Option {
  return new Option('--yes', 'go ahead on a remote cluster');
}

/** The variables of this process with those that the options stand for. */
export function variablesOf({ variables }: PipelineProps, options: DeployOptions): PipelineProps['variables'] {
  const { environment, charts, registry, leaveOut, loaded, withoutDigests } = options;
  const said = {
    [names.environment]: environment,
    [names.charts]: charts,
    [names.registry]: registry,
    [names.leftOut]: leaveOut?.join(','),
    [names.images]: loaded && 'loaded',
    [names.bases]: withoutDigests && 'by-name',
  };
  return { ...variables, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}
