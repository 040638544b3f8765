/** Options of `npm run check`, and what may stand beside what. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { type By, bys } from '../check/groups';
import type { ForeignOptions } from '../check/parameters';
import { type SetName, setNames } from '../check/rule-sets';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { type Severity, severities } from '../policies/severity';
import { unknownPolicy } from '../writing/nearest';

export interface CheckOptions extends Partial<ForeignOptions> {
  readonly format: 'text' | 'json' | 'sarif';
  readonly json?: true;
  readonly by?: By;
  readonly policy?: readonly string[];
  readonly rules?: SetName;
  readonly failOn: Severity;
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly render: boolean;
  readonly environment?: readonly EnvironmentName[];
  readonly as?: EnvironmentName;
}

export const help = `
Without a path it judges dist, each environment with its own values, and says what made the object.
With paths it judges any YAML, all of it together as one environment: files, folders with all *.yaml, *.yml and
*.json below them (without .git and node_modules, links to folders not followed), or - for standard input. Then any
image is allowed that has a tag and a digest, and containers say imagePullPolicy Always, unless options say otherwise.
A path to a folder of kustomize or to a Helm chart is rendered where kustomize, kubectl or helm is installed. A file that
is not Kubernetes YAML is a note.
With --as the YAML is judged as if it were added to dist/ENVIRONMENT, with that environment's values: an object replaces
the one of the same kind and name. Findings about other objects of dist are reported where the addition causes them.
Rule sets: general is true of any cluster and the default with paths; house is what only this platform asks for; all is
both, each rule in its strictest form, and the default for dist and with --as, where every finding is an error.
Exit status: 0 nothing found, 1 something found or unreadable, 2 usage error. Where no object is judged it is 2
too. Of findings only those count that are as severe as --fail-on, and not in the baseline.`;

export function addOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <name>', 'of the answer').choices(['text', 'json', 'sarif']).default('text'))
    .option('--json', 'the same as --format json')
    .addOption(new Option('--by <name>', 'text in groups, each with its count').choices(bys))
    .option('--policy <id...>', 'tell only what these find (names: npm run policies); paths stand before it')
    .addOption(
      new Option('--rules <set>', 'which rules judge (default: general with paths, else all)').choices(setNames),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that is a failure').choices(severities).default('info'),
    )
    .option('--config <file>', 'with paths: severities, rules that are off, exemptions, files to skip')
    .option('--baseline <file>', 'with paths: findings of this file are known, and no failure')
    .option('--write-baseline <file>', 'with paths: write the findings into a baseline, and end well')
    .option('--no-render', 'with paths: run neither kustomize nor helm')
    .addOption(new Option('--environment <name...>', 'of dist, only these').choices(Object.keys(environments)))
    .addOption(
      new Option('--as <environment>', 'with paths: as if added to dist/ENVIRONMENT, with its values').choices(
        Object.keys(environments),
      ),
    )
    .option('--own-images <prefix>', 'with paths: images that end in the hash of their sources, not in a digest')
    .option(
      '--allow-image <image>',
      'with paths: the only images, by full name or a prefix that ends in /; may be repeated',
      (image: string, before: readonly string[] = []) => [...before, image],
    )
    .addOption(
      new Option('--pull-policy <name>', 'with paths: what containers must say').choices(['Always', 'IfNotPresent']),
    )
    .addHelpText('after', help);
}

/** What is wrong with the arguments. @param known ids of all rules */
export function misused(
  paths: readonly string[],
  options: CheckOptions,
  known: readonly string[],
  isPath: (text: string) => boolean,
): string | undefined {
  const unknown = options.policy?.find((id) => !known.includes(id));
  if (unknown !== undefined && isPath(unknown))
    return `--policy takes names of rules; write the path ${unknown} before it`;
  if (unknown !== undefined) return unknownPolicy(unknown, known);
  if (paths.length > 0 && options.environment)
    return '--environment chooses of dist, which is judged without paths; leave one of them out';
  const foreign = {
    '--own-images': options.ownImages,
    '--allow-image': options.allowImage,
    '--pull-policy': options.pullPolicy,
    '--config': options.config,
    '--baseline': options.baseline,
    '--write-baseline': options.writeBaseline,
  };
  const useless = Object.entries(foreign).find(([, value]) => value !== undefined);
  if (options.as && useless)
    return `${useless[0]} is for YAML of others; omit it, since --as takes the values of ${options.as}`;
  if (paths.length === 0 && options.as)
    return `--as needs files, folders or -; dist/${options.as} itself is judged by --environment ${options.as}`;
  if (paths.length === 0 && useless)
    return `${useless[0]} is for YAML of others; name files or folders, since dist has values of its own`;
  if (options.by && (options.json || options.format !== 'text')) return '--by is for the format text; omit one of them';
  return undefined;
}
